"""YouTube Analytics API: amounts by day, month or video."""

import json
from datetime import date
from decimal import Decimal

import pytest

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, PeriodBasis
from tests.sources.files import column, control, fixture, read, reading, refusal, written

REPORT = "youtube_analytics_reports_query.json"


def _payload(dimensions: str, metrics: str, *rows: list, typed: bool = True, **more) -> str:
    headers = []
    for names, kind in ((dimensions, "DIMENSION"), (metrics, "METRIC")):
        headers += [{"name": n} | ({"columnType": kind} if typed else {}) for n in names.split()]
    kind = {"kind": "youtubeAnalytics#resultTable"} if typed else {}
    return json.dumps({**kind, "columnHeaders": headers, "rows": list(rows), **more})


def _said(text: str) -> Answers:
    return Answers(said={Asked.SUBJECT: text})


def test_a_damaged_page_of_an_answer_is_rejected_and_the_others_count():
    page = _payload("day", "views", ["2024-01-05", 812])
    found = reading(written(f"{page}\n{page[:-5]}\n"))
    assert column(found, "views") == [812]
    (fault,) = found.rejected
    assert fault.value == "a damaged line"


def test_days_of_the_channel():
    found = reading(fixture(REPORT))
    assert found.grain is Grain.ACCOUNT
    first, _, last = found.observations
    assert (first.figure, first.subject) == (Figure.PERIOD, None)
    assert first.days == Period(date(2024, 1, 5), date(2024, 1, 5))
    assert dict(zip(found.metrics, first.values, strict=True)) == {
        "views": 812,
        "watch_time_s": Decimal(77_400),
        "avg_view_duration_s": Decimal(95),
        "avg_view_pct": Decimal("37.4"),
        "likes": 71,
        "comments": 9,
        "shares": 12,
        "follows": 14,
    }
    assert last.values == (0, 0, None, None, 0, 0, 0, 0)
    assert control(found, "views") == (None, 1452)


@pytest.mark.parametrize(
    "said",
    ["dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ", " https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
)
def test_the_one_video_of_a_filter_is_asked_for(said):
    (question,) = reading(fixture(REPORT)).questions
    assert (question.asked, question.taken, question.is_guess) == (Asked.SUBJECT, "channel", True)
    found = reading(fixture(REPORT), answers=_said(said))
    assert found.grain is Grain.POST
    assert {seen.subject for seen in found.observations} == {"dQw4w9WgXcQ"}
    assert [post.external_id for post in found.posts] == ["dQw4w9WgXcQ"]


def test_an_answer_that_is_no_video_is_refused():
    (entry,) = read(fixture(REPORT), answers=_said("my best one"))
    assert "'my best one'" in entry.reason


def test_columns_are_read_by_name_in_any_order_and_without_types():
    text = _payload("views", "video day", [5, "dQw4w9WgXcQ", "2024-01-05"], typed=False)
    found = reading(written(text))
    assert (found.grain, found.metrics, found.questions) == (Grain.POST, ("views",), ())
    assert found.observations[0].subject == "dQw4w9WgXcQ"
    assert found.period == Period(date(2024, 1, 5), date(2024, 1, 5))


def test_a_month_is_a_stretch_and_a_running_one_ends_today():
    text = _payload("month", "views", ["2024-02", 5], ["2026-11", 6])
    february, november = reading(written(text)).observations
    assert february.days == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert november.days == Period(date(2026, 11, 1), date(2026, 11, 20))


def test_videos_without_days_ask_for_the_period():
    text = _payload("video", "views", ["dQw4w9WgXcQ", 5], ["-td1OgsnW1k", 6])
    found = reading(written(text))
    assert found.period_basis is PeriodBasis.ASSUMED
    assert found.period == Period(date(2026, 10, 23), date(2026, 11, 19))
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    told = reading(written(text), answers=Answers(period=march))
    assert (told.period_basis, told.observations[0].days) == (PeriodBasis.ANSWERED, march)
    named = reading(written(text, "report 2026-03-01 to 2026-03-31.json"))
    assert (named.period_basis, named.period) == (PeriodBasis.NAMED, march)


def test_figures_by_people_are_refused_with_a_reason():
    text = _payload("day country", "views", ["2024-01-05", "AT", 5])
    assert "broken down by countries" in refusal(written(text))
    unheard = _payload("day shoeSize", "views", ["2024-01-05", "44", 5])
    assert "broken down by 'shoeSize'" in refusal(written(unheard))


def test_no_rows_are_no_zeros():
    for text in (_payload("day", "views"), _payload("day", "views", rows=None)):
        assert "has no rows" in refusal(written(text))


def test_rows_that_cannot_be_read_are_named_with_their_column():
    rows = [
        ["2024-01-05", 5],
        ["2024-01-06"],
        ["5 Jan", 5],
        ["2024-01-07", None],
        ["2024-01-05", 6],
    ]
    rows += [["2024-01-08", "x"], ["2031-01-01", 1]]
    found = reading(written(_payload("day", "views", *rows)))
    assert column(found, "views") == [5]
    assert [(r.row, r.column) for r in found.rejected] == [
        (2, "rows"),
        (3, "day"),
        (5, "day"),
        (6, "views"),
        (7, "day"),
    ]
    assert (found.rows_read, found.rows_imported) == (7, 1)


def test_likes_taken_back_are_negative_and_click_rates_are_shares():
    text = _payload("day", "likes videoThumbnailImpressionsClickRate", ["2024-01-05", -3, 0.048])
    found = reading(written(text))
    assert found.observations[0].values == (-3, Decimal("4.8"))


def test_metrics_without_a_place_are_named_and_a_currency_is_never_made_up():
    text = _payload("day", "views cardClicks estimatedRevenue", ["2024-01-05", 1, 2, 3.5])
    found = reading(written(text))
    assert (found.metrics, found.currency) == (("views", "revenue"), None)
    assert found.warnings[0] == "Columns that are not imported: 'cardClicks'."
    assert "US dollars" in found.warnings[1]


def test_pages_with_other_columns_are_refused():
    pages = [
        _payload("day", "views", ["2024-01-05", 1]),
        _payload("day", "likes", ["2024-01-05", 1]),
    ]
    assert "different columns" in refusal(written(f"[{','.join(pages)}]"))
    same = [_payload("day", "views", [f"2024-01-0{n}", n]) for n in (1, 2)]
    assert column(reading(written("\n".join(same))), "views") == [1, 2]
