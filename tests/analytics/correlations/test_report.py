"""From stored posts to findings: equal first days, totals with their age, and what is left out."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from analytics.correlations import (
    Age,
    CorrelationChoice,
    Counted,
    Reach,
    report_correlations,
    report_feature_importance,
)
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform
from tests.rows import Team

FIRST = datetime(2025, 5, 1, 9, tzinfo=UTC)
MAY = Period(date(2025, 5, 1), date(2025, 5, 31))
LONG_AFTER = date(2026, 1, 1)
TOTAL = CorrelationChoice(age=Age.TOTAL)


@pytest.fixture
def team(connection, workspace_id):
    return Team(connection, workspace_id)


@pytest.fixture
def report(team):
    def of(choice=None, *, period=MAY, today=LONG_AFTER, **choices):
        team.roll_up()
        selection = Selection(team.workspace_id, period, **choices)
        return report_correlations(team.connection, selection, choice, today=today)

    return of


def _tell_posts(team, posts=48, *, days=7, step=timedelta(hours=12)):
    """Posts with a guest bring twice the views and as many likes per view."""
    rng = np.random.default_rng(4)
    account = team.account()
    team.tell_account_days(account, date(2025, 4, 25), [1000 + n for n in range(60)],
                           metric="followers_total")  # fmt: skip
    for number in range(posts):
        guest = bool(rng.random() < 0.5)
        at = FIRST + number * step
        content_id = team.content(
            f"Post {number}", content_type="video", features={"guest": guest}, duration_s=60
        )
        post = team.post(account, content_id=content_id, published_at=at)
        views = np.exp(rng.normal(5, 0.3)) * (2 if guest else 1)
        team.tell_days(post, at.date(), [int(views)] * days)
        likes = [int(rng.binomial(int(views), 0.1)) for _ in range(days)]
        team.tell_days(post, at.date(), likes, metric="likes")


def test_a_teams_own_feature_is_found_in_its_size(team, report):
    _tell_posts(team)
    found = report().finding("own:guest", "views")
    assert found.stands
    assert found.n == 48
    assert found.effect.low < 1.0 < found.effect.high
    assert (
        not report(CorrelationChoice(counted=Counted.PER_VIEW)).finding("own:guest", "likes").stands
    )


def test_followers_account_and_day_are_held_fixed_and_said(team, report):
    _tell_posts(team)
    found = report()
    assert found.table.held_words == (
        "platform and account",
        "format",
        "day of publication",
        "followers at publication",
    )
    assert found.finding("audience", "views").reason == "It is held fixed in this view."
    plain = report(CorrelationChoice(adjusted=False))
    assert plain.table.held_words == ()
    assert plain.finding("audience", "views").told


def test_unknown_followers_are_not_held_fixed_and_that_is_said(team, report):
    account = team.account()
    for number in range(25):
        post = team.post(account, published_at=FIRST + timedelta(days=number))
        team.tell_days(post, post_day(number), [5 + number] * 7)
    found = report()
    assert "followers at publication" not in found.table.held_words
    assert any("known for 0 of 25 posts" in note for note in found.notes)


def post_day(number):
    return (FIRST + timedelta(days=number)).date()


def test_posts_are_those_of_a_year_or_of_the_chosen_days(team, report):
    account = team.account()
    for at in (FIRST, FIRST - timedelta(days=300), FIRST - timedelta(days=400)):
        team.post(account, published_at=at)
    assert report().table.posts == 2
    assert report().selection.period == Period(date(2024, 6, 1), date(2025, 5, 31))
    chosen = report(CorrelationChoice(reach=Reach.CHOSEN))
    assert chosen.table.posts == 1
    assert chosen.selection.period == MAY
    long = Period(date(2024, 1, 1), date(2025, 5, 31))
    assert report(period=long).selection.period == long


def test_a_totals_file_is_compared_with_its_age_held_fixed(team, report):
    """Older posts have more; a guest doubles them. Without the age both would be one."""
    rng = np.random.default_rng(2)
    account, export = team.account(), date(2025, 7, 1)
    for number in range(60):
        at = FIRST + timedelta(hours=12 * number)
        guest = number >= 30  # the younger half
        age = (export - at.date()).days + 1
        content_id = team.content(f"Post {number}", features={"guest": guest})
        post = team.post(account, content_id=content_id, published_at=at)
        views = 40 * age**2 * np.exp(rng.normal(0, 0.1))
        team.tell_stretch(post, Period(date(2025, 1, 1), export), int(views))
    assert report().table.outcomes == ()
    found = report(TOTAL)
    assert found.table.held_words[:3] == ("platform and account", "format", "age")
    assert not found.finding("own:guest", "views").stands
    plain = report(CorrelationChoice(age=Age.TOTAL, adjusted=False))
    assert plain.table.held_words == ("age",)
    assert any("unlike age" in note for note in plain.notes)


def test_totals_join_days_and_stretches_and_start_at_publication(team, report):
    account = team.account()
    posts = [team.post(account, published_at=FIRST) for _ in range(4)]
    day = FIRST.date()
    team.tell_days(posts[0], day, [1, 2, 3])
    team.tell_days(posts[1], day + timedelta(days=10), [9])  # its beginning is not told
    team.tell_stretch(posts[2], Period(day, day + timedelta(days=9)), 100)
    team.tell_days(posts[2], day + timedelta(days=20), [11])
    overlapping = Period(day, day + timedelta(days=4))
    team.tell_stretch(posts[2], overlapping, 70)
    team.tell_stretch(posts[3], Period(day, day + timedelta(days=4)), 8, origin="first_total")
    team.roll_up()
    from zoneinfo import ZoneInfo

    from analytics.correlations.outcomes import amounts_so_far
    from database.queries.post_features import published_posts
    from domain.metric_definitions import STANDARD_METRICS

    selection, zone = Selection(team.workspace_id, MAY), ZoneInfo("UTC")
    _with_stats(team, posts[0], day, 3)
    _with_stats(team, posts[1], day + timedelta(days=10), 1)
    _with_stats(team, posts[2], day + timedelta(days=20), 1)
    stored, _ = published_posts(team.connection, selection, zone, limit=10)
    found = amounts_so_far(team.connection, selection, zone, stored, [STANDARD_METRICS["views"]])
    by_post = dict(zip([p.post_id for p in stored], found.told[:, 0], strict=True))
    assert by_post[posts[0].post_id] == 6
    assert np.isnan(by_post[posts[1].post_id])
    assert by_post[posts[2].post_id] == 111
    assert by_post[posts[3].post_id] == 8
    ages = dict(zip([p.post_id for p in stored], found.ages, strict=True))
    assert [ages[p.post_id] for p in posts] == [3, 11, 21, 5]


def _with_stats(team, post, first_day, days):
    from sqlalchemy import insert

    from database.tables import content_stats

    last = first_day + timedelta(days=days - 1)
    team.connection.execute(
        insert(content_stats).values(**post.keys, as_of=last, first_day=first_day, last_day=last)
    )


def test_weekday_and_time_are_those_of_the_workspaces_zone(team, report, connection):
    from sqlalchemy import update

    from database.tables import workspaces

    connection.execute(
        update(workspaces)
        .where(workspaces.c.workspace_id == team.workspace_id)
        .values(time_zone="Pacific/Auckland")
    )
    team.post(team.account(), published_at=datetime(2025, 5, 4, 20, tzinfo=UTC))  # Monday, 8 h
    table = report().table
    weekday, time = table.feature("weekday"), table.feature("time_of_day")
    assert weekday.categories[weekday.codes[0]] == "Monday"
    assert time.categories[time.codes[0]].startswith("morning")


def test_own_words_win_over_the_same_read_off_the_text(team, report):
    account = team.account()
    for number, title in enumerate(("Why?", "So", "Who?", "Thus")):
        content_id = team.content(title, features={"asks": "?" in title})
        team.post(account, content_id=content_id, published_at=FIRST + timedelta(days=number))
    names = [one.name for one in report().table.features]
    assert "own:asks" in names
    assert "question" not in names


def test_an_empty_workspace_has_nothing_to_say(report):
    found = report()
    assert (found.table.posts, found.findings, found.standing) == (0, (), ())


def test_posts_without_a_day_are_said(team, report):
    team.post(team.account())
    assert "1 post has no day of publication and is left out." in report().notes


def test_a_change_of_counting_among_the_days_is_said(team, report):
    team.post(team.account(Platform.YOUTUBE), published_at=FIRST)
    assert any("counts views differently since 2025-03-31" in note for note in report().notes)


def test_a_change_of_counting_elsewhere_is_nothing_to_say(team, report):
    team.post(team.account(Platform.TIKTOK), published_at=FIRST)
    assert not any("differently" in note for note in report().notes)


def test_importance_of_one_metric_for_scripts(team, report):
    _tell_posts(team, 100, step=timedelta(hours=7))
    team.roll_up()
    found = report_feature_importance(
        team.connection, Selection(team.workspace_id, MAY), "views", CorrelationChoice()
    )
    assert found.importance.features[0].name == "own:guest"
    assert found.importance.predicts


def test_the_question_costs_no_scipy_before_it_is_asked():
    import subprocess
    import sys

    told = subprocess.run(
        [sys.executable, "-c", "import sys, ui.correlations.panels; print('scipy' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told.stdout.strip() == "False"
