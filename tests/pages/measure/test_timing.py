"""The page of timing: the honest question first, then times, cadence, clips and lags."""

from analytics.correlations import Age, Reach
from analytics.timing import LagChoice, TimingChoice
from domain.errors import NotEnoughData, StorageUnavailable
from tests.apps import an_app, failing, words_of
from tests.factories import an_empty_workspace
from tests.note_factories import a_note
from tests.timing_factories import (
    a_lag_report,
    a_report_of_no_posts,
    a_timing_report,
    some_clip_hours,
    some_timed_posts,
)
from ui.timing import loaders as timing_loaders
from ui.words import bare

PAGE = "pages/measure/timing.py"


def the_page(monkeypatch, *, report=None, lag=None, address=None, **replaced):
    asked = []

    def answer(selection, choice, metric):
        asked.append((choice, metric))
        return report or a_timing_report(choice=choice)

    def following(selection, choice):
        asked.append((choice, None))
        return lag or a_lag_report()

    monkeypatch.setattr(timing_loaders, "timing_report", answer)
    monkeypatch.setattr(timing_loaders, "lag_report", following)
    app = an_app(monkeypatch, page=PAGE, address=address or {}, **replaced)
    return app, asked


def headings(app):
    return [bare(header.value) for header in app.header]


def test_the_honest_question_is_answered_first(monkeypatch):
    app, asked = the_page(monkeypatch)
    assert not app.exception
    assert headings(app)[0] == "No sign that timing matters here"
    assert "no time stands out" in headings(app)[1]
    assert "Choose times by what suits the team" in words_of(app)
    assert len(app.get("plotly_chart")) == 4
    assert asked[0] == (TimingChoice(), None)


def test_timing_that_matters_is_told_with_its_share_and_its_time(monkeypatch):
    app, _ = the_page(monkeypatch, report=a_timing_report(posts=some_timed_posts(tuesday=1.2)))
    assert headings(app)[0].startswith("Weekday goes with ")
    assert headings(app)[1].startswith("Posts did best on Tuesdays")
    assert r"Association\, not cause" in words_of(app)


def test_few_posts_leave_counts_and_cadence(monkeypatch):
    app, asked = the_page(monkeypatch, report=a_timing_report(posts=some_timed_posts(30)))
    assert not app.exception
    assert headings(app)[0] == "Not enough posts to say whether timing matters"
    assert "needs 40 posts" in words_of(app)
    assert any(heading.startswith("Most posts come on ") for heading in headings(app))
    app.button(key="timing_total").click().run()
    assert asked[-2][0].age is Age.TOTAL


def test_the_address_chooses_age_posts_hours_minimum_zone_and_series(monkeypatch):
    address = {
        "age": "total",
        "posts": "chosen",
        "hours": "6",
        "minimum": "10",
        "zone": "Asia/Tokyo",
        "lead": "type:a $x$",
        "follow": "clips",
    }
    app, asked = the_page(monkeypatch, address=address)
    assert not app.exception
    choice = TimingChoice(Age.TOTAL, Reach.CHOSEN, 6, 10, "Asia/Tokyo")
    assert (choice, None) in asked
    assert (LagChoice(Reach.CHOSEN, "type:a $x$", "clips"), None) in asked
    assert "hours in Asia" in words_of(app)


def test_whose_hours_they_are_is_said(monkeypatch):
    app, _ = the_page(monkeypatch)
    assert "the workspace's zone: accounts name none of their own" in words_of(app)


def test_a_choice_is_kept_in_the_address(monkeypatch):
    app, asked = the_page(monkeypatch)
    app.selectbox(key="timing_minimum").set_value(20).run()
    assert app.query_params["minimum"] in ("20", ["20"])
    assert (TimingChoice(minimum=20), None) in asked


def test_a_zone_that_does_not_exist_is_told_and_ignored(monkeypatch):
    app, asked = the_page(monkeypatch, address={"zone": "Atlantis/Capital"})
    assert not app.exception
    assert asked[-2][0].zone is None


def test_peak_hours_of_clips_are_shown_where_there_are_clips(monkeypatch):
    app, _ = the_page(monkeypatch, report=a_timing_report(clips=some_clip_hours()))
    assert any("Most clips are made at 20" in heading for heading in headings(app))
    app, _ = the_page(monkeypatch, report=a_timing_report(clips=some_clip_hours(p=0.4)))
    assert "Clips are made at no particular hours" in headings(app)


def test_clips_alone_are_shown_without_panels_of_posts(monkeypatch):
    app, _ = the_page(monkeypatch, report=a_report_of_no_posts(clips=some_clip_hours()))
    assert not app.exception
    assert "Most clips are made at 20" in headings(app)[0]
    assert "of viewers apart" in words_of(app)


def test_a_lag_names_days_and_interval_and_none_is_said(monkeypatch):
    app, _ = the_page(monkeypatch)
    assert "After posts published: more views 3 days later" in headings(app)
    assert "2 to 4 days do about as well" in words_of(app)
    app, _ = the_page(monkeypatch, lag=a_lag_report(p=0.3))
    assert "Views and posts published: no clear lag" in headings(app)


def test_too_few_days_for_a_lag_say_how_many_are_needed(monkeypatch):
    few = NotEnoughData("A lag between two series", needed=60, got=12)
    app, _ = the_page(monkeypatch, lag=a_lag_report(fit=few))
    assert "needs 60 days" in words_of(app)


def test_no_posts_are_told_with_what_to_do(monkeypatch):
    app, _ = the_page(monkeypatch, report=a_report_of_no_posts())
    assert headings(app)[0].startswith("No posts published")
    assert app.button(key="no_timing_widen").label == "Show all days with figures"


def test_an_empty_workspace_leads_to_the_import(monkeypatch):
    app, _ = the_page(monkeypatch, workspace_reports=lambda: (an_empty_workspace(),))
    assert headings(app)[0] == "No figures yet"


def test_a_lost_database_is_calm(monkeypatch):
    down = failing(StorageUnavailable("gone"))
    monkeypatch.setattr(timing_loaders, "timing_report", down)
    app = an_app(monkeypatch, page=PAGE, is_reachable=down)
    if "cannot be reached" not in words_of(app):
        monkeypatch.setattr(timing_loaders, "timing_report", down)
        app.run()
    assert "cannot be reached right now" in words_of(app)


def test_notes_are_marked_in_the_weeks_of_posts(monkeypatch):
    note = a_note("Launch", a_timing_report().selection.period)
    app, _ = the_page(monkeypatch, selection_notes=lambda *_: (note,))
    marked = [chart.key for chart in app.get("plotly_chart") if "Launch" in chart.proto.spec]
    assert marked == ["weeks_chart"]
    assert "Launch" in words_of(app)
