"""Kept analyses: listed, opened beside today's figures, removed; and kept from where they stand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from analytics.analysis_runs import RunsReport
from domain.analysis_runs import AnalysisRun, KeptRun, RunKind, Statement, Unit
from domain.errors import NotFound
from tests.apps import an_app, failing
from tests.apps import words_of as marked_words_of
from tests.factories import a_selection
from tests.trend_factories import a_trend_report, a_trending_report
from ui.kept import loaders
from ui.trends import loaders as trend_loaders

KEPT = "pages/explain/kept.py"
TRENDS = "pages/explain/trends.py"
SLOPE = Statement("share per day", "Rising.", 0.10, 0.05, 0.15, 100, Unit.SHARE)


def a_kept_run(**changes):
    run = AnalysisRun(
        RunKind.TREND, "Views *rise*", a_selection(), {"metric": "views"}, (SLOPE,), "a line",
        "from=2026-06-01&to=2026-06-28", "After the <b>relaunch</b>",
    )  # fmt: skip
    moment = datetime(2026, 7, 2, 9, tzinfo=UTC)
    return KeptRun(5, replace(run, **changes), "1", "40", "ada", moment)


def words_of(app):
    return marked_words_of(app).replace("\\", "").replace("\u2060", "").replace("\u00a0", " ")


@pytest.fixture
def page(monkeypatch):
    def open_page(address=None, *, runs=None, path=KEPT, **replaced):
        answers = {
            "runs_report": lambda _: RunsReport(
                (a_kept_run(),) if runs is None else runs, "1", "41"
            ),
            "one_run": lambda *_: a_kept_run(),
            "statements_now": lambda _: (replace(SLOPE, estimate=0.2, low=0.16, high=0.24),),
            **replaced,
        }
        for name, answer in answers.items():
            monkeypatch.setattr(loaders, name, answer)
        return an_app(monkeypatch, page=path, address=address)

    return open_page


def test_kept_analyses_are_listed_and_new_figures_are_said(page):
    told = words_of(page())
    assert "Views *rise*" in told
    assert "After the <b>relaunch</b>" in told
    assert "kept on 2 Jul 2026 by ada" in told
    assert "figures were added since" in told
    assert "methods changed since" not in told


def test_nothing_kept_says_where_to_begin(page):
    assert "Nothing is kept yet" in words_of(page(runs=()))


def test_an_opened_one_stands_beside_today(page):
    app = page({"run": "5"})
    (row,) = app.dataframe[0].value.to_dict("records")
    assert row["Kept"].replace("\u00a0", " ") == "10 % (5 % to 15 %), n = 100"
    assert row["Today"].replace("\u00a0", " ") == "20 % (16 % to 24 %), n = 100"
    assert row["It"] == "moved"
    assert "Of 1 figure: 1 moved." in words_of(app)


def test_what_cannot_be_asked_any_more_is_said(page):
    app = page({"run": "5"}, statements_now=failing(NotFound("There is no topic 9.")))
    assert "Today: There is no topic 9." in words_of(app)
    assert app.dataframe[0].value["It"].tolist() == ["no longer found"]


def test_one_that_is_gone_is_told(page):
    gone = failing(NotFound("There is no kept analysis 77."))
    assert "no kept analysis 77" in words_of(page({"run": "77"}, one_run=gone))


def test_it_is_removed_and_the_list_comes_back(page):
    removed = []
    app = page({"run": "5"}, forget=lambda *given: removed.append(given))
    app.button(key="run_remove").click().run()
    assert removed == [(1, 5)]
    assert "run" not in app.query_params


def test_a_trend_is_kept_with_what_was_asked(page, monkeypatch):
    kept = []
    report = a_trend_report()
    monkeypatch.setattr(trend_loaders, "trend_report", lambda *_: report)
    monkeypatch.setattr(trend_loaders, "trending_report", lambda *_: a_trending_report())
    app = page(path=TRENDS, keep=kept.append)
    app.session_state["trend_keep"] = True
    app.run()
    app.text_input(key="trend_name").set_value("My trend")
    app.button(key="trend_keep_now").click().run()
    (run,) = kept
    assert (run.title, run.kind) == ("My trend", RunKind.TREND)
    assert run.parameters["metric"] == report.subject.metric.name
    assert run.statements[0].estimate == report.course.trend.slope
    assert "from=" in run.address
