"""What stands beside the figures of the overview: unusual days, who leads, tests, insights."""

import sys
from decimal import Decimal

import pytest

from analytics.leaderboards.leader import Leader
from domain.errors import StorageUnavailable
from domain.granularity import Granularity
from domain.vocabulary import Level
from tests.apps import an_app, failing, words_of
from tests.experiment_factories import a_stored_experiment
from tests.note_factories import unusual_days
from ui.overview import marking

TOMASZ = Leader(Level.CREATOR, "Tomasz *T*", Decimal(500), 0.54, beside=4)


@pytest.fixture(autouse=True)
def the_detector_is_loaded(monkeypatch):
    monkeypatch.setattr(marking, "_is_loaded", lambda: True)


def said_by(app):
    return words_of(app).replace("\\", "").replace("\u00a0", " ")


def ways(app):
    return {link.proto.label: link.proto.query_string for link in app.get("page_link")}


def test_unusual_days_are_marked_in_the_chart_and_lead_to_what_was_expected(monkeypatch):
    app = an_app(monkeypatch, unusual_days=lambda *_: (unusual_days(),))
    assert "standard deviations above 20.0K" in app.get("plotly_chart")[0].proto.spec
    assert "triangles: unusual days" in said_by(app)
    assert "metric=views" in ways(app)["2 unusual days explained"]


def test_by_platform_or_in_total_the_marks_are_those_of_what_is_drawn(monkeypatch):
    asked = []
    app = an_app(monkeypatch, unusual_days=lambda _, metric, level: asked.append(level) or ())
    app.segmented_control(key="chart_mode").set_value("total").run()
    assert asked == [Level.PLATFORM, Level.TOTAL]


def test_weeks_carry_no_marks_of_days(monkeypatch):
    app = an_app(monkeypatch, unusual_days=lambda *_: (unusual_days(),))
    app.segmented_control(key="granularity").set_value(Granularity.WEEK).run()
    assert "unusual" not in said_by(app)


def test_a_first_view_waits_for_no_detector_and_looks_again_by_itself(monkeypatch):
    monkeypatch.setattr(marking, "_is_loaded", lambda: False)
    app = an_app(monkeypatch, unusual_days=failing(AssertionError("asked")))
    assert not app.exception
    assert len(app.get("plotly_chart")) == 2
    assert "unusual" not in said_by(app)


def test_a_detector_that_is_still_being_loaded_is_not_asked(monkeypatch):
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, marking._DETECTOR, type(sys)("half"))
    assert not marking._is_loaded()


def test_who_leads_is_told_with_the_way_to_the_leaderboards(monkeypatch):
    app = an_app(monkeypatch, leader=lambda *_: TOMASZ)
    assert "Tomasz *T* comes first of 5 creators, with 54 % of views." in said_by(app)
    assert r"Tomasz \*T\*" in words_of(app)
    assert "of=" not in ways(app)["Leaderboards"]


def test_where_topics_lead_the_way_goes_to_topics(monkeypatch):
    app = an_app(monkeypatch, leader=lambda *_: Leader(Level.TOPIC, "RPG", Decimal(5), None, 1))
    assert "RPG comes first of 2 topics." in said_by(app)
    assert "of=topic" in ways(app)["Leaderboards"]


def test_running_tests_are_named_and_the_rest_counted(monkeypatch):
    tests = tuple(a_stored_experiment(n, name=f"T{n}") for n in range(5))
    app = an_app(monkeypatch, running_tests=lambda _: tests)
    assert "5 tests running: **T0**, **T1**, **T2** and 2 more" in said_by(app)
    assert "Experiments" in ways(app)


def test_nothing_beside_takes_no_room(monkeypatch):
    app = an_app(monkeypatch)
    assert not {"Leaderboards", "Experiments"} & ways(app).keys()
    assert "The rules have not been asked yet" in said_by(app)


def test_what_cannot_be_read_beside_leaves_the_rest_standing(monkeypatch):
    app = an_app(monkeypatch, leader=failing(ValueError("x")))
    assert len(app.metric) == 6
    assert "under the id" in said_by(app)
    down = failing(StorageUnavailable("gone"))
    app = an_app(monkeypatch, leader=down, is_reachable=down)
    assert not app.exception


def test_what_names_a_metric_leads_to_its_entry_in_the_dictionary(monkeypatch):
    app = an_app(monkeypatch)
    explained = [header.help for header in app.header if header.help]
    assert len(explained) >= 4  # chart, parts, movers, ranking
    assert all("(metrics?metric=views)" in told for told in explained)
    ranking = app.dataframe[-1].proto.columns
    assert "(metrics?metric=views)" in ranking
