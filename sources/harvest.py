"""What is gathered while a file is read, and the reading it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric
from domain.observations import Number, Observation, PostFacts, Question, Reading, Rejection
from domain.periods import Period
from domain.vocabulary import Grain, PeriodBasis, Platform
from sources.controls import controls_of
from sources.documents import Document, Row, fingerprint_of
from sources.source import Source
from sources.unreadable import CellRejected


@dataclass
class Harvest:
    """`skipped` rows are read and left out on purpose: neither imported nor rejected."""

    posts: list[PostFacts] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    stated: dict[str, Decimal] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    rows_read: int = 0
    skipped: int = 0
    corrections: int = 0  # rows with a negative amount where amounts are not negative as a rule
    stretches: set[Period] = field(default_factory=set)
    _first_rows: dict[object, int] = field(default_factory=dict)

    def reject(self, row: Row, fault: CellRejected) -> None:
        self.rejected.append(fault.in_row(row.number))

    def state(self, metrics: Sequence[str], values: Sequence[Number | None]) -> None:
        """What the file's own total row says."""
        pairs = zip(metrics, values, strict=True)
        self.stated |= {name: Decimal(value) for name, value in pairs if value is not None}

    def refuse_repeated(self, key: object, row: Row, column: str, value: str) -> None:
        first = self._first_rows.setdefault(key, row.number)
        if first != row.number:
            raise CellRejected(column, value, f"repeats row {first}")

    @property
    def days(self) -> Period | None:
        """First to last day the file speaks of."""
        stretches = list(self.stretches) or [seen.days for seen in self.observations if seen.days]
        moments = [seen.moment for seen in self.observations if seen.moment is not None]
        firsts = [days.first_day for days in stretches] + [_day(moment) for moment in moments]
        lasts = [days.last_day for days in stretches] + [_day(moment) for moment in moments]
        return Period(min(firsts), max(lasts)) if firsts else None


@dataclass(frozen=True)
class Account:
    name: str
    assumed: bool = False


def reading_of(
    source: Source,
    document: Document,
    harvest: Harvest,
    account: Account,
    *,
    grain: Grain,
    metrics: Sequence[str],
    platform: Platform | None,
    period: Period | None = None,
    period_basis: PeriodBasis = PeriodBasis.STATED,
    currency: str | None = None,
    custom_metrics: tuple[Metric, ...] = (),
    questions: tuple[Question, ...] = (),
    part: str = "",
) -> Reading:
    """`part` names which one of several readings of the same file this is."""
    registry = STANDARD_METRICS.with_custom(custom_metrics)
    return Reading(
        file_name=document.name,
        fingerprint=fingerprint_of(document.fingerprint, part),
        format=source.name,
        label=source.label,
        platform=platform,
        grain=grain,
        metrics=tuple(metrics),
        posts=harvest.posts,
        observations=harvest.observations,
        account=account.name,
        account_assumed=account.assumed,
        period=period or harvest.days,
        period_basis=period_basis,
        questions=questions,
        currency=currency,
        custom_metrics=custom_metrics,
        controls=controls_of(metrics, harvest.observations, harvest.stated, registry),
        rejected=tuple(harvest.rejected),
        warnings=(*document.warnings, *harvest.warnings),
        rows_read=harvest.rows_read,
        rows_imported=harvest.rows_read - harvest.skipped - len(harvest.rejected),
    )


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)
