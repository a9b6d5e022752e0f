"""What an import says of itself, in words: what a file holds and what it would change."""

from collections.abc import Sequence
from decimal import Decimal

from charts import formats
from database.writes.imports import ImportOutcome
from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric
from domain.observations import Control, Observation, Reading, Refusal
from domain.vocabulary import Asked, Figure, Grain, PeriodBasis, Platform
from sources import UNDERSTOOD
from ui import words

PERIOD_KNOWN_BY = {
    PeriodBasis.STATED: "Every row carries its day.",
    PeriodBasis.ANSWERED: "As you said.",
    PeriodBasis.COMPANION: "Told by another file of the same export.",
    PeriodBasis.NAMED: "Told by the name of the file or its folder.",
    PeriodBasis.ASSUMED: "A guess, as the file does not say it: from the first publication to "
    "the day of the file. Put in the days you chose when exporting.",
}
GUESSED = {
    Asked.YEAR: "A guess, as the file prints days without a year.",
    Asked.CAPTURED: "A guess: the day of the file, as far as it is known.",
    Asked.SUBJECT: "A guess, as the file does not say it.",
    Asked.ZONE: "Your workspace's zone, as the file does not say one.",
    Asked.DAY_ORDER: "A guess: every day and month in the file is twelve or less.",
}
_YOUTUBE_LISTS = 500
_ROUNDING = Decimal("0.0001")
_HARDLY = Decimal("0.001")
_GRAINS = {Grain.POST: "one row per post", Grain.ACCOUNT: "figures of the whole account"}


def briefly(refusal: Refusal) -> str:
    """Without the list of formats, which the page has in a place of its own."""
    reason, listed, _ = refusal.reason.partition(UNDERSTOOD)
    return f"{reason}What can I import? above lists every format." if listed else reason


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


def rows_told(reading: Reading, *, done: bool) -> str:
    rows = words.counted(reading.rows_read, "row")
    verb, left = ("were imported", "were not") if done else ("can be imported", "cannot")
    said = f"{reading.rows_imported:,} of {rows} {verb}"
    if reading.rows_rejected:
        said += f", {reading.rows_rejected:,} {left}"
    return f"{said}."


def changes_told(outcome: ImportOutcome, *, done: bool) -> str:
    """In the conditional before the import, in the past after it."""
    if outcome.already_imported:
        when = f"on {words.day(outcome.imported_at.date())}" if outcome.imported_at else "before"
        return f"This file was imported {when}, so nothing {'changed' if done else 'changes'}."
    posts = [
        words.counted(number, f"{kind} post")
        for number, kind in ((outcome.new_posts, "new"), (outcome.known_posts, "known"))
        if number
    ]
    told = f"{words.listed(posts)}. " if posts else ""
    if outcome.nothing_new:
        return f"{told}No figure {'changed' if done else 'would change'}."
    if not outcome.days_changed:
        figures = words.counted(outcome.observations, "figure")
        return f"{told}{figures} {'are' if done else 'would be'} stored, none of them by day."
    days = words.counted(outcome.days_changed, "day")
    return f"{told}Figures of {days} {'changed' if done else 'would change'}{_reach(outcome)}."


def _reach(outcome: ImportOutcome) -> str:
    if outcome.first_day is None or outcome.last_day is None:
        return ""
    if outcome.first_day == outcome.last_day:
        return f", {words.day(outcome.first_day)}"
    return f", from {words.day(outcome.first_day)} to {words.day(outcome.last_day)}"


def controls_told(reading: Reading) -> str:
    if any(control.stated is not None for control in reading.controls):
        return "Control totals: what the file says of itself beside what was read from it"
    return "Totals of what was read; the file states none of its own"


def control_rows(reading: Reading) -> list[dict[str, str]]:
    """Nothing to compare with is said once, above the table, and not in every row."""
    if any(control.stated is not None for control in reading.controls):
        return [_compared_row(control, reading) for control in reading.controls]
    return [
        {
            "Figure": _metric(control.metric, reading).label,
            "Its rows give": _given(control, reading),
        }
        for control in reading.controls
    ]


def _given(control: Control, reading: Reading) -> str:
    if control.imported is None and not _metric(control.metric, reading).additive:
        return "Does not add up over rows"
    return _amount(control.metric, control.imported)


def _compared_row(control: Control, reading: Reading) -> dict[str, str]:
    return {
        "Figure": _metric(control.metric, reading).label,
        "The file says": _amount(control.metric, control.stated),
        "Its rows give": _amount(control.metric, control.imported),
        "Which means": difference_told(control, reading),
    }


def _metric(name: str, reading: Reading) -> Metric:
    return STANDARD_METRICS.with_custom(reading.custom_metrics)[name]


def _amount(metric: str, figure: Decimal | None) -> str:
    if metric in STANDARD_METRICS:
        return formats.amount(STANDARD_METRICS[metric], figure, short=False)
    return formats.exact(figure)


def difference_told(control: Control, reading: Reading) -> str:
    if control.imported is None:
        return "Cannot be compared: it does not add up over rows."
    if control.stated is None:
        return "The file states no total of its own."
    missing = control.stated - control.imported
    if not missing:
        return "They agree."
    if _is_rounding(control.stated, control.imported):
        return "They agree, but for rounding."
    apart = _apart(control, missing)
    if missing < 0:
        return f"{apart} The file's own total leaves something out that its rows count."
    if reading.rejected:
        return f"{apart} Rows that cannot be imported are missing."
    if reading.platform is Platform.YOUTUBE and reading.rows_read >= _YOUTUBE_LISTS:
        return f"{apart} YouTube lists at most {_YOUTUBE_LISTS} rows; its total counts all."
    return f"{apart} The file's own total counts more than the rows it lists."


def _is_rounding(stated: Decimal, imported: Decimal) -> bool:
    """Equal at the decimals that the file prints, or off by fractions of fractional figures."""
    if round(imported, _decimals(stated)) == stated:
        return True
    whole = stated == stated.to_integral_value() and imported == imported.to_integral_value()
    return not whole and abs(stated - imported) <= abs(stated) * _ROUNDING


def _decimals(figure: Decimal) -> int:
    exponent = figure.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _apart(control: Control, missing: Decimal) -> str:
    word = "fewer" if missing > 0 else "more"
    share = abs(missing / control.stated) if control.stated else None
    told = _amount(control.metric, abs(missing))
    if share is None:
        return f"{told} {word}."
    size = "under 0.1\u00a0%" if share < _HARDLY else formats.percent(float(share))
    return f"{told} {word} ({size})."
