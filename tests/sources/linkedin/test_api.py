"""LinkedIn's API: share statistics of pages and posts."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain
from tests.sources.files import column, fixture, read, reading, refusal, written

STATISTICS = "linkedin_organizational_entity_share_statistics.json"
PAGE = "urn:li:organization:1337"
JULY_1 = 1_751_328_000_000
A_DAY = 86_400_000


def _element(page: str = PAGE, figures: dict | None = None, **more) -> dict:
    told = {"impressionCount": 5} if figures is None else figures
    return {"organizationalEntity": page, "totalShareStatistics": told, **more}


def _payload(*elements: object) -> str:
    return json.dumps({"elements": list(elements), "paging": {"count": 10}})


def test_a_time_range_is_the_pages_day_and_a_share_a_post_so_far():
    answers = Answers(said={Asked.CAPTURED: "2025-07-03"})
    page, posts = read(fixture(STATISTICS), answers=answers)
    assert (page.grain, posts.grain) == (Grain.ACCOUNT, Grain.POST)
    (day,) = page.observations
    assert (day.figure, day.subject) == (Figure.PERIOD, None)
    assert day.days == Period(date(2025, 7, 1), date(2025, 7, 1))
    assert dict(zip(page.metrics, day.values, strict=True)) == {
        "impressions": 93,
        "reach": 66,
        "clicks": 5,
        "likes": 1,
        "comments": 0,
        "shares": 0,
        "engagement_rate_reported": Decimal("0.0645"),
    }
    (post,) = posts.observations
    assert (post.figure, post.moment) == (Figure.CUMULATIVE, date(2025, 7, 3))
    assert post.subject == "7100000000000000001"
    assert post.values[0] == 500


def test_the_id_tells_when_a_post_was_published():
    _, posts = read(fixture(STATISTICS))
    assert posts.posts[0].published == datetime(2023, 8, 23, 6, 25, 11, 621_000, tzinfo=UTC)


def test_neither_range_nor_post_is_the_page_so_far():
    found = reading(written(_payload(_element())))
    (seen,) = found.observations
    assert (found.grain, seen.figure, seen.subject) == (Grain.ACCOUNT, Figure.CUMULATIVE, None)
    assert found.questions[0].asked is Asked.CAPTURED


def test_figures_by_day_leave_no_day_to_ask_for():
    span = {"start": JULY_1, "end": JULY_1 + 31 * A_DAY}
    found = reading(written(_payload(_element(timeRange=span))))
    assert found.questions == ()
    assert found.period == Period(date(2025, 7, 1), date(2025, 7, 31))


def test_likes_taken_back_within_a_day_are_negative_and_never_so_in_total():
    span = {"start": JULY_1, "end": JULY_1 + A_DAY}
    fallen = {"likeCount": -2}
    found = reading(
        written(_payload(_element(figures=fallen, timeRange=span), _element(figures=fallen)))
    )
    assert column(found, "likes") == [-2]
    assert [(r.row, r.column) for r in found.rejected] == [(2, "totalShareStatistics.likeCount")]


def test_each_page_is_an_account_of_its_own():
    other = "urn:li:organization:42"
    first, second = read(written(_payload(_element(), _element(other))))
    assert (first.account, second.account) == ("LinkedIn 1337", "LinkedIn 42")
    assert first.account_assumed
    assert first.fingerprint != second.fingerprint
    named = reading(written(_payload(_element())), answers=Answers(account="Studio"))
    assert (named.account, named.account_assumed) == ("Studio", False)


def test_what_cannot_be_read_is_named_with_its_field():
    span = {"start": JULY_1, "end": JULY_1}
    found = reading(
        written(_payload(_element(), _element(timeRange=span), _element(), _element(figures={})))
    )
    assert [(r.row, r.column) for r in found.rejected] == [
        (2, "timeRange"),
        (3, "totalShareStatistics"),
        (4, "totalShareStatistics"),
    ]
    assert found.rejected[1].reason == "repeats row 1"


def test_no_elements_are_no_zeros():
    assert "holds no statistics" in refusal(written(_payload()))
