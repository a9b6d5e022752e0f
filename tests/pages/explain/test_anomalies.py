from dataclasses import replace
from types import SimpleNamespace

import pytest

from analytics.anomalies.series import ShortSeries
from domain.errors import InvalidRequest
from domain.notes import NoteKind
from domain.vocabulary import Level
from tests.apps import an_app, words_of
from tests.factories import an_empty_workspace
from tests.note_factories import a_note, an_anomaly_report, an_unusual_post, unusual_days
from ui.anomalies import loaders
from ui.notes import writing

PAGE = "pages/explain/anomalies.py"


@pytest.fixture
def page(monkeypatch):
    def opened(report=None, *, address=None, **replaced):
        asked.clear()

        def answer(_, metric, level):
            asked.append((metric, level))
            if isinstance(report, Exception):
                raise report
            return report or an_anomaly_report()

        monkeypatch.setattr(loaders, "anomaly_report", answer)
        return an_app(monkeypatch, page=PAGE, address=address, **replaced)

    return opened


asked: list[tuple] = []


def said_by(app):
    return words_of(app).replace("\\", "").replace("\u00a0", " ").replace("\u2009", "")


def test_the_finding_the_chart_and_both_lists_are_there(page):
    app = page()
    assert not app.exception
    assert "Views: 2 unusual days and 1 unusual post" in said_by(app)
    assert len(app.get("plotly_chart")) == 1
    days, posts = app.dataframe[0].value, app.dataframe[1].value
    assert (
        days.iloc[0]["Days"].replace("\u00a0", " ").replace("\u2009", "")
        == "10 Jul\u201311 Jul 2026"
    )
    assert (days.iloc[0]["Expected"], days.iloc[0]["Ordinary"]) == ("20.0K", "14.0K to 28.0K")
    assert (posts.iloc[0]["Title"], posts.iloc[0]["Times typical"]) == ("A hit", "20\u00d7")


def test_the_series_that_stood_out_last_is_drawn_and_another_can_be_chosen(page):
    app = page()
    assert "YouTube" in app.get("plotly_chart")[0].proto.spec
    app = page(address={"series": "tiktok"})
    assert '"TikTok"' in app.get("plotly_chart")[0].proto.spec


def test_choices_come_from_the_address(page):
    page(address={"level": "account", "metric": "likes"})
    assert asked[-1] == ("likes", Level.ACCOUNT)
    page(address={"level": "topic"})
    assert asked[-1] == (None, Level.PLATFORM)


def test_seen_ones_can_be_left_out_or_alone(page):
    report = an_anomaly_report(
        days=(unusual_days(), unusual_days(acknowledged=a_note(), label="Seen one")),
        posts=(),
    )
    assert list(page(report, address={"shown": "open"}).dataframe[0].value["Of"]) == ["YouTube"]
    assert list(page(report, address={"shown": "seen"}).dataframe[0].value["Of"]) == ["Seen one"]


def test_nothing_unusual_is_said_calmly(page):
    said = said_by(page(an_anomaly_report(days=(), posts=())))
    assert "nothing stood out" in said
    assert "Every day lies where it was expected" in said
    assert "within what is usual at its age" in said


def test_too_short_series_say_what_they_need(page):
    short = ShortSeries("TikTok", "Unusual days: not enough data, needs 14 days, has 9.")
    report = an_anomaly_report(series=(), days=(), posts=(), posts_judged=0, too_short=(short,))
    app = page(report)
    assert not app.exception
    assert "nothing to judge in these days" in said_by(app)
    assert "needs 14 days, has 9" in said_by(app)
    assert len(app.get("plotly_chart")) == 0


def test_what_cannot_be_asked_is_told(page):
    app = page(InvalidRequest("Unusual days are looked for within 730 days."))
    assert [error.value for error in app.error] == [
        "Unusual days are looked for within 730 days\\."
    ]


def test_an_empty_workspace_leads_to_the_import(page):
    app = page(workspace_reports=lambda: (an_empty_workspace(),))
    assert app.header[0].value == "No figures yet"


def test_titles_are_text_whatever_they_hold(page):
    hostile = "<img src=x onerror=alert(1)> $x$"
    report = an_anomaly_report(posts=(an_unusual_post(title=hostile),))
    app = page(report)
    assert not app.exception
    assert app.dataframe[1].value.iloc[0]["Title"] == hostile


def test_acknowledging_saves_a_note_of_the_day_its_series_and_metric(page, monkeypatch):
    saved = []
    monkeypatch.setattr(writing, "save", lambda _, draft: saved.append(draft))
    monkeypatch.setattr("ui.anomalies.days.st.dataframe", choosing_first)
    app = page(an_anomaly_report(posts=()))
    app.text_input(key="seen_day_text_0").set_value("A star shared it")
    next(b for b in app.button if b.key == "seen_day_save").click().run()
    (draft,) = saved
    run = unusual_days()
    assert (draft.days, draft.subject, draft.metric, draft.kind, draft.text) == (
        run.days, run.subject, "views", NoteKind.ANOMALY, "A star shared it",
    )  # fmt: skip


def test_what_was_seen_names_who_and_can_be_taken_back(page, monkeypatch):
    monkeypatch.setattr("ui.anomalies.days.st.dataframe", choosing_first)
    seen = unusual_days(acknowledged=a_note("A star"))
    app = page(an_anomaly_report(days=(seen,), posts=()))
    assert "Seen by Ada: A star" in said_by(app)
    assert app.button(key="seen_day_undo")


def choosing_first(*_, key, **__):
    """As if the first row of the unusual days were clicked, and of no other table."""
    chosen = ((0, "Days"),) if key == "unusual_days" else ()
    return SimpleNamespace(selection=SimpleNamespace(cells=chosen, rows=()))


def test_followers_have_no_posts_to_judge(page):
    metric = an_anomaly_report().metrics[1]
    level = replace(metric, kind="level")
    app = page(an_anomaly_report(metric=level, posts=()))
    assert "Unusual posts" not in said_by(app)
