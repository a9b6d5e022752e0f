"""Readings of files and outcomes of imports for tests of the import page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from database.writes.imports import ImportOutcome
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
