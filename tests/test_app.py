import re
import tomllib
from dataclasses import replace

import pytest

from domain.errors import NotEnoughData, StorageUnavailable
from domain.periods import Period
from domain.vocabulary import Comparison, Platform
from tests.apps import CONTENT, IMPORT, PROJECT, an_app, failing, words_of
from tests.factories import (
    LAST_DAY,
    a_sample_workspace,
    a_workspace,
    an_empty_workspace,
    an_overview_report,
)
from ui.importing import imports
from ui.presets import Preset


class Asked:
    """Remembers which selections the overview was asked for."""

    def __init__(self):
        self.selections = []

    def __call__(self, selection, metric_name):
        self.selections.append(selection)
        return replace(an_overview_report(), selection=selection)


def test_the_overview_opens_over_the_last_four_weeks(monkeypatch):
    asked = Asked()
    app = an_app(monkeypatch, overview_report=asked)
    assert not app.exception
    assert app.title[0].value == "Overview"
    assert asked.selections[-1].period == Period.ending(LAST_DAY, days=28)


@pytest.mark.parametrize(("page", "title"), [(CONTENT, "Content"), (IMPORT, "Import files")])
def test_every_page_stands_in_the_frame(monkeypatch, page, title):
    app = an_app(monkeypatch, page=page)
    assert not app.exception
    assert app.title[0].value == title


def test_an_address_sets_the_whole_filter(monkeypatch):
    asked = Asked()
    address = {"range": "7d", "compare": "year", "platforms": "youtube,x", "match": "date"}
    an_app(monkeypatch, address=address, overview_report=asked)
    chosen = asked.selections[-1]
    assert chosen.period.days == 7
    assert chosen.comparison is Comparison.YEAR
    assert chosen.platforms == (Platform.YOUTUBE, Platform.X)
    assert not chosen.match_weekday


def test_unknown_parameters_are_ignored_with_a_notice(monkeypatch):
    app = an_app(monkeypatch, address={"foo": "1", "range": "$x$"})
    assert not app.exception
    assert app.info[0].value.endswith("are ignored: foo and range.")


def test_choosing_a_preset_reaches_the_report_and_the_address(monkeypatch):
    asked = Asked()
    app = an_app(monkeypatch, overview_report=asked)
    app.pills(key="range_preset").set_value(Preset.LAST_90).run()
    assert asked.selections[-1].period.days == 90
    assert app.session_state["view_state"].written == (("range", "90d"),)


def test_stepping_back_asks_for_the_days_before(monkeypatch):
    asked = Asked()
    app = an_app(monkeypatch, overview_report=asked)
    app.button(key="step_back").click().run()
    first = Period.ending(LAST_DAY, days=28)
    assert asked.selections[-1].period == first.shifted(-28)


def test_the_filter_survives_a_visit_to_another_page(monkeypatch):
    asked = Asked()
    app = an_app(monkeypatch, overview_report=asked)
    app.session_state["filter"] = True  # opens it
    app.run()
    app.pills(key="platforms").set_value([Platform.YOUTUBE]).run()
    app.switch_page(IMPORT).run()
    app.switch_page("pages/measure/overview.py").run()
    assert asked.selections[-1].platforms == (Platform.YOUTUBE,)


def test_a_workspace_without_figures_yields_to_the_sample(monkeypatch):
    asked = Asked()
    both = (an_empty_workspace(), a_sample_workspace())
    app = an_app(monkeypatch, overview_report=asked, workspace_reports=lambda: both)
    assert asked.selections[-1].workspace_id == 2
    assert "Sample data" in words_of(app)
    assert app.selectbox(key="workspace_switch").value == 2


def test_own_figures_come_before_the_sample(monkeypatch):
    both = (a_workspace(), a_sample_workspace())
    app = an_app(monkeypatch, workspace_reports=lambda: both)
    assert "Sample data" not in words_of(app)


def test_the_sample_goes_after_one_click_and_a_confirmation(monkeypatch):
    removed = []
    monkeypatch.setattr(imports, "remove_sample", lambda: removed.append(True))
    both = (an_empty_workspace(), a_sample_workspace())
    app = an_app(monkeypatch, workspace_reports=lambda: both)
    app.button(key="remove_sample").click().run()
    assert not removed
    app.button(key="confirm_remove_sample").click().run()
    assert removed


@pytest.mark.parametrize("loader", ["workspace_reports", "overview_report"])
def test_a_lost_database_gives_a_calm_page_with_a_retry(monkeypatch, loader):
    down = failing(StorageUnavailable("The database cannot be reached right now."))
    app = an_app(monkeypatch, **{loader: down}, is_reachable=down)
    assert not app.exception
    assert "The database cannot be reached right now" in words_of(app)
    assert app.button(key="retry_database").label == "Retry now"


def test_the_page_returns_when_the_database_does(monkeypatch):
    down = failing(StorageUnavailable("gone"))
    app = an_app(monkeypatch, overview_report=down, is_reachable=down)
    monkeypatch.setattr("ui.loaders.overview_report", Asked())
    monkeypatch.setattr("ui.loaders.is_reachable", lambda: True)
    app.button(key="retry_database").click().run()
    assert not app.exception
    assert app.metric[0].value == "1.24M"


def test_a_bug_shows_an_id_that_the_log_has_too_and_nothing_else(monkeypatch, caplog):
    app = an_app(monkeypatch, overview_report=failing(KeyError("password=hunter2")))
    assert not app.exception
    shown = words_of(app)
    (incident,) = re.findall(r"\*\*([0-9a-f]{8})\*\*", shown)
    assert incident in caplog.text
    assert "Traceback" in caplog.text
    assert "hunter2" not in shown


def test_too_little_data_is_said_with_numbers(monkeypatch):
    short = failing(NotEnoughData("A comparison", needed=14, got=5))
    app = an_app(monkeypatch, overview_report=short)
    assert "needs 14 days, has 5" in app.info[0].value.replace("\\", "")


def test_nothing_in_the_configuration_leaves_the_machine():
    settings = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text())
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "type"
    for face in settings["theme"]["fontFaces"]:
        assert (PROJECT / face["url"].removeprefix("app/")).is_file()
    assert (PROJECT / "static" / "favicon.png").is_file()
