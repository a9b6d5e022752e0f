"""The verdict on a test in plain words."""

from analytics.experiments.reading import ExperimentReading
from analytics.experiments.verdicts import ExperimentReport, VariantResult, Verdict
from analytics.wording import count_in_words, day_in_words


def verdict_words(reading: ExperimentReading) -> str:
    """One sentence that could stand as a title."""
    setup = reading.experiment.setup
    if reading.opens_on is not None:
        return f"To be read on {day_in_words(reading.opens_on)}, when its planned days are over"
    if reading.report is None:
        return reading.refusal or "No results yet"
    return _verdict(reading.report, setup.metric)


def _verdict(report: ExperimentReport, metric: str) -> str:
    match report.verdict:
        case Verdict.NOT_TRUSTED:
            return "Not to be trusted: the groups do not have their planned sizes"
        case Verdict.WINNER:
            best = next(result for result in report.results if result.name == report.winner)
            return f"{best.name} wins: {metric} {effect_words(best)}"
        case Verdict.CONTROL_STAYS:
            return f"{report.control} stays: every variant does worse"
        case Verdict.NO_DIFFERENCE:
            smallest = report.plan.smallest_effect or 0.0
            return f"No difference as large as {_percent(smallest)} in {metric}"
        case Verdict.KEEP_RUNNING if report.days_left is not None:
            more = count_in_words(report.days_left, "more day")
            return f"Keep running: at least {more} needed"
    return "Keep running: nothing can be said yet"


def effect_words(result: VariantResult) -> str:
    """+12 % (3 to 22 %), with a minus that is one."""
    effect = result.effect
    sign = "+" if effect.estimate > 0 else ""
    low, high = _percent(effect.low, unit=False), _percent(effect.high)
    return f"{sign}{_percent(effect.estimate)} ({low} to {high})"


def _percent(share: float, *, unit: bool = True) -> str:
    size = abs(share) * 100
    text = f"{size:,.1f}" if size < 10 else f"{size:,.0f}"
    minus = "\N{MINUS SIGN}" if share < 0 and float(text.replace(",", "")) else ""
    return f"{minus}{text}{' %' if unit else ''}"


def warning_words(reading: ExperimentReading) -> tuple[str, ...]:
    """What keeps the result from being what it seems."""
    report, setup = reading.report, reading.experiment.setup
    warnings = []
    if report is not None and report.balance.is_suspicious:
        sizes = [report.control_people, *(result.people for result in report.results)]
        told = ", ".join(
            f"{name} {size:,} of {expected:,.0f} expected"
            for name, size, expected in zip(
                setup.names(), sizes, report.balance.expected, strict=True
            )
        )
        warnings.append(
            f"The groups' sizes are off by more than chance explains ({told}; p = "
            f"{report.balance.p:.2g}). Something decides who sees what: mend it and start anew."
        )
    if setup.rotates:
        warnings.append(
            "Variants take turns by day, so this is no random test: whatever else differed between "
            "those days counts as an effect."
        )
    if reading.drift is not None and reading.drift.is_suspicious:
        way = "rose" if reading.drift.change > 0 else "fell"
        warnings.append(
            f"The days {way} by {_percent(abs(reading.drift.change))} from first to last whatever "
            f"the variant (p = {reading.drift.p:.2g}): the variant with the later days gains or "
            "loses by that alone."
        )
    if _uneven(reading):
        told = ", ".join(
            f"{one.variant} {one.weekend_days} of {one.days}" for one in reading.weekends
        )
        warnings.append(f"Saturdays and Sundays are spread unevenly: {told}.")
    return tuple(warnings)


def _uneven(reading: ExperimentReading) -> bool:
    """By more than a day's worth for any two variants."""
    shares = [one.weekend_days / one.days for one in reading.weekends]
    days = [one.days for one in reading.weekends]
    return bool(shares) and max(shares) - min(shares) > 1 / min(days)
