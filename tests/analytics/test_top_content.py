"""The ranking adds posts of the same content up, from months and days alike."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from domain.periods import Period
from domain.vocabulary import Basis, Platform

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))


def test_content_is_ranked_over_its_posts_with_its_share(team, top_content):
    youtube, tiktok = team.account(), team.account(Platform.TIKTOK)
    everywhere = team.post(youtube, title="Everywhere")
    again = team.post(tiktok, content_id=everywhere.content_id)
    single = team.post(youtube, title="Single")
    team.tell_days(everywhere, MAY.first_day, [30])
    team.tell_days(again, MAY.first_day, [40])
    team.tell_days(single, MAY.first_day, [20, 10])
    team.roll_up()
    report = top_content()
    assert [(row.title, row.amount) for row in report.rows] == [("Everywhere", 70), ("Single", 30)]
    assert report.rows[0].platforms == (Platform.YOUTUBE, Platform.TIKTOK)
    assert [row.share for row in report.rows] == [0.7, 0.3]
    assert report.counted == 2


def test_the_limit_leaves_the_count_whole(team, top_content):
    account = team.account()
    for amount in (1, 2, 3):
        team.tell_days(team.post(account), MAY.first_day, [amount])
    team.roll_up()
    report = top_content(limit=2)
    assert [row.amount for row in report.rows] == [3, 2]
    assert report.counted == 3
    assert report.rows[0].share == 0.5


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2025, 3, 31), date(2025, 6, 1)),
        (date(2025, 4, 1), date(2025, 5, 31)),
        (date(2025, 4, 2), date(2025, 4, 29)),
        (date(2025, 4, 15), date(2025, 5, 14)),
    ],
)
def test_whole_months_and_single_days_meet_without_gap_or_overlap(team, top_content, first, last):
    post = team.post(team.account())
    team.tell_days(post, date(2025, 3, 1), [1] * 122)
    team.roll_up()
    (row,) = top_content(period=Period(first, last)).rows
    assert row.amount == (last - first).days + 1


def test_before_is_of_the_comparison_and_absent_when_nothing_was_told(team, top_content):
    account = team.account()
    old, new = team.post(account, title="Old"), team.post(account, title="New")
    team.tell_days(old, date(2025, 4, 1), [50])
    team.tell_days(old, MAY.first_day, [100])
    team.tell_days(new, MAY.first_day, [10])
    team.roll_up()
    first, second = top_content().rows
    assert (first.before, first.change_ratio) == (50, 1.0)
    assert (second.before, second.change_ratio) == (None, None)


def test_recent_days_end_with_the_period(team, top_content):
    post = team.post(team.account())
    team.tell_days(post, MAY.last_day - timedelta(days=28), [9, 1, None, 3])
    team.roll_up()
    (row,) = top_content().rows
    assert row.recent.shape == (28,)
    np.testing.assert_array_equal(row.recent[:4], [1, np.nan, 3, np.nan])


def test_content_known_only_for_a_stretch_is_ranked_and_marked(team, top_content):
    account = team.account()
    team.tell_stretch(team.post(account, title="Table"), MAY, 500)
    team.tell_days(team.post(account, title="Days"), MAY.first_day, [400])
    team.roll_up()
    report = top_content()
    assert [(row.title, row.beyond_days) for row in report.rows] == [
        ("Table", True),
        ("Days", False),
    ]
    assert np.isnan(report.rows[0].recent).all()


def test_a_stretch_of_zero_is_a_figure_too(team, top_content):
    team.tell_stretch(team.post(team.account()), MAY, 0)
    (row,) = top_content().rows
    assert (row.amount, row.share, row.beyond_days) == (0, None, True)


def test_facts_of_the_row(team, top_content):
    content_id = team.content("Clip", content_type="short")
    post = team.post(
        team.account(),
        content_id=content_id,
        url="https://example.org/1",
        published_at=datetime(2025, 4, 30, 23, tzinfo=UTC),
    )
    team.tell_days(post, MAY.first_day, [1])
    team.roll_up()
    (row,) = top_content().rows
    assert (row.content_type, row.url) == ("short", "https://example.org/1")
    assert row.published_on == date(2025, 4, 30)


def test_accounts_as_basis_still_ranks_posts_and_says_so(team, top_content):
    team.tell_days(team.post(team.account()), MAY.first_day, [1])
    team.roll_up()
    report = top_content(basis=Basis.ACCOUNTS)
    assert report.rows[0].amount == 1
    assert any("ranked by its posts" in note for note in report.notes)


def test_a_metric_that_posts_cannot_add_up_gives_way(team, top_content):
    team.tell_days(team.post(team.account()), MAY.first_day, [1], metric="likes")
    team.roll_up()
    report = top_content("followers_total")
    assert report.metric.name == "likes"
    assert "Posts are ranked by Likes; Followers cannot be added up over posts." in report.notes


def test_nothing_told_gives_no_rows(top_content):
    report = top_content(None)
    assert (report.rows, report.counted) == ((), 0)
