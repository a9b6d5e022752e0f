"""From stored posts to timing: hours of the zone, clips apart, what is left out said."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from analytics.correlations import Reach
from analytics.stats.timing import Part, TimingEffect
from analytics.timing import LagChoice, TimingChoice, report_lag, report_timing
from domain.errors import NotEnoughData
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Platform
from tests.rows import Team

SPRING = Period(date(2025, 3, 3), date(2025, 6, 29))  # 17 weeks from a Monday
LONG_AFTER = date(2026, 1, 1)
CHOSEN = TimingChoice(reach=Reach.CHOSEN)


@pytest.fixture
def team(connection, workspace_id):
    return Team(connection, workspace_id)


@pytest.fixture
def report(team):
    def of(choice=CHOSEN, metric=None, *, period=SPRING, **choices):
        team.roll_up()
        selection = Selection(team.workspace_id, period, **choices)
        return report_timing(team.connection, selection, choice, metric, today=LONG_AFTER)

    return of


@pytest.fixture
def lag(team):
    def of(lead=None, follow=None, **choices):
        team.roll_up()
        selection = Selection(team.workspace_id, SPRING, **choices)
        choice = LagChoice(Reach.CHOSEN, lead, follow)
        return report_lag(team.connection, selection, choice, today=LONG_AFTER)

    return of


def _tell_posts(team, posts=90, *, tuesday=1.0):
    """At 9 and at 21 h UTC, a little more than five a week."""
    rng = np.random.default_rng(2)
    account = team.account()
    for number in range(posts):
        at = datetime(2025, 3, 3, 9, tzinfo=UTC) + number * timedelta(hours=30)
        at = at.replace(hour=9 if number % 2 else 21)
        views = np.exp(rng.normal(6, 0.3)) * (tuesday if at.weekday() == 1 else 1.0)
        post = team.post(account, title=f"Post {number}", published_at=at)
        team.tell_days(post, at.date(), [int(views)] * 7)
    return account


def test_a_true_weekday_is_found_from_stored_figures(team, report):
    _tell_posts(team, tuesday=2.5)
    found = report()
    assert isinstance(found.effect, TimingEffect)
    assert found.effect.stands
    assert found.effect.clearest.part is Part.WEEKDAY
    assert found.week.weekdays.best == (1,)
    assert (found.published, found.timed, found.rated) == (90, 90, 90)


def test_hours_are_those_of_the_zone_that_is_looked_at(team, report):
    team.post(team.account(), published_at=datetime(2025, 3, 10, 23, tzinfo=UTC))  # a Monday
    here = report(TimingChoice(reach=Reach.CHOSEN, hours=1))
    there = report(TimingChoice(reach=Reach.CHOSEN, hours=1, zone="Asia/Tokyo"))
    assert np.argwhere(here.week.cells.posts).tolist() == [[0, 23]]
    assert np.argwhere(there.week.cells.posts).tolist() == [[1, 8]]
    assert (here.zone, there.zone, there.cutting_zone) == ("UTC", "Asia/Tokyo", "UTC")


def test_posts_without_an_hour_count_for_the_cadence_only(team, report):
    account = team.account()
    for week in range(10):
        team.post(account, published_day=SPRING.first_day + timedelta(weeks=week))
    found = report()
    assert (found.published, found.timed) == (10, 0)
    assert found.cadences[0].cadence.median_gap == 7
    assert isinstance(found.effect, NotEnoughData)
    assert any("only the day of publication is known" in note for note in found.notes)


def test_clips_of_viewers_are_no_publishing(team, report):
    twitch = team.account(Platform.TWITCH)
    for day in range(40):
        content_id = team.content(f"Clip {day}", content_type="clip")
        at = datetime(2025, 3, 3, 20, 30, tzinfo=UTC) + timedelta(days=day)
        team.post(twitch, content_id=content_id, published_at=at)
    found = report()
    assert (found.published, found.cadences) == (0, ())
    assert found.clips.counts[20] == found.clips.clips == 40
    assert found.clips.peak.stands
    assert found.clips.peak.share == 1.0


def test_clips_lead_where_nothing_else_is_published_and_never_follow_themselves(team, lag):
    twitch = team.account(Platform.TWITCH)
    content_id = team.content("Clip", content_type="clip")
    clip = team.post(twitch, content_id=content_id, published_at=datetime(2025, 3, 3, tzinfo=UTC))
    team.tell_days(clip, SPRING.first_day, [5] * 10)
    found = lag()
    assert [option.key for option in found.leads] == ["clips"]
    assert [option.key for option in found.follows] == ["views"]
    assert isinstance(found.fit, NotEnoughData)


def test_nothing_published_is_an_empty_report(report):
    found = report()
    assert (found.published, found.clips, found.weeks) == (0, None, ())


def test_views_follow_posts_by_as_many_days_as_were_told(team, lag):
    """Each post brings its views three days after it."""
    rng = np.random.default_rng(5)
    account = team.account()
    background = team.post(account, title="Old", published_at=datetime(2024, 1, 1, tzinfo=UTC))
    team.tell_days(background, SPRING.first_day, rng.integers(90, 110, SPRING.days).tolist())
    for day in np.flatnonzero(rng.random(SPRING.days - 5) < 0.3).tolist():
        at = datetime(2025, 3, 3, 12, tzinfo=UTC) + timedelta(days=day)
        post = team.post(account, title=f"Post {day}", published_at=at)
        team.tell_days(post, at.date() + timedelta(days=3), [200])
    found = lag()
    assert (found.lead.key, found.follow.key, found.basis) == ("posts", "views", Basis.POSTS)
    assert found.fit.stands
    assert (found.fit.best, found.fit.low, found.fit.high) == (3, 3, 3)


def test_the_accounts_series_is_taken_where_posts_tell_no_days(team, lag):
    account = team.account()
    for week in range(12):
        team.post(account, published_day=SPRING.first_day + timedelta(days=7 * week + week % 3))
    rng = np.random.default_rng(1)
    team.tell_account_days(
        account, SPRING.first_day, rng.integers(50, 150, SPRING.days).tolist(), metric="views"
    )
    found = lag(follow="views")
    assert found.basis is Basis.ACCOUNTS
    assert not isinstance(found.fit, NotEnoughData)
    assert not found.fit.stands


def test_days_spread_over_gaps_are_no_days_of_their_own(team, lag):
    """The posts' days are guessed, the account's own ones are told: three days after each post."""
    rng = np.random.default_rng(8)
    account = team.account()
    published = (rng.random(SPRING.days) < 0.3).astype(int)
    for day in np.flatnonzero(published).tolist():
        at = datetime(2025, 3, 3, 12, tzinfo=UTC) + timedelta(days=day)
        post = team.post(account, title=f"Post {day}", published_at=at)
        guessed = rng.integers(5, 15, SPRING.days).tolist()
        team.tell_days(post, SPRING.first_day, guessed, estimated=True)
    told = 100 + rng.integers(0, 20, SPRING.days) + 80 * np.roll(published, 3)
    team.tell_account_days(account, SPRING.first_day, told.tolist(), metric="views")
    found = lag(follow="views")
    assert found.basis is Basis.ACCOUNTS
    assert (found.fit.stands, found.fit.best) == (True, 3)
    assert isinstance(lag(follow="views", basis=Basis.POSTS).fit, NotEnoughData)


def test_without_posts_there_is_no_lag(lag):
    assert lag().fit is None


def test_a_series_that_is_not_offered_yields_to_the_first(team, lag):
    _tell_posts(team, 20)
    found = lag(lead="type:gone", follow="nothing")
    assert (found.lead.key, found.follow.key) == ("posts", "views")
