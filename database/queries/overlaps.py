"""Which figures of an import others had told before, and whose then count."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Alias,
    ColumnElement,
    Connection,
    Date,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from database.queries.figures import figure
from database.tables import account_snapshots, engagement_snapshots, imports
from domain.metrics import Metric
from domain.periods import Period
from domain.vocabulary import Figure, Grain

_MOST = 5
_SLACK = timedelta(days=2)  # wide enough for any zone's day
_AMOUNT, _TOTAL = Figure.PERIOD.value, Figure.CUMULATIVE.value


class Winner(StrEnum):
    """Whose figure counts where two imports speak of the same."""

    THIS = "this"  # the later import of the same figure, or an amount over a running total
    EARLIER = "earlier"  # an amount of a day stays, whatever a running total says
    LATEST_READING = "latest_reading"  # of several running totals of one day
    LONGEST_COVER = "longest_cover"  # of stretches that overlap, those that cover most days


@dataclass(frozen=True)
class Overlap:
    """What one earlier import shares with this one. `before` and `now` are sums of the main
    metric over the shared amounts; None where sums mean nothing."""

    import_id: int
    file_name: str
    imported_at: datetime
    winner: Winner
    is_stretch: bool  # amounts over several days each, not figures by day
    days: int
    posts: int
    before: Decimal | None
    now: Decimal | None
    span: Period  # of the earlier figures


def overlaps(
    connection: Connection,
    workspace_id: int,
    import_id: int,
    *,
    grain: Grain,
    metrics: tuple[Metric, ...],
    main: Metric,
    span: Period,
    zone: str,
) -> tuple[Overlap, ...]:
    """With the imports that share the most days. `metrics` are those of the import, `span` the
    days it speaks of. Only figures of the same post (or account) and metric overlap."""
    question = _Shared(workspace_id, import_id, grain, metrics, main, span, zone)
    shared = union_all(question.by_day(), question.by_stretch()).subquery("shared")
    query = (
        select(
            shared.c.import_id, imports.c.file_name, imports.c.imported_at, shared.c.winner,
            shared.c.is_stretch, shared.c.days, shared.c.posts, shared.c.before, shared.c.now,
            shared.c.first_day, shared.c.last_day,
        )
        .select_from(shared.join(imports, imports.c.import_id == shared.c.import_id))
        .where(imports.c.workspace_id == workspace_id)
        .order_by(shared.c.days.desc(), shared.c.import_id.desc(), shared.c.winner)
        .limit(_MOST)
    )  # fmt: skip
    # Nothing is known yet of rows just written: the planner takes them for a handful and would
    # look each one up among all others of its post.
    connection.exec_driver_sql("SET LOCAL enable_nestloop = off")
    found = tuple(_overlap(*row) for row in connection.execute(query))
    connection.exec_driver_sql("SET LOCAL enable_nestloop TO DEFAULT")
    return found


def days_told(
    connection: Connection, workspace_id: int, import_id: int, *, grain: Grain, zone: str
) -> int:
    """Distinct days for which the import has figures by day."""
    snapshots = _snapshots(grain)
    query = select(func.count(_local_day(snapshots, zone).distinct())).where(
        snapshots.c.workspace_id == workspace_id,
        snapshots.c.import_id == import_id,
        snapshots.c.days <= 1,
    )
    return int(connection.execute(query).scalar_one())


@dataclass(frozen=True)
class _Shared:
    workspace_id: int
    import_id: int
    grain: Grain
    metrics: tuple[Metric, ...]
    main: Metric
    span: Period
    zone: str

    def by_day(self) -> Select[Any]:
        mine, theirs = self._sides()
        day = _local_day(mine, self.zone)
        both_amounts = and_(mine.c.kind == _AMOUNT, theirs.c.kind == _AMOUNT)
        winner = case(
            (mine.c.kind == _AMOUNT, Winner.THIS.value),
            (theirs.c.kind == _AMOUNT, Winner.EARLIER.value),
            (mine.c.captured_at == theirs.c.captured_at, Winner.THIS.value),
            else_=Winner.LATEST_READING.value,
        )
        return self._of(
            mine,
            theirs,
            winner,
            literal(False),
            func.count(day.distinct()),
            func.min(day),
            both_amounts,
        ).where(
            mine.c.days <= 1,
            theirs.c.days <= 1,
            day == _local_day(theirs, self.zone),
            theirs.c.captured_at.between(*self._bounds()),
        )

    def by_stretch(self) -> Select[Any]:
        mine, theirs = self._sides()
        same = and_(mine.c.captured_at == theirs.c.captured_at, mine.c.days == theirs.c.days)
        winner = case((same, Winner.THIS.value), else_=Winner.LONGEST_COVER.value)
        days = func.max(theirs.c.day) - func.min(_first_day(theirs)) + 1
        return self._of(
            mine, theirs, winner, literal(True), days, func.min(_first_day(theirs)), same
        ).where(
            mine.c.days > 1,
            theirs.c.days > 1,
            _first_day(mine) <= theirs.c.day,
            _first_day(theirs) <= mine.c.day,
        )

    def _of(
        self,
        mine: Alias,
        theirs: Alias,
        winner: ColumnElement[Any],
        is_stretch: ColumnElement[Any],
        days: ColumnElement[Any],
        first_day: ColumnElement[Any],
        comparable: ColumnElement[bool],
    ) -> Select[Any]:
        told = figure(mine, self.main), figure(theirs, self.main)
        adds_up = and_(comparable, *(one.is_not(None) for one in told))
        before, now = (func.sum(one).filter(adds_up) for one in (told[1], told[0]))
        last_day = func.max(_local_day(theirs, self.zone))
        key = tuple(name for name in _key(self.grain))
        return (
            select(
                theirs.c.import_id,
                winner.label("winner"),
                is_stretch.label("is_stretch"),
                days.label("days"),
                func.count(mine.c[key[-1]].distinct()).label("posts"),
                before.label("before"),
                now.label("now"),
                first_day.label("first_day"),
                last_day.label("last_day"),
            )
            .select_from(mine.join(theirs, and_(*(mine.c[k] == theirs.c[k] for k in key))))
            .where(
                mine.c.workspace_id == self.workspace_id,
                theirs.c.workspace_id == self.workspace_id,
                mine.c.import_id == self.import_id,
                theirs.c.import_id != self.import_id,
                mine.c.captured_at.between(*self._bounds()),
                or_(*(_both(mine, theirs, metric) for metric in self.metrics)),
            )
            .group_by(theirs.c.import_id, winner)
        )

    def _sides(self) -> tuple[Alias, Alias]:
        snapshots = _snapshots(self.grain)
        return snapshots.alias("mine"), snapshots.alias("theirs")

    def _bounds(self) -> tuple[date, date]:
        return self.span.first_day - _SLACK, self.span.last_day + _SLACK


def _snapshots(grain: Grain) -> Any:  # noqa: ANN401  a table
    return engagement_snapshots if grain is Grain.POST else account_snapshots


def _key(grain: Grain) -> tuple[str, ...]:
    return ("content_id", "post_id") if grain is Grain.POST else ("account_id",)


def _both(mine: Alias, theirs: Alias, metric: Metric) -> ColumnElement[bool]:
    return and_(figure(mine, metric).is_not(None), figure(theirs, metric).is_not(None))


def _local_day(side: Any, zone: str) -> ColumnElement[date]:  # noqa: ANN401
    told: ColumnElement[date] = func.local_day(side.c.captured_at, side.c.day, zone, type_=Date)
    return told


def _first_day(side: Alias) -> ColumnElement[date]:
    return cast(side.c.day - side.c.days + 1, Date)


def _overlap(*row: Any) -> Overlap:  # noqa: ANN401
    *told, first_day, last_day = row
    number, name, at, winner, is_stretch, days, posts, before, now = told
    return Overlap(
        number, name, at, Winner(winner), is_stretch, days, posts, before, now,
        Period(first_day, last_day),
    )  # fmt: skip
