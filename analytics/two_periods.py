"""May the posts of a period and of its comparison be set against each other?"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from analytics.choice import without_unfinished_day
from analytics.comparison import change_between, dated_changes, definition_reason
from analytics.money import is_money, money_of, refuse_mixed
from analytics.sides import Side, sides
from analytics.wording import period_in_words
from database.queries.metrics import metric_registry
from database.queries.workspaces import time_zone
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison, MetricKind


@dataclass(frozen=True, eq=False)
class TwoPeriods:
    """`refusal` says why not, and is "" where both are known and comparable."""

    metric: Metric
    zone: ZoneInfo
    selection: Selection  # without the unfinished day
    compared: Selection | None
    now: Side
    before: Side
    currency: str | None
    refusal: str


def two_periods(
    connection: Connection, selection: Selection, metric_name: str, *, today: date | None = None
) -> TwoPeriods:
    zone = time_zone(connection, selection.workspace_id)
    selection, _ = without_unfinished_day(selection, today or datetime.now(zone).date())
    metric = metric_registry(connection, selection.workspace_id)[metric_name]
    money = money_of(connection, selection, [metric])
    refuse_mixed(metric, money)
    period = selection.comparison_period
    compared = replace(selection, period=period, comparison=Comparison.OFF) if period else None
    now = _side(connection, selection, metric)
    before = _side(connection, compared, metric) if compared else Side(selection.period)
    return TwoPeriods(
        metric=metric,
        zone=zone,
        selection=selection,
        compared=compared,
        now=now,
        before=before,
        currency=money.currency if is_money(metric) else None,
        refusal=_refusal(connection, metric, (selection, compared), (now, before)),
    )


def _side(connection: Connection, selection: Selection, metric: Metric) -> Side:
    found = sides(connection, selection, Basis.POSTS, [metric])
    return found.get(metric.name, Side(selection.period))


def _refusal(
    connection: Connection,
    metric: Metric,
    selections: tuple[Selection, Selection | None],
    both: tuple[Side, Side],
) -> str:
    selection, compared = selections
    if compared is None:
        return "There is no period to compare with. The filter above offers some."
    if not metric.additive:
        return f"{metric.label} {_WHY_NOT_ADDED[metric.kind]}."
    if selection.basis is Basis.ACCOUNTS:
        return (
            "The accounts' own totals are counted here, and they do not tell which posts brought "
            "what. Count the sum of posts instead."
        )
    for side in both:
        if side.amount is None:
            days = period_in_words(side.period)
            return f"No post tells {metric.label.lower()} from {days}."
    changes = dated_changes(connection, selection)
    reason = definition_reason(connection, (selection, compared), Basis.POSTS, metric, changes)
    change = change_between(*both, reason)
    if change is not None and not change.comparable:
        return f"The two periods cannot be compared. {change.reason}"
    return ""


_WHY_NOT_ADDED = {
    MetricKind.LEVEL: "stand at a moment and do not add up over posts, so no post brought the "
    "change",
    MetricKind.UNIQUE: "counts people once and does not add up over posts",
    MetricKind.RATE: "is a rate and does not add up over posts",
}
