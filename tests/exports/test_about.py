from datetime import UTC, date, datetime

from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison, Platform
from exports.about import about_table, definitions

WEEK = Selection(
    1, Period(date(2026, 7, 6), date(2026, 7, 12)), platforms=(Platform.YOUTUBE, Platform.X)
)


def lines(selection=None, **more):
    about = about_table(
        "Views by day",
        workspace="Team",
        time_zone="Europe/Berlin",
        generated_at=datetime(2026, 7, 13, 9, 30, tzinfo=UTC),
        selection=selection,
        method_version="1",
        **more,
    )
    return dict(about.lines)


def test_both_ranges_are_said_with_their_exact_days():
    told = lines(WEEK)
    assert told["Days"] == "2026-07-06 to 2026-07-12"
    assert told["Compared with"] == "2026-06-29 to 2026-07-05"
    assert told["Platforms"] == "YouTube, X"
    assert told["Generated at"] == "2026-07-13T09:30:00+00:00"


def test_nothing_is_compared_when_the_comparison_is_off():
    off = Selection(1, WEEK.period, comparison=Comparison.OFF)
    assert "Compared with" not in lines(off)
    assert lines(off)["Platforms"] == "all"


def test_a_table_of_all_days_names_none():
    assert not {"Days", "Compared with", "Platforms"} & lines().keys()


def test_columns_that_are_metrics_are_defined_and_others_are_not():
    told = dict(definitions(("day", "views", "likes"), STANDARD_METRICS))
    assert list(told) == ["views", "likes"]
    assert told["views"].startswith("Views (count): How often")
