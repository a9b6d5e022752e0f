"""Which days the amounts of a whole file cover, when its rows do not say."""

from dataclasses import dataclass
from datetime import timedelta

from domain.periods import Period
from domain.vocabulary import PeriodBasis
from sources.documents import Document
from sources.source import Context


@dataclass(frozen=True)
class Window:
    period: Period
    basis: PeriodBasis
    warnings: tuple[str, ...] = ()


def window_of(
    document: Document,
    context: Context,
    *,
    told: Period | None = None,
    named: Period | None = None,
    usual_days: int,
    hint: str = "",
) -> Window:
    """The answer, else what another file told, else the name; else a guess that says it is one.

    `usual_days` is how long the period is when nobody chose another one.
    """
    if context.answers.period is not None:
        return Window(context.answers.period, PeriodBasis.ANSWERED)
    if told is not None:
        return Window(told, PeriodBasis.COMPANION)
    if named is not None:
        return Window(named, PeriodBasis.NAMED)
    written = min(document.modified or context.today, context.today)
    period = Period.ending(written - timedelta(days=1), days=usual_days)
    warning = (
        f"The file does not say which days its figures cover. Assumed: {period.first_day} to "
        f"{period.last_day}, the {usual_days} days before the date of the file. State the "
        f"period{hint}."
    )
    return Window(period, PeriodBasis.ASSUMED, (warning,))
