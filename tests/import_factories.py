"""Readings of files and outcomes of imports for tests of the import page."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from analytics.import_preview import DailyChange
from analytics.overlaps import OverlapReport
from database.queries.overlaps import Overlap, Winner
from database.writes.imports import ImportOutcome
from database.writes.reversal import Reversal
from domain.metric_definitions import STANDARD_METRICS
from domain.observations import Control, Reading, Rejection
from domain.periods import Period
from domain.vocabulary import Grain, PeriodBasis, Platform
from tests.factories import LAST_DAY


def a_reading(name="Table data.csv", **changes) -> Reading:
    reading = Reading(
        file_name=name,
        fingerprint=f"{name:0<64}",
        format="youtube_studio_table",
        label="YouTube Studio: videos over a period",
        platform=Platform.YOUTUBE,
        grain=Grain.POST,
        metrics=("views", "likes"),
        posts=(),
        observations=(),
        account="My channel",
        account_assumed=True,
        period=Period(date(2026, 1, 1), LAST_DAY),
        period_basis=PeriodBasis.ASSUMED,
        controls=(Control("views", Decimal(405_712), Decimal(401_812)),),
        rejected=(Rejection(17, "Views", "n/a", "is no number"),),
        warnings=("YouTube lists at most 500 videos, so older ones are missing.",),
        rows_read=500,
        rows_imported=499,
    )
    return replace(reading, **changes)


def an_outcome(**changes) -> ImportOutcome:
    outcome = ImportOutcome(
        import_id=5,
        already_imported=False,
        new_posts=12,
        known_posts=487,
        observations=998,
        days_changed=202,
        daily_rows_new=1_400,
        daily_rows_changed=90,
        first_day=date(2026, 1, 1),
        last_day=LAST_DAY,
    )
    return replace(outcome, **changes)


def an_overlap_report() -> OverlapReport:
    overlap = Overlap(
        import_id=4,
        file_name="Overview.csv",
        imported_at=datetime(2026, 11, 2, 9, tzinfo=UTC),
        winner=Winner.THIS,
        is_stretch=False,
        days=214,
        posts=1,
        before=Decimal(1_000),
        now=Decimal(1_200),
        span=Period(date(2026, 1, 1), date(2026, 8, 2)),
    )
    return OverlapReport(STANDARD_METRICS["views"], (overlap,), 365)


def a_daily_change() -> DailyChange:
    first, second = date(2026, 3, 1), date(2026, 3, 2)
    return DailyChange(
        STANDARD_METRICS["views"],
        Period(first, second),
        before={first: Decimal(10)},
        after={first: Decimal(12), second: Decimal(30)},
    )


def a_reversal() -> Reversal:
    return Reversal(
        import_id=5,
        file_name="Table data.csv",
        posts=12,
        days_changed=202,
        rows_new=0,
        rows_changed=90,
        rows_gone=1_400,
        first_day=date(2026, 1, 1),
        last_day=LAST_DAY,
    )
