"""Imports and changes for tests of the history."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from analytics.changes import ChangeRow, ChangesReport
from analytics.imports import Effect, GivenAnswer, ImportDetail, ImportRow, ImportsReport
from database.writes.reversal import Reversal
from domain.history import HistoryFilter
from domain.observations import Control, Rejection
from domain.periods import Period
from domain.vocabulary import Grain, Platform

MAY = Period(date(2026, 5, 1), date(2026, 5, 31))
AT = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)
ZONE = "Europe/Berlin"


def an_import(number=7, **changes) -> ImportRow:
    row = ImportRow(
        import_id=number,
        imported_at=AT,
        undone_at=None,
        actor="web",
        file_name="Export.zip/Table data.csv",
        label="YouTube Studio: videos over a period",
        grain=Grain.POST,
        platforms=(Platform.YOUTUBE,),
        accounts=("Tides",),
        period=MAY,
        rows_read=500,
        rows_imported=499,
        rows_rejected=1,
        effect=Effect(12, 487, 998, 31, 400, 90, MAY.first_day, MAY.last_day),
    )
    return replace(row, **changes)


def an_imports_report(*rows, **changes) -> ImportsReport:
    report = ImportsReport(HistoryFilter(), rows or (an_import(),), max(1, len(rows)), ZONE)
    return replace(report, **changes)


def an_import_detail(row=None, **changes) -> ImportDetail:
    detail = ImportDetail(
        row=row or an_import(),
        fingerprint="0123456789abcdef" * 4,
        currency=None,
        answers=(
            GivenAnswer("account", "", "Tides", is_guess=False),
            GivenAnswer("period", "", "2026-05-01/2026-05-31", is_guess=True),
            GivenAnswer("year", "Which year is the last row of?", "2026", is_guess=False),
        ),
        controls=(Control("views", Decimal(405_712), Decimal(401_812)),),
        warnings=("YouTube lists at most 500 videos, so older ones are missing.",),
        rejected=(Rejection(17, "Views", "n/a", "is no number"),),
        standing_twin=None,
        can_return=False,
        custom_metrics=(),
        time_zone=ZONE,
    )
    return replace(detail, **changes)


def an_undone_import(**changes) -> ImportDetail:
    return an_import_detail(an_import(undone_at=AT), **{"can_return": True} | changes)


def a_reversal(**changes) -> Reversal:
    reversal = Reversal(
        import_id=7,
        file_name="Export.zip/Table data.csv",
        posts=3,
        days_changed=31,
        rows_new=0,
        rows_changed=10,
        rows_gone=20,
        first_day=MAY.first_day,
        last_day=MAY.last_day,
    )
    return replace(reversal, **changes)


def a_changes_report(**changes) -> ChangesReport:
    rows = (
        ChangeRow(AT, "Ada", "undo import", "import 7", (("file", "=SUM(A1).csv"),)),
        ChangeRow(AT, "web", "keep names apart", "Ada, Bob", ()),
    )
    return replace(ChangesReport(HistoryFilter(), rows, 2, ZONE), **changes)
