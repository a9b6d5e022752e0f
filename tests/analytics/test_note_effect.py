"""The days before and after a note, of what it speaks of."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from analytics.note_effect import NOT_CAUSAL, report_note_effect
from database.writes.notes import record_note
from domain.errors import InvalidRequest, NotEnoughData, NotFound
from domain.notes import NoteDraft, NoteSubject
from domain.periods import Period
from domain.vocabulary import Platform
from tests.rows import Team

DAY = date(2025, 5, 10)
LATER = date(2026, 1, 1)
FIRST = DAY - timedelta(days=40)
LAUNCH = NoteDraft(Period(DAY, DAY), "New thumbnails")


@pytest.fixture
def team(connection, workspace_id):
    return Team(connection, workspace_id)


@pytest.fixture
def tell(team):
    """Forty days around `before`, then as many around `after`; the day of the note is wild."""

    def told(post, before, after, *, seed=1, **options):
        noise = np.random.default_rng(seed).normal(0, 20, 81).round()
        level = np.r_[np.full(40, before), 99_999, np.full(40, after)]
        team.tell_days(post, FIRST, [int(value) for value in level + noise], **options)

    return told


@pytest.fixture
def effect(team):
    def of(draft=LAUNCH, metric="views", today=LATER, reader="Ada"):
        number = record_note(team.connection, team.workspace_id, draft, actor="Ada")
        return report_note_effect(
            team.connection, team.workspace_id, number, metric, reader=reader, today=today
        )

    return of


def test_four_weeks_on_each_side_differ_by_what_was_put_in(team, tell, effect):
    tell(team.post(team.account()), 1000, 1300)
    team.roll_up()
    found = effect()
    assert found.before == Period(DAY - timedelta(days=28), DAY - timedelta(days=1))
    assert found.after == Period(DAY + timedelta(days=1), DAY + timedelta(days=28))
    variation = found.compared.variation
    assert variation.low < 300 < variation.high
    assert not variation.within_noise
    assert found.compared.mean_before == pytest.approx(1000, rel=0.02)
    assert NOT_CAUSAL == "not a causal estimate"


def test_a_note_on_a_platform_looks_at_that_platform(team, tell, effect):
    tell(team.post(team.account()), 1000, 1300)
    tell(team.post(team.account(Platform.TIKTOK, "clips")), 500, 500, seed=2)
    team.roll_up()
    on_tiktok = effect(replace(LAUNCH, subject=NoteSubject(Platform.TIKTOK)))
    assert on_tiktok.compared.mean_before == pytest.approx(500, rel=0.02)
    assert on_tiktok.compared.variation.within_noise
    assert effect().compared.mean_before == pytest.approx(1500, rel=0.02)


def test_a_note_on_an_account_looks_at_that_account(team, tell, effect):
    tell(team.post(team.account(name="A")), 1000, 1300)
    tell(team.post(team.account(name="B")), 200, 200, seed=2)
    team.roll_up()
    found = effect(replace(LAUNCH, subject=NoteSubject(Platform.YOUTUBE, "B")))
    assert found.compared.mean_before == pytest.approx(200, rel=0.05)


def test_a_note_on_a_post_looks_at_the_post_or_its_whole_content(team, tell, effect):
    one = team.post(team.account(), external_id="abc")
    twin = team.post(
        team.account(Platform.TIKTOK, "clips"), content_id=one.content_id, external_id="x"
    )
    tell(one, 1000, 1300)
    tell(twin, 100, 100, seed=2)
    tell(team.post(one.account_id), 7000, 7000, seed=3)
    team.roll_up()
    post = NoteSubject(Platform.YOUTUBE, external_id="abc")
    whole = replace(post, whole_content=True)
    assert effect(replace(LAUNCH, subject=post)).compared.mean_before == pytest.approx(
        1000, rel=0.02
    )
    assert effect(replace(LAUNCH, subject=whole)).compared.mean_before == pytest.approx(
        1100, rel=0.02
    )


def test_a_note_may_name_its_metric(team, tell, effect):
    post = team.post(team.account())
    tell(post, 1000, 1300)
    tell(post, 50, 50, seed=4, metric="likes")
    team.roll_up()
    found = effect(replace(LAUNCH, metric="likes"), metric="views")
    assert found.metric.name == "likes"
    with pytest.raises(InvalidRequest, match="level"):
        effect(replace(LAUNCH, metric="followers_total"))


def test_other_notes_and_changed_definitions_beside_it_are_named(team, tell, effect):
    tell(team.post(team.account()), 1000, 1300)
    team.roll_up()
    for days in (3, 500):
        other = Period(DAY + timedelta(days=days), DAY + timedelta(days=days))
        record_note(team.connection, team.workspace_id, NoteDraft(other, "More"), actor="Ada")
    assert effect().beside == ("1 other note lies in the same days.",)


def test_days_spread_over_a_gap_are_no_days(team, tell, effect):
    post = team.post(team.account())
    team.tell_days(post, FIRST, [1000] * 40, estimated=True)
    team.tell_days(post, DAY, [1000] * 40)
    team.roll_up()
    with pytest.raises(NotEnoughData, match="needs 14 days, has 0"):
        effect()


def test_too_few_days_after_it_are_said(team, tell, effect):
    tell(team.post(team.account()), 1000, 1300)
    team.roll_up()
    with pytest.raises(NotEnoughData, match="needs 14 days, has 13"):
        effect(today=DAY + timedelta(days=14))
    effect(today=DAY + timedelta(days=15))
    with pytest.raises(InvalidRequest, match="No day after the note is over yet"):
        effect(today=DAY + timedelta(days=1))


def test_somebody_elses_own_note_is_not_there(team, effect):
    with pytest.raises(NotFound):
        report_note_effect(team.connection, team.workspace_id, 10**9, "views", reader="Ada")
