"""From stored insights and stored figures to what became of them, and the record of each kind."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from analytics.insights.outcomes import FEWEST_MEASURED, Outcome, OutcomeState, report_outcomes
from analytics.insights.outcomes.following import predicted_ratio
from analytics.insights.outcomes.record import hit_records
from domain.insights import Decision, Estimate, Evidence, Impact, InsightKind, InsightState
from domain.notes import NoteSubject
from domain.periods import Period
from domain.vocabulary import Platform
from tests.insight_factories import a_stored_insight, an_insight
from tests.rows import Team

CAME_TRUE, DID_NOT, TOO_EARLY = OutcomeState
FOUND = datetime(2026, 4, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 6, 20, 9, tzinfo=UTC)
ACCEPTED = Decision(InsightState.ACCEPTED)


@pytest.fixture
def team(connection, workspace_id):
    return Team(connection, workspace_id)


@pytest.fixture
def outcome_of(team):
    def of(**told):
        decision = told.pop("decision", None)
        one = replace(
            a_stored_insight(decision=decision, **told),
            first_found=FOUND,
            decided_at=FOUND if decision else None,
        )
        team.roll_up()
        return report_outcomes(team.connection, team.workspace_id, [one], now=NOW).outcomes.get(7)

    return of


def at(day, hour=12):
    return datetime(2026, 1, 1, hour, tzinfo=UTC) + timedelta(days=day)


def tell(team, account, day, views, **columns):
    post = team.post(account, published_at=at(day), **columns)
    team.tell_days(post, at(day).date(), [views] * 7)
    return post


def noisy(team, account, days, level, *, seed=1, **columns):
    rng = np.random.default_rng(seed)
    return [tell(team, account, day, int(level * rng.uniform(0.8, 1.25)), **columns)
            for day in days]  # fmt: skip


def test_a_fall_is_held_against_its_platforms_days(team, outcome_of):
    post = team.post(team.account(Platform.TIKTOK), published_at=at(0))
    team.tell_days(post, date(2026, 3, 1), [1000 + day % 3 for day in range(31)])
    team.tell_days(post, date(2026, 4, 1), [2000 + day % 3 for day in range(60)])
    told = outcome_of()
    assert told.state is DID_NOT
    assert "From 1,000 a day" in told.told


def test_a_gap_is_held_against_its_accounts_days(team, outcome_of):
    post = team.post(team.account(name="Main"), published_at=at(0))
    team.tell_days(post, date(2026, 3, 1), [10] * 40)
    gap = {
        "kind": InsightKind.GAP,
        "key": "Main (YouTube):views:2026-03-10",
        "estimate": Estimate(3, 3, 3, 3, "days", "counted"),
    }
    assert outcome_of(**gap).told == "3 of 3 missing days have figures now."
    late = outcome_of(kind=InsightKind.GAP, key="Main (YouTube):late:2026-03-25")
    assert (late.state, late.told) == (CAME_TRUE, "Its last figure is of 9 Apr 2026 now.")


def test_an_anomaly_is_held_against_the_day_as_it_is_known_now(team, outcome_of):
    post = team.post(team.account(name="Main"), published_at=at(0))
    team.tell_days(post, date(2026, 3, 1), [10] * 40)
    anomaly = {"kind": InsightKind.ANOMALY, "key": "Main (YouTube):views:2026-03-10"}
    assert outcome_of(**anomaly, estimate=Estimate(99, 20, 30, 90, "", "")).state is CAME_TRUE
    assert outcome_of(**anomaly, estimate=Estimate(99, 5, 30, 90, "", "")).state is DID_NOT


def test_a_rise_is_held_against_the_week_after_it(team, outcome_of):
    post = team.post(team.account(), published_at=at(0))
    team.tell_days(post, date(2026, 4, 1), [300] * 7)
    told = outcome_of(
        kind=InsightKind.REVIVAL,
        content_ids=(post.content_id,),
        evidence=Evidence("content", Period(date(2026, 3, 1), date(2026, 3, 31))),
        estimate=Estimate(3.0, 2.0, 4.0, 35, "times", ""),
        impact=Impact(1000.0, 700.0, 1100.0, "views", ""),
    )
    assert (told.state, told.told.split(";")[0]) == (
        CAME_TRUE,
        "The week after brought 2,100 where 500 were expected of it before the rise",
    )


def test_an_early_signal_is_held_against_earlier_posts_of_its_account(team, outcome_of):
    account = team.account(Platform.TIKTOK)
    for day in range(60):
        post = team.post(account, published_at=at(day - 60))
        team.tell_days(post, at(day - 60).date(), [day] * 35)
    post = team.post(account, published_at=at(70), external_id="young")
    team.tell_days(post, at(70).date(), [59] * 35)
    told = outcome_of(
        kind=InsightKind.EARLY,
        content_ids=(post.content_id,),
        subject=NoteSubject(Platform.TIKTOK, "Main", "young"),
    )
    assert told.state is CAME_TRUE
    assert "n = 60 earlier posts" in told.told
    gone = NoteSubject(Platform.TIKTOK, "Main", "gone")
    assert outcome_of(kind=InsightKind.EARLY, content_ids=(post.content_id,), subject=gone) is None


def test_a_hit_is_held_against_its_first_days_where_it_was_brought(team, outcome_of):
    content_id = team.content("A hit")
    tell(team, team.account(), 60, 500, content_id=content_id)
    hit = {
        "kind": InsightKind.REPURPOSE,
        "content_ids": (content_id,),
        "platforms": (Platform.TIKTOK, Platform.YOUTUBE),
        "impact": Impact(1000.0, 600.0, 2000.0, "views", ""),
    }
    before_it_was_found = team.account(Platform.TIKTOK, name="Second")
    tell(team, before_it_was_found, 61, 100, content_id=content_id)
    assert outcome_of(**hit).told == "It needs 1 more post of it on TikTok."
    tell(team, team.account(Platform.TIKTOK), 100, 100, content_id=content_id)
    told = outcome_of(**hit)
    assert told.state is CAME_TRUE
    assert "it had 700" in told.told


FEATURE = {
    "kind": InsightKind.FEATURE,
    "key": "own:face:views:more",
    "platforms": (),
    "evidence": Evidence("correlations", Period(date(2026, 1, 1), date(2026, 3, 31)),
                         own=(("feature", "own:face"), ("outcome", "views"))),
    "estimate": Estimate(0.5, 0.2, 0.8, 40, "share more", "", 0.001),
    "decision": ACCEPTED,
}  # fmt: skip


def tell_faces(team, lift):
    account = team.account()
    for day in range(10, 85, 3):
        noisy(team, account, [day], 100, seed=day,
              content_id=team.content(f"Plain {day}", features={"face": False}))  # fmt: skip
    for day in range(92, 150, 3):
        noisy(team, account, [day], 100 * lift, seed=day,
              content_id=team.content(f"Face {day}", features={"face": True}))  # fmt: skip


@pytest.mark.parametrize(("lift", "state"), [(2.0, CAME_TRUE), (0.9, DID_NOT)])
def test_an_accepted_feature_is_held_against_later_posts_that_have_it(
    team, outcome_of, lift, state
):
    tell_faces(team, lift)
    told = outcome_of(**FEATURE)
    assert told.state is state
    assert "n = 25 before and 20 after" in told.told
    assert "Not a causal estimate." in told.told


def test_what_nobody_accepted_has_no_later_posts(team, outcome_of):
    tell_faces(team, 2.0)
    assert outcome_of(**{**FEATURE, "decision": None}) is None


def test_what_was_dismissed_is_not_held_against_later_posts(team, outcome_of):
    tell_faces(team, 2.0)
    dismissed = Decision(InsightState.DISMISSED, "No.")
    assert outcome_of(**{**FEATURE, "decision": dismissed}) is None


@pytest.mark.parametrize(
    ("kind", "ratio"),
    [
        (InsightKind.FEATURE, 1.2),
        (InsightKind.TIMING, 1.2),
        (InsightKind.PLATFORM, 0.2),  # its estimate is a ratio already
        (InsightKind.OUTLIER, 1.1),
    ],
)
def test_the_cautious_end_is_what_later_posts_have_to_reach(kind, ratio):
    told = an_insight(kind=kind, estimate=Estimate(0.5, 0.2, 0.8, 40, "share more", ""))
    assert predicted_ratio(told) == pytest.approx(ratio)


def test_an_accepted_time_is_held_against_later_posts_of_that_time(team, outcome_of):
    account = team.account()
    noisy(team, account, [day for day in range(85) if at(day).weekday() != 1], 100)
    noisy(team, account, [day for day in range(92, 160) if at(day).weekday() == 1], 200)
    told = outcome_of(
        kind=InsightKind.TIMING,
        key="youtube:views:weekday:1:3",
        platforms=(Platform.YOUTUBE,),
        estimate=Estimate(0.5, 0.2, 0.8, 40, "share more", "", 0.001),
        decision=ACCEPTED,
    )
    assert told.state is CAME_TRUE
    assert "and 10 after" in told.told


def test_an_accepted_platform_is_held_against_the_other_before(team, outcome_of):
    noisy(team, team.account(), range(10, 85, 3), 100)
    strong = team.account(Platform.TIKTOK)
    noisy(team, strong, range(10, 85, 10), 900)
    noisy(team, strong, range(92, 150, 3), 300)
    told = outcome_of(
        kind=InsightKind.PLATFORM,
        platforms=(Platform.TIKTOK, Platform.YOUTUBE),
        estimate=Estimate(4.0, 2.0, 5.0, 40, "times", "", 0.001),
        decision=ACCEPTED,
    )
    assert told.state is CAME_TRUE
    assert "2.9 times as many" in told.told
    assert "n = 25 before and 20 after;" in told.told


def test_an_accepted_hit_is_held_against_all_later_posts_of_its_account(team, outcome_of):
    account = team.account(name="Main")
    hit = tell(team, account, 80, 9000)
    noisy(team, account, range(10, 79, 3), 100)
    noisy(team, account, range(95, 150, 3), 100)
    told = outcome_of(
        kind=InsightKind.OUTLIER,
        content_ids=(hit.content_id,),
        platforms=(Platform.YOUTUBE,),
        subject=NoteSubject(Platform.YOUTUBE, "Main", "x"),
        decision=ACCEPTED,
    )
    assert "n = 23 before and 19 after" in told.told
    assert told.state is not CAME_TRUE


def test_without_insights_there_is_a_record_of_nothing(connection, workspace_id):
    report = report_outcomes(connection, workspace_id, ())
    assert report.outcomes == {}
    assert [one.kind for one in report.records] == list(InsightKind)
    assert all((one.found, one.measured, one.share) == (0, 0, None) for one in report.records)


def some_falls(*states):
    stored = [a_stored_insight(number, key=str(number)) for number in range(len(states))]
    return stored, {number: Outcome(state, "") for number, state in enumerate(states)}


def record_of(*states):
    records = hit_records(*some_falls(*states))
    return next(one for one in records if one.kind is InsightKind.FALLING)


def test_a_record_counts_what_was_measured_with_wilsons_interval():
    """8 of 10: Wilson's interval is 0.490 to 0.943 (Brown, Cai & DasGupta 2001)."""
    one = record_of(*[CAME_TRUE] * 8, *[DID_NOT] * 2, TOO_EARLY)
    assert (one.found, one.accepted, one.measured, one.came_true) == (11, 0, 10, 8)
    assert (one.share.estimate, round(one.share.low, 3), round(one.share.high, 3)) == (
        0.8, 0.490, 0.943,
    )  # fmt: skip


def test_under_a_minimum_no_share_is_told():
    assert record_of(*[CAME_TRUE] * (FEWEST_MEASURED - 1), *[TOO_EARLY] * 9).share is None
    assert record_of(*[CAME_TRUE] * FEWEST_MEASURED).share is not None
