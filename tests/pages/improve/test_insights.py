"""The page of insights: what is found, how sure, what was decided, and why there is no more."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.insights.outcomes import Outcome, OutcomeReport, OutcomeState
from analytics.insights.outcomes.record import hit_records
from domain.errors import InvalidRequest, NotFound
from domain.insights import Decision, InsightKind, InsightState
from domain.vocabulary import Platform
from tests.apps import an_app, failing
from tests.apps import words_of as marked_words_of
from tests.factories import a_workspace
from tests.insight_factories import a_stored_insight, a_stored_run
from ui.insights import loaders
from ui.insights.loaders import KnownInsights

INSIGHTS = "pages/improve/insights.py"
TODAY = date(2026, 6, 2)


@pytest.fixture
def page(monkeypatch):
    def open_page(*found, address=None, run=None, new=False, app=None, outcomes=None, **replaced):
        known = KnownInsights(run or a_stored_run(), found, new)
        answers = {
            "known_insights": lambda _: known,
            "ask_the_rules": failing(AssertionError("nobody asked")),
            "outcome_report": lambda _: OutcomeReport(
                outcomes or {}, hit_records(found, outcomes or {})
            ),
            "today_of": lambda _: TODAY,
            **replaced,
        }
        for name, answer in answers.items():
            monkeypatch.setattr(loaders, name, answer)
        return an_app(monkeypatch, page=INSIGHTS, address=address, **(app or {}))

    return open_page


def words_of(app):
    return marked_words_of(app).replace("\\", "").replace("\u2060", "")


def test_an_insight_says_what_was_found_how_sure_and_what_to_expect(page):
    app = page(a_stored_insight())
    assert not app.exception
    told = words_of(app)
    assert "1 open insight, 1 of high priority" in told
    assert "Down by *120* a day, n = 90 days." in told
    assert "3,360 views in four weeks (1,120 to 5,600). If it came back." in told
    assert "n = 90, corrected p 0.002; a slope" in told
    assert "What would overturn it:** A gap in the imports." in told


def test_what_cannot_be_predicted_is_not(page):
    told = words_of(page(a_stored_insight(impact=None, no_impact="Hits are partly luck.")))
    assert "No prediction. Hits are partly luck." in told


def test_titles_are_text_and_not_markup(page):
    app = page(a_stored_insight(title="Repeat **<b>x</b>** :material/home:"))
    assert app.subheader[-1].value == (
        "Repeat \\*\\*\\<b\\>x\\<\\/b\\>\\*\\* \\:\u2060material\\/home\\:"
    )


def test_nothing_found_is_an_answer_with_the_reasons_of_the_rules(page):
    app = page()
    told = words_of(app)
    assert "Nothing stands out" in told
    assert "Early signal to push now:** Not enough data: needs 50 posts, has 3." in told


def test_the_list_is_narrowed_by_kind_platform_and_state_and_the_address_says_so(page):
    falling = a_stored_insight(1, title="On TikTok")
    gap = a_stored_insight(2, title="On X", kind=InsightKind.GAP, key="x", platforms=(Platform.X,))
    dismissed = a_stored_insight(
        3, title="Set aside", key="y", decision=Decision(InsightState.DISMISSED, "A campaign.")
    )
    app = page(falling, gap, dismissed, address={"kind": "gap"})
    assert [one.value for one in app.subheader] == ["On X"]
    app.selectbox(key="insights_kind").select("all").run()
    app.selectbox(key="insights_on").select(Platform.TIKTOK).run()
    assert [one.value for one in app.subheader] == ["On TikTok"]
    assert app.query_params["on"] == ["tiktok"] or app.query_params["on"] == "tiktok"
    app.selectbox(key="insights_state").select(InsightState.DISMISSED).run()
    assert [one.value for one in app.subheader] == ["Set aside"]
    assert "Dismissed by ada" in words_of(app)
    assert "A campaign." in words_of(app)


def test_the_way_to_the_evidence_names_its_exact_days(page):
    app = page(a_stored_insight())
    app.button(key="way_7").click().run()
    asked = {name: app.query_params[name] for name in ("from", "to", "platforms", "metric")}
    assert {name: one[0] if isinstance(one, list) else one for name, one in asked.items()} == {
        "from": "2026-03-03", "to": "2026-05-31", "platforms": "tiktok", "metric": "views",
    }  # fmt: skip


def decided(app, state, **typed):
    (radio,) = app.radio
    radio.set_value(state).run()
    for name, text in typed.items():
        next(one for one in (*app.text_area, *app.text_input) if one.key.endswith(name)).set_value(
            text
        )
    next(one for one in app.button if one.key and one.key.endswith("_save")).click().run()
    return app


def test_a_decision_is_stored_as_it_was_made(page):
    made = []
    app = page(a_stored_insight(), decide=lambda *given: made.append(given))
    decided(app, InsightState.DISMISSED, _reason="A campaign ended.", _assignee="Bo")
    ((_, number, decision),) = made
    assert (number, decision) == (
        7, Decision(InsightState.DISMISSED, "A campaign ended.", None, "Bo"),
    )  # fmt: skip


def test_a_decision_that_cannot_be_is_told(page):
    app = page(a_stored_insight(), decide=failing(InvalidRequest("It needs a reason.")))
    decided(app, InsightState.DISMISSED)
    assert "It needs a reason." in words_of(app)


def test_the_first_visit_asks_the_rules_by_itself(page):
    asked = []
    nothing = KnownInsights(None, (), False)
    known = KnownInsights(a_stored_run(), (a_stored_insight(),), False)
    app = page(
        known_insights=lambda _: known if asked else nothing,
        ask_the_rules=lambda workspace_id: asked.append(workspace_id),
    )
    assert len(asked) == 1
    assert "1 open insight" in words_of(app)


def test_new_figures_since_are_said_and_the_rules_are_asked_on_demand(page):
    asked = []
    app = page(a_stored_insight(), new=True, ask_the_rules=lambda one: asked.append(one))
    assert "Figures have changed since" in words_of(app)
    assert asked == []
    app.button(key="ask_again").click().run()
    assert len(asked) == 1


def test_without_figures_there_is_the_way_to_some(page):
    empty = replace(a_workspace(), first_day=None, last_day=None)
    app = page(app={"workspace_reports": lambda: (empty,)})
    assert "No figures yet" in words_of(app)


def test_figures_that_tell_no_views_are_refused_in_words(page):
    refused = failing(NotFound("Insights go by views, and none has figures."))
    app = page(known_insights=lambda _: KnownInsights(None, (), False), ask_the_rules=refused)
    assert "Insights go by views" in words_of(app)
    assert not app.exception


def test_an_accepted_one_leads_to_its_note_which_tells_what_followed(page):
    accepted = replace(a_stored_insight(decision=Decision(InsightState.ACCEPTED)), note_id=5)
    app = page(accepted, address={"state": "accepted"})
    app.button(key="followed_7").click().run()
    assert app.query_params["note"] in ("5", ["5"])


def test_what_came_of_one_is_told_and_what_is_too_early_only_of_accepted_ones(page):
    came = {7: Outcome(OutcomeState.CAME_TRUE, "From *9* to 4."), 8: EARLY, 9: EARLY}
    waiting = a_stored_insight(8, key="waiting")
    accepted = replace(a_stored_insight(9, key="accepted"), note_id=5)
    told = words_of(page(a_stored_insight(), waiting, accepted, outcomes=came))
    assert "**Came true:** From *9* to 4." in told
    assert told.count("**Too early:** It needs 3 more days.") == 1


EARLY = Outcome(OutcomeState.TOO_EARLY, "It needs 3 more days.")


def test_the_record_of_a_kind_says_how_sure_it_is_or_how_many_it_needs(page):
    falls = [a_stored_insight(n, key=str(n)) for n in range(10)]
    gap = a_stored_insight(20, kind=InsightKind.GAP, key="gap")
    states = [OutcomeState.CAME_TRUE] * 8 + [OutcomeState.DID_NOT] * 2
    outcomes = {n: Outcome(state, "") for n, state in enumerate(states)} | {20: EARLY}
    app = page(*falls, gap, outcomes=outcomes)
    table = app.dataframe[0].value.set_index("Kind")
    assert list(table.index) == ["Falling", "Data gaps to fill"]
    assert list(table.loc["Falling", ["Found", "Measured", "Came true"]]) == [10, 10, 8]
    assert table.loc["Falling", "Share"].replace("\u2009", " ").replace("\u00a0", " ") == (
        "80 % (49 % to 94 %)"
    )
    assert table.loc["Data gaps to fill", "Share"] == "not enough data: needs 5, has 0"
    assert "These are no causal estimates." in words_of(app)


def test_before_anything_was_found_there_is_no_record(page):
    assert len(page().dataframe) == 0
