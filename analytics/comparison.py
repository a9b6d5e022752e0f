"""How did a metric change against the comparison period, and may the two be compared?"""

from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import Connection

from analytics.measures import Change, DefinitionChange
from analytics.sides import Side
from analytics.stats.variation import MINIMUM_DAYS, Variation, estimate_variation
from analytics.wording import count_in_words, day_in_words, share_in_words
from database.queries.comparability import definition_changes, known_days
from domain.errors import NotEnoughData
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Platform

# Evenly spread days vary less than real ones: above this share noise is not told.
SPREAD_SHARE_LIMIT = 0.2
# Up to this share, figures for longer stretches do not keep two periods from being compared.
STRETCH_SHARE_LIMIT = Decimal("0.05")


def change_between(now: Side, before: Side | None, definition_reason: str) -> Change | None:
    """None when either period tells nothing. `definition_reason` "" means the same definition."""
    if before is None or now.amount is None or before.amount is None:
        return None
    reason = definition_reason or _coverage_reason(now, before)
    if reason:
        return change_of(now.amount, before.amount, reason=reason, comparable=False)
    variation, unclear = _variation(now, before)
    return change_of(now.amount, before.amount, reason=unclear, variation=variation)


def change_of(
    now: Decimal,
    before: Decimal,
    *,
    reason: str = "",
    comparable: bool = True,
    variation: Variation | None = None,
) -> Change:
    ratio = float(now / before) - 1 if before > 0 else None
    within_noise = variation.within_noise if variation else None
    return Change(now - before, ratio, within_noise, comparable, reason, variation)


def _coverage_reason(now: Side, before: Side) -> str:
    if _rests_on_stretches(now) != _rests_on_stretches(before):
        which = "this" if _rests_on_stretches(now) else "the comparison"
        return f"Only {which} period counts figures for longer stretches of days."
    if now.days_with_data != before.days_with_data:
        days = count_in_words(now.days_with_data, "day")
        return f"{days} with data, against {before.days_with_data:,} before."
    return ""


def _rests_on_stretches(side: Side) -> bool:
    """Not for the sake of a small part."""
    if not side.rests_on_stretches or side.daily is None or not side.amount:
        return side.rests_on_stretches
    return (side.beyond or 0) > STRETCH_SHARE_LIMIT * side.amount


def _variation(now: Side, before: Side) -> tuple[Variation | None, str]:
    if _rests_on_stretches(now):
        return None, "Known only for longer stretches, not by day."
    spread = max(now.estimated_share, before.estimated_share)
    if spread > SPREAD_SHARE_LIMIT:
        return (
            None,
            f"{share_in_words(spread)} of it is spread over days without figures.",
        )
    try:
        variation = estimate_variation(
            now.values,
            before.values,
            weekday_now=now.period.first_day.weekday(),
            weekday_before=before.period.first_day.weekday(),
        )
    except NotEnoughData as short:
        return None, f"Normal variation needs {MINIMUM_DAYS} days, has {short.got}."
    return variation, ""


def dated_changes(connection: Connection, selection: Selection) -> tuple[DefinitionChange, ...]:
    """Definition changes after the first day looked at, up to the period's last."""
    compared = selection.comparison_period
    first_day = compared.first_day if compared else selection.period.first_day
    return tuple(
        DefinitionChange(change.platform, change.metric, change.day, change.description)
        for change in definition_changes(connection, selection)
        if first_day < change.day <= selection.period.last_day
    )


def definition_reason(
    connection: Connection,
    sides: tuple[Selection, Selection],
    basis: Basis,
    metric: Metric,
    changes: Iterable[DefinitionChange],
) -> str:
    """Names the change when figures of its platform lie on both sides of its day."""
    of_metric = [change for change in changes if change.metric == metric.name]
    if not of_metric:
        return ""
    known = [known_days(connection, side, basis, metric) for side in sides]
    for change in of_metric:
        if _lies_between(change, [days[change.platform] for days in known if _has(change, days)]):
            return (
                f"{change.platform.label} counts {metric.label.lower()} differently "
                f"since {day_in_words(change.day)}."
            )
    return ""


def _has(change: DefinitionChange, days: dict[Platform, Period]) -> bool:
    return change.platform in days


def _lies_between(change: DefinitionChange, known: list[Period]) -> bool:
    return any(days.first_day < change.day for days in known) and any(
        change.day <= days.last_day for days in known
    )
