"""What an import says of itself, in words: what a file holds and what it would change."""

from collections.abc import Sequence
from decimal import Decimal

from charts import formats
from database.writes.imports import ImportOutcome
from domain.metric_definitions import STANDARD_METRICS
from domain.observations import Control, Observation, Reading
from domain.vocabulary import Figure, Grain, PeriodBasis, Platform
from ui import words

PERIOD_KNOWN_BY = {
    PeriodBasis.STATED: "Every row carries its day.",
    PeriodBasis.ANSWERED: "As you said.",
    PeriodBasis.COMPANION: "Told by another file of the same export.",
    PeriodBasis.NAMED: "Told by the name of the file or its folder.",
    PeriodBasis.ASSUMED: "A guess, as the file does not say it: from the first publication to "
    "the day of the file. Put in the days you chose when exporting.",
}
_GRAINS = {Grain.POST: "one row per post", Grain.ACCOUNT: "figures of the whole account"}


def what_it_is(reading: Reading) -> str:
    platform = reading.platform.label if reading.platform else "Several platforms"
    kinds = kinds_of_figures(reading.observations)
    parts = [platform, _GRAINS[reading.grain], words.listed(kinds) if kinds else "no figures"]
    return " \u00b7 ".join(parts)


def kinds_of_figures(observations: Sequence[Observation]) -> tuple[str, ...]:
    running = any(one.figure is Figure.CUMULATIVE for one in observations)
    stretches = [one.days for one in observations if one.figure is Figure.PERIOD and one.days]
    told = (
        (running, "running totals"),
        (any(days.days == 1 for days in stretches), "amounts per day"),
        (any(days.days > 1 for days in stretches), "amounts over longer periods"),
    )
    return tuple(name for found, name in told if found)


def rows_told(reading: Reading) -> str:
    said = f"{reading.rows_imported:,} of {words.counted(reading.rows_read, 'row')} can be imported"
    if reading.rejected:
        said += f", {words.counted(len(reading.rejected), 'row')} cannot"
    return f"{said}."


def changes_told(outcome: ImportOutcome, *, done: bool) -> str:
    """In the conditional before the import, in the past after it."""
    if outcome.already_imported:
        return "This file was imported before, so nothing " + ("changed." if done else "changes.")
    posts = f"{words.counted(outcome.new_posts, 'new post')}, {outcome.known_posts:,} known"
    days = words.counted(outcome.days_changed, "day")
    verb = "changed" if done else "would change"
    if not outcome.days_changed:
        return f"{posts}. {words.counted(outcome.observations, 'figure')}, no daily figures {verb}."
    return f"{posts}. Figures of {days} {verb}{_reach(outcome)}."


def _reach(outcome: ImportOutcome) -> str:
    if outcome.first_day is None or outcome.last_day is None:
        return ""
    return f", from {words.day(outcome.first_day)} to {words.day(outcome.last_day)}"


def control_row(control: Control, reading: Reading) -> dict[str, str]:
    known = control.metric in STANDARD_METRICS
    return {
        "Figure": STANDARD_METRICS[control.metric].label if known else control.metric,
        "The file says": formats.exact(control.stated, decimals=_decimals(control.stated)),
        "Its rows add up to": formats.exact(control.imported, decimals=_decimals(control.imported)),
        "Which means": difference_told(control, reading),
    }


def _decimals(amount: Decimal | None) -> int:
    return 0 if amount is None or amount == amount.to_integral_value() else 2


def difference_told(control: Control, reading: Reading) -> str:
    if control.stated is None or control.imported is None:
        return "Cannot be compared: it does not add up over rows."
    missing = control.stated - control.imported
    if not missing:
        return "They agree."
    share = formats.percent(float(abs(missing) / abs(control.stated))) if control.stated else ""
    apart = f"{share or formats.exact(abs(missing))} {'fewer' if missing > 0 else 'more'}. "
    if missing < 0:
        return apart + "The file's own total leaves something out that its rows count."
    if reading.rejected:
        return apart + "Rows that cannot be imported are missing."
    if reading.platform is Platform.YOUTUBE and reading.rows_read >= 500:
        return apart + "YouTube lists at most 500 rows; its total counts all."
    return apart + "The file's own total counts more than the rows it lists."
