"""Content is compared at the same age, and what cannot be is said to be left out."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from analytics.content_comparison import report_comparison
from domain.errors import InvalidRequest
from domain.periods import Period
from domain.vocabulary import Platform

MAY = date(2025, 5, 1)


def at(day):
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@pytest.fixture
def told(team):
    """Content whose days begin with its publication, as amounts; returns its number."""
    accounts = {}

    def tell(title, first_day, amounts, *, platform=Platform.YOUTUBE, published=True, **place):
        if platform not in accounts:
            accounts[platform] = team.account(platform)
        moment = at(first_day) if published else None
        post = team.post(accounts[platform], title=title, published_at=moment, **place)
        team.tell_days(post, first_day, amounts)
        return post.content_id

    return tell


@pytest.fixture
def compare(team):
    def report(*ids, metric="views", platform=None):
        team.roll_up()
        return report_comparison(team.connection, team.workspace_id, ids, metric, platform=platform)

    return report


def test_the_younger_one_decides_the_age_and_later_days_do_not_count(told, compare):
    old = told("Old", MAY, [10, 10, 10, 1000])
    young = told("Young", date(2026, 1, 1), [20, 20])
    report = compare(old, young)
    assert report.age_days == 2
    assert [(row.title, row.at_age, row.total) for row in report.rows] == [
        ("Young", Decimal(40), Decimal(40)),
        ("Old", Decimal(20), Decimal(1030)),
    ]
    assert report.notes == ("Compared over the first 2 days after publication.",)


def test_a_gap_ends_what_is_known(told, compare):
    gap = told("Gap", MAY, [5, 5, None, 500])
    whole = told("Whole", MAY, [1, 1, 1, 1])
    assert compare(gap, whole).age_days == 2


def test_content_without_its_first_days_is_left_out_and_said(told, compare, team):
    one, two = told("One", MAY, [1, 2]), told("Two", MAY, [2, 2])
    late = team.post(team.account(name="Late"), title="Late", published_at=at(date(2025, 4, 1)))
    team.tell_days(late, MAY, [9, 9])
    unknown = told("Unknown", MAY, [7], published=False)
    report = compare(one, two, late.content_id, unknown)
    reasons = {row.title: (row.at_age, row.reason) for row in report.rows}
    assert reasons["One"] == (Decimal(3), "")
    assert reasons["Late"] == (None, "Its figures by day do not begin with its publication.")
    assert reasons["Unknown"] == (None, "Its day of publication is not known.")
    assert "'Late' and 'Unknown'" in report.notes[1]
    assert [row.title for row in report.rows][:2] == ["Two", "One"]


def test_with_one_known_by_day_only_totals_are_told(told, compare, team):
    one = told("One", MAY, [1, 2])
    table = team.post(team.account(name="Table"), title="Table", published_at=at(MAY))
    team.tell_stretch(table, Period(MAY, date(2025, 5, 31)), 500)
    report = compare(one, table.content_id)
    assert report.age_days is None
    assert {row.title: (row.at_age, row.total) for row in report.rows} == {
        "Table": (None, Decimal(500)),
        "One": (None, Decimal(3)),
    }
    assert "Not compared at equal age" in report.notes[0]


def test_posts_of_one_content_count_from_the_publication_of_each(told, compare):
    both = told("Both", MAY, [1, 1, 1])
    told("Both", date(2025, 6, 1), [10, 10], platform=Platform.TIKTOK, content_id=both)
    other = told("Other", MAY, [3, 3, 3])
    assert compare(both, other).age_days == 2
    assert [(row.title, row.at_age) for row in compare(both, other).rows] == [
        ("Both", Decimal(22)), ("Other", Decimal(6)),
    ]  # fmt: skip
    of_youtube = compare(both, other, platform=Platform.YOUTUBE)
    assert [(row.title, row.at_age, row.total) for row in of_youtube.rows] == [
        ("Other", Decimal(9), Decimal(9)), ("Both", Decimal(3), Decimal(3)),
    ]  # fmt: skip


def test_a_frame_has_a_row_per_content(told, compare):
    frame = compare(told("One", MAY, [1]), told("Two", MAY, [2])).to_frame()
    assert list(frame["title"]) == ["Two", "One"]
    assert list(frame["at_age"]) == [2, 1]


def test_what_cannot_be_compared_is_told(told, compare):
    one, two = told("One", MAY, [1]), told("Two", MAY, [2])
    with pytest.raises(InvalidRequest, match="at least two"):
        compare(one, one)
    with pytest.raises(InvalidRequest, match="No source tells 'likes'"):
        compare(one, two, metric="likes")
