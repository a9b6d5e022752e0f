"""What is gathered while a file is read, and the reading it becomes."""

from collections.abc import Iterator, MutableSequence, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count

import numpy as np
from numpy.typing import NDArray

from domain.counting import counted
from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric
from domain.observations import (
    Number,
    Observation,
    PostFacts,
    Question,
    Reading,
    Rejection,
    gathered_observations,
    gathered_posts,
    side_by_side,
)
from domain.periods import Period
from domain.vocabulary import Grain, PeriodBasis, Platform
from sources.controls import MOST_POSTS, Sums
from sources.documents import Document, Row, fingerprint_of
from sources.source import Source
from sources.span import Span
from sources.unreadable import CellRejected

MOST_LISTED = 10_000
MOST_REMEMBERED = 100_000


@dataclass
class Harvest:
    """`skipped` rows are read and left out on purpose: neither imported nor rejected."""

    posts: MutableSequence[PostFacts] = field(default_factory=gathered_posts)
    observations: MutableSequence[Observation] = field(default_factory=gathered_observations)
    rejected: list[Rejection] = field(default_factory=list)
    stated: dict[str, Decimal] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    rows_read: int = 0
    skipped: int = 0
    corrections: int = 0  # rows with a negative amount where amounts are not negative as a rule
    stretches: set[Period] = field(default_factory=set)
    rejected_unlisted: int = 0
    _first_rows: dict[object, int] = field(default_factory=dict)

    def reject(self, row: Row, fault: CellRejected) -> None:
        if len(self.rejected) < MOST_LISTED:
            self.rejected.append(fault.in_row(row.number))
        else:
            self.rejected_unlisted += 1

    def state(self, metrics: Sequence[str], values: Sequence[Number | None]) -> None:
        """What the file's own total row says."""
        pairs = zip(metrics, values, strict=True)
        self.stated |= {name: Decimal(value) for name, value in pairs if value is not None}

    def refuse_repeated(self, key: object, row: Row, column: str, value: str) -> None:
        """Rows too far down are not remembered: of those the import keeps the last, and says so."""
        first = self._first_rows.get(key, row.number)
        if first != row.number:
            raise CellRejected(column, value, f"repeats row {first}")
        if len(self._first_rows) < MOST_REMEMBERED:
            self._first_rows[key] = row.number

    def remember(self, keys: NDArray[np.int64], number: int) -> bool:
        """Of rows counted from `number` on; False, and nothing remembered, when one repeats."""
        first_rows, listed, ordered = self._first_rows, keys.tolist(), np.sort(keys)
        if (ordered[1:] == ordered[:-1]).any() or not first_rows.keys().isdisjoint(listed):
            return False
        free = max(0, MOST_REMEMBERED - len(first_rows))
        first_rows.update(zip(listed[:free], count(number), strict=False))
        return True


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
    sums = Sums(metrics, registry, most_posts=None if harvest.stated else MOST_POSTS)
    span = Span(harvest.stretches)
    for some in side_by_side(harvest.observations):
        sums.take_in(some)
        span.take_in(some)
    rejected = len(harvest.rejected) + harvest.rejected_unlisted
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
        period=period or span.days,
        period_basis=period_basis,
        questions=questions,
        currency=currency,
        custom_metrics=custom_metrics,
        controls=sums.controls(harvest.stated),
        rejected=tuple(harvest.rejected),
        rejected_unlisted=harvest.rejected_unlisted,
        warnings=(*document.warnings, *harvest.warnings, *_unlisted(harvest)),
        rows_read=harvest.rows_read,
        rows_imported=harvest.rows_read - harvest.skipped - rejected,
    )


def _unlisted(harvest: Harvest) -> Iterator[str]:
    if harvest.rejected_unlisted:
        yield (
            f"Refused besides the {len(harvest.rejected):,} rows that are listed: "
            f"{counted(harvest.rejected_unlisted, 'more row')}."
        )
