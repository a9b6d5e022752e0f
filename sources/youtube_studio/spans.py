"""Which days the totals of a table cover: the file itself never says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.metric_definitions import STANDARD_METRICS
from domain.observations import Reading
from domain.periods import Period
from domain.vocabulary import MetricKind, PeriodBasis
from sources.documents import Document
from sources.source import Context
from sources.youtube_studio import chart, daily
from sources.youtube_studio.naming import named

_BY_DAY = (daily.SOURCE.name, chart.SOURCE.name)
_STUDIO_DEFAULT_DAYS = 28
# Hours are printed to four places, so their sum over days may miss the total by a little.
_ROUNDING = Decimal("0.0001")


@dataclass(frozen=True)
class Span:
    period: Period
    basis: PeriodBasis
    warnings: tuple[str, ...] = ()


def span_of(
    document: Document, context: Context, stated: dict[str, Decimal], published: Sequence[date]
) -> Span:
    if context.answers.period is not None:
        return Span(context.answers.period, PeriodBasis.ANSWERED)
    companion = _companion_period(document, context, stated)
    if companion is not None:
        return Span(companion, PeriodBasis.COMPANION)
    from_name = named(document.name).period
    if from_name is not None:
        return Span(from_name, PeriodBasis.NAMED)
    return _assumed(document.modified or context.today, context.today, published)


def _companion_period(
    document: Document, context: Context, stated: dict[str, Decimal]
) -> Period | None:
    """The days of a file by day whose sum equals the Total row of this table."""
    by_day = context.beside(document, _BY_DAY)
    return next((reading.period for reading in by_day if _sums_to(reading, stated)), None)


def _sums_to(reading: Reading, stated: dict[str, Decimal]) -> bool:
    """The most important figure that both files have decides."""
    sums = {control.metric: control.imported for control in reading.controls}
    for metric in STANDARD_METRICS.of_kind(MetricKind.COUNTER):
        total, over_days = stated.get(metric.name), sums.get(metric.name)
        if total is not None and over_days is not None:
            tolerance = abs(total) * _ROUNDING if metric.scale else Decimal(0)
            return total != 0 and abs(total - over_days) <= tolerance
    return False


def _assumed(written: date, today: date, published: Sequence[date]) -> Span:
    # A file written today tells of whole days only up to yesterday.
    finished = min(written, today - timedelta(days=1))
    last_day = max([finished, *published]) if published else finished
    first_day = min(published, default=None)
    beginning = "the first publish date"
    if first_day is None:
        first_day = Period.ending(last_day, days=_STUDIO_DEFAULT_DAYS).first_day
        beginning = f"{_STUDIO_DEFAULT_DAYS} days, YouTube Studio's own choice"
    end = "yesterday" if last_day == today - timedelta(days=1) else "the date of the file"
    warning = (
        f"The file does not say which days its totals cover. Assumed: {first_day} to {last_day} "
        f"({beginning} to {end}). State the period, or import Totals.csv of the same export "
        "together with it."
    )
    return Span(Period(first_day, last_day), PeriodBasis.ASSUMED, (warning,))
