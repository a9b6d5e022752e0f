"""The page of tests: list, form, one test; results typed wrongly are told by their place."""

import pytest

from database.queries.entry_options import EntryOptions
from domain.errors import InvalidRequest, NotEnoughData, NotFound
from domain.experiments import FigureKind
from tests.apps import an_app, failing
from tests.apps import words_of as marked_words_of
from tests.experiment_factories import (
    TODAY,
    a_reading,
    a_stored_experiment,
    an_end,
    some_shares,
)
from ui.entry import loaders as entry_loaders
from ui.experiments import loaders

EXPERIMENTS = "pages/improve/experiments.py"


@pytest.fixture
def page(monkeypatch):
    def open_page(address=None, **replaced):
        answers = {
            "today_of": lambda _: TODAY,
            "all_experiments": lambda _: (a_stored_experiment(),),
            "experiment_reading": lambda *_: a_reading(),
            "usual_traffic": failing(NotEnoughData("The usual traffic", needed=14, got=3)),
            **replaced,
        }
        for name, answer in answers.items():
            monkeypatch.setattr(loaders, name, answer)
        nobody = EntryOptions((), (), (), (), (), ())
        monkeypatch.setattr(entry_loaders, "entry_options", lambda *_: nobody)
        return an_app(monkeypatch, page=EXPERIMENTS, address=address)

    return open_page


def words_of(app):
    return marked_words_of(app).replace("\\", "").replace("\u2060", "")


def test_running_tests_are_listed_with_their_verdict_and_ended_ones_with_what_was_learnt(page):
    ended = a_stored_experiment(8, conclusion=an_end())
    app = page(all_experiments=lambda _: (ended, a_stored_experiment()))
    assert not app.exception
    told = words_of(app)
    assert "Running" in told
    assert "Archive" in told
    assert "Ask *more* often" in told
    app.button(key="open_test_7").click().run()
    assert app.query_params["test"] == "7"
    assert "Results of 5 days" in words_of(app)


def test_no_test_yet_says_what_one_is_for(page):
    assert "No test yet" in words_of(page(all_experiments=lambda _: ()))


def test_a_test_says_its_verdict_first_and_draws_its_course(page):
    app = page({"test": "7"})
    told = words_of(app)
    assert "wins: click-through rate +30 %" in told
    assert "How the reading came about" in told
    assert not app.exception


def test_too_few_people_are_said_and_nothing_is_drawn(page):
    app = page({"test": "7"}, experiment_reading=lambda *_: a_reading(some_shares(1, people=20)))
    assert "needs 50 impressions, has 20" in words_of(app)
    assert "How the reading came about" not in words_of(app)


def test_a_day_typed_wrongly_is_told_by_its_place_and_stays(page):
    stored = []
    app = page({"test": "7"}, store_results=lambda *given: stored.append(given) or 1)
    fill(app, ["1000", "100", "1000", "1100"])
    app.button(key="day_7_0_save").click().run()
    assert "Row 3, yes" in words_of(app)
    assert "is more than the 1,000 people" in words_of(app)
    assert stored == []
    assert [one.value for one in fields(app)] == ["1000", "100", "1000", "1100"]


def test_a_day_typed_right_is_stored_and_the_fields_are_free_again(page):
    stored = []
    app = page({"test": "7"}, store_results=lambda *given: stored.append(given) or 2)
    fill(app, ["1000", "100", "1000", "110"])
    app.button(key="day_7_0_save").click().run()
    (_, number, results) = stored[0]
    assert number == 7
    assert [(one.variant, one.sums.people, one.sums.total) for one in results] == [
        ("Plain", 1000, 100),
        ("<b>Ask</b>", 1000, 110),
    ]
    assert [one.value for one in app.success] == ["1 day saved."]
    assert {one.value for one in fields(app)} == {""}


def fields(app):
    return [one for one in app.text_input if one.key.startswith("day_")]


def fill(app, cells):
    for field, cell in zip(fields(app), cells, strict=True):
        field.set_value(cell)


def test_a_refusal_of_the_store_is_told(page):
    app = page({"test": "7"}, store_results=failing(InvalidRequest("This test has ended.")))
    fill(app, ["1000", "100", "1000", "110"])
    app.button(key="day_7_0_save").click().run()
    assert "This test has ended." in words_of(app)


def test_a_table_that_is_pasted_is_read_like_a_file(page):
    stored = []
    app = page({"test": "7"}, store_results=lambda *given: stored.append(given) or 1)
    app.text_area(key="test_pasted_7_0").set_value(
        "variant;day;impressions;clicks\nplain;2026-07-12;500;51\n"
    )
    app.button(key="save_test_table").click().run()
    (result,) = stored[0][2]
    assert (result.variant, result.sums.total) == ("Plain", 51)


def test_an_ended_test_takes_no_results_and_can_be_opened_again(page):
    opened = []
    reading = a_reading(conclusion=an_end())
    app = page(
        {"test": "7"},
        experiment_reading=lambda *_: reading,
        reopen=lambda *given: opened.append(given),
    )
    assert "Enter results" not in words_of(app)
    app.button(key="reopen_test").click().run()
    assert opened == [(1, 7)]


def test_a_new_test_is_created_as_it_was_filled_in(page):
    created = []
    app = page({"show": "new"}, create=lambda workspace, setup: created.append(setup) or 7)
    app.text_input(key="test_name").set_value("Faces")
    app.text_input(key="test_metric").set_value("click-through rate")
    app.number_input(key="test_smallest").set_value(5.0)
    app.button(key="create_test").click().run()
    (setup,) = created
    assert (setup.name, setup.kind, setup.smallest_effect) == ("Faces", FigureKind.SHARES, 0.05)
    assert setup.names() == ("Control", "Variant 1")
    assert app.query_params["test"] == "7"


def test_what_a_new_test_lacks_is_said_and_nothing_typed_is_lost(page):
    app = page({"show": "new"}, create=failing(InvalidRequest("The test needs a name.")))
    app.text_input(key="test_metric").set_value("clicks")
    app.button(key="create_test").click().run()
    assert "The test needs a name." in words_of(app)
    assert app.text_input(key="test_metric").value == "clicks"


def test_unusable_traffic_is_said_in_words_and_own_figures_can_be_given(page):
    app = page({"show": "new"})
    assert "needs 14 days, has 3" in words_of(app)
    app.selectbox(key="plan_pair").select("own").run()
    assert "7 days, 3,500 people per group" in words_of(app)


def test_a_link_to_a_test_that_is_gone_is_told(page):
    app = page({"test": "99"}, experiment_reading=failing(NotFound("There is no test 99 here.")))
    assert "There is no test 99 here" in words_of(app)
