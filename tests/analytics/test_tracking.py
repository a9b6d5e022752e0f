"""What scripts hand over is taken as it is meant, or refused by the name of the field."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from analytics.tracking import Desk, tracked_reading
from domain.errors import InvalidRequest
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.vocabulary import Figure, Platform

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
DESK = Desk(STANDARD_METRICS, NOW, ZoneInfo("UTC"), lambda platform, external_id: "Main")


def record(metrics=None, *, content_id="abc", platform="youtube", **metadata):
    return {
        "content_id": content_id,
        "platform": platform,
        "metrics": {"views": 120} if metrics is None else metrics,
        "metadata": metadata,
    }


def read(*records, desk=DESK):
    return tracked_reading(records, desk)


def figures(reading, place=0):
    values = reading.observations[place].values
    return dict(zip(reading.metrics, values, strict=True))


def test_totals_count_from_now_or_from_when_they_were_read():
    at = datetime(2026, 3, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    (now,) = read(record()).observations
    (then,) = read(record(captured_at=at)).observations
    assert (now.figure, now.moment) == (Figure.CUMULATIVE, NOW)
    assert then.moment == datetime(2026, 3, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (date(2026, 3, 1), Period(date(2026, 3, 1), date(2026, 3, 1))),
        ((date(2026, 3, 1), date(2026, 3, 7)), Period(date(2026, 3, 1), date(2026, 3, 7))),
    ],
)
def test_amounts_are_of_whole_days(days, expected):
    (told,) = read(record(figure="period", days=days)).observations
    assert (told.figure, told.days, told.moment) == (Figure.PERIOD, expected, None)


def test_every_word_on_the_post_is_kept():
    (facts,) = read(
        record(
            account="Ours", title="A title", published_at=date(2026, 2, 1), creator="Mara",
            topic="Go", content_type="video", url="https://example.org", duration_s=61.5,
            language="en", text="Words", features={"hook": "list", "faces": 2.0, "ad": True},
        )
    ).posts  # fmt: skip
    assert (facts.account, facts.title, facts.published) == ("Ours", "A title", date(2026, 2, 1))
    assert (facts.creator, facts.topic, facts.content_type) == ("Mara", "Go", "video")
    assert (facts.url, facts.duration_s) == ("https://example.org", Decimal("61.5"))
    assert facts.features == {"hook": "list", "faces": 2, "ad": True}


@pytest.mark.parametrize(
    ("given", "stored"),
    [(7, 7), (7.0, 7), (np.int64(7), 7), (np.float32(7), 7), (Decimal(7), 7), (0, 0)],
)
def test_counts_of_any_numeric_type_are_whole_numbers(given, stored):
    value = figures(read(record({"views": given})))["views"]
    assert (value, type(value)) == (stored, int)


def test_figures_with_decimals_are_exact_to_the_places_that_are_stored():
    told = figures(read(record({"watch_time_s": 0.1, "ctr_pct": 4.55, "revenue": 1.23456789})))
    assert told == {
        "watch_time_s": Decimal("0.1"), "ctr_pct": Decimal("4.55"), "revenue": Decimal("1.234568"),
    }  # fmt: skip


@pytest.mark.parametrize("metric", ["revenue", "follows"])
def test_net_amounts_of_a_day_may_be_negative_and_totals_may_not(metric):
    day = {"figure": "period", "days": date(2026, 3, 1)}
    assert figures(read(record({metric: -2}, **day)))[metric] == -2
    with pytest.raises(InvalidRequest, match=rf"metrics.{metric}: -2 is negative"):
        read(record({metric: -2}))


@pytest.mark.parametrize("name", ["YouTube", " youtube ", Platform.YOUTUBE])
def test_platforms_go_by_name_or_label(name):
    assert read(record(platform=name)).platform is Platform.YOUTUBE


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (record(platform="youtub"), r"platform: 'youtub' is not known. Did you mean 'youtube'\?"),
        (record(platform=7), "platform: 7 is no name"),
        (record(content_id=" "), "content_id: ' ' is no text"),
        (record(content_id=123), "content_id: 123 is no text"),
        (record(content_id="x" * 201), "content_id: has 201 characters"),
        (record({}), "metrics: {} is no mapping"),
        (record({"view": 1}), r"metrics.view: .* Did you mean 'views'"),
        (record({"engagement_rate": 0.1}), "Did you mean .*'engagement_rate_reported'"),
        (record({"views": -1}), "metrics.views: -1 is negative"),
        (record({"views": 1.5}), "metrics.views: 1.5 is no whole number, and views are counted"),
        (record({"views": 2**63}), "metrics.views: .* larger than any count"),
        (record({"views": float("nan")}), "metrics.views: nan is no figure"),
        (record({"views": float("inf")}), "metrics.views: inf is no figure"),
        (record({"views": np.nan}), "metrics.views: nan is no figure"),
        (record({"views": Decimal("NaN")}), "metrics.views: NaN is no figure"),
        (record({"views": pd.NA}), "metrics.views: <NA> is no number"),
        (record({"views": None}), "metrics.views: None is no number"),
        (record({"views": "120"}), "metrics.views: '120' is text; give a number"),
        (record({"views": True}), r"metrics.views: True is no number \(it is a bool\)"),
        (record({"views": np.True_}), "metrics.views: .*True.* is no number"),
        (record({"engagement_rate_reported": 5}), "5 is above 1: it is a share, so 5 % are 0.05"),
        (record({"engagement_rate_reported": -0.1}), "-0.1 is below 0"),
        (record({"ctr_pct": 100.1}), "metrics.ctr_pct: 100.1 is above 100"),
        (record({"avg_view_pct": -1}), "metrics.avg_view_pct: -1 is negative"),
        (record({"watch_time_s": 1e300}), "out of all bounds"),
        (record(captured_at=datetime(2026, 3, 1)), "captured_at: 2026-03-01 .* has no time zone"),
        (record(captured_at="2026-03-01"), "captured_at: '2026-03-01' is no moment"),
        (record(captured_at=NOW + timedelta(hours=1)), "captured_at: .* lies in the future"),
        (record(captured_at=datetime(1999, 1, 1, tzinfo=UTC)), "captured_at: .* lies before"),
        (record(published_at=datetime(2026, 3, 1)), "published_at: .* has no time zone"),
        (record(published_at="soon"), "published_at: 'soon' is no moment"),
        (record(figure="amount"), "metadata.figure: 'amount' is not known"),
        (record(figure="period"), "metadata.days: amounts need the day"),
        (record(days=date(2026, 3, 1)), "metadata.days: only amounts have days"),
        (record(figure="period", days="March"), "metadata.days: 'March' is neither"),
        (record(figure="period", days=date(2026, 3, 11)), "days: 2026-03-11 lies in the future"),
        (
            record(figure="period", days=(date(2026, 3, 2), date(2026, 3, 1))),
            "days: the last day, 2026-03-01, comes before the first",
        ),
        (
            record(figure="period", days=date(2026, 3, 1), captured_at=NOW),
            "captured_at: amounts have days instead",
        ),
        (record(titel="x"), r"metadata.titel: is not known here. Did you mean 'title'\?"),
        (record(title=7), "metadata.title: 7 is no text"),
        (record(duration_s=-1), "metadata.duration_s: -1 is negative"),
        (record(duration_s="61"), "metadata.duration_s: '61' is text"),
        (record(features=["hook"]), "metadata.features: .* is no mapping"),
        (record(features={"faces": [1]}), r"metadata.features.faces: \[1\] is no number"),
        (record() | {"metadata": 7}, "metadata: 7 is no mapping"),
        (record() | {"metric": {}}, "metric: is not known here. Did you mean 'metrics'"),
        (7, "record: 7 is no mapping"),
    ],
)
def test_what_cannot_be_is_refused_by_the_name_of_its_field(wrong, told):
    with pytest.raises(InvalidRequest, match=told):
        read(wrong)


def test_of_several_records_the_number_is_told():
    with pytest.raises(InvalidRequest, match=r"^Record 2, metrics.views: -1 is negative\.$"):
        read(record(), record({"views": -1}, content_id="other"))


def test_the_same_post_twice_at_one_time_is_refused():
    with pytest.raises(InvalidRequest, match="Record 3, content_id: repeats record 1"):
        read(record(), record(content_id="other"), record({"likes": 3}))


def test_nothing_to_track_is_told():
    with pytest.raises(InvalidRequest, match="no record"):
        read()


def test_records_with_different_metrics_leave_the_others_missing():
    reading = read(record({"views": 5}), record({"likes": 2}, content_id="other"))
    assert figures(reading, 0) == {"views": 5, "likes": None}
    assert figures(reading, 1) == {"views": None, "likes": 2}


def test_facts_of_a_post_add_up_over_its_records():
    early, late = (datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2))
    (facts,) = read(
        record(captured_at=early, title="First", creator="Mara", features={"a": 1}),
        record(captured_at=late, title="Second", features={"b": 2}),
    ).posts
    assert (facts.title, facts.creator) == ("Second", "Mara")
    assert facts.features == {"a": 1, "b": 2}


def test_the_account_that_is_left_open_is_asked_for():
    desk = replace(
        DESK, account_of=lambda platform, external_id: f"{platform.label} of {external_id}"
    )
    assert read(record(), desk=desk).account == "YouTube of abc"
    assert read(record(account="Ours"), desk=desk).account == "Ours"


def test_the_same_words_in_another_order_are_the_same_call_and_others_are_not():
    at = {"captured_at": NOW}
    one = read(record({"views": 1, "likes": 2}, title="A", **at)).fingerprint
    assert one == read(record({"likes": 2.0, "views": 1}, **at, title="A")).fingerprint
    for other in (
        record({"views": 1, "likes": 3}, title="A", **at),
        record({"views": 1, "likes": 2}, title="B", **at),
        record({"views": 1, "likes": 2}, title="A", captured_at=NOW - timedelta(seconds=1)),
        record({"views": 1, "likes": 2}, title="A", content_id="x", **at),
        record({"views": 1, "likes": 2}, title="A", platform="tiktok", **at),
    ):
        assert read(other).fingerprint != one
