"""Did what was said of a series of days hold: a fall, an unusual day, a gap?"""

from datetime import date, timedelta

import numpy as np

from analytics.answers import answered
from analytics.insights.outcomes.known_days import KnownDays
from analytics.insights.outcomes.states import Outcome, judged, too_early
from analytics.insights.words import between, rough
from analytics.note_effect import NOT_CAUSAL
from analytics.stats.before_after import BeforeAfter, compare_before_after
from analytics.wording import count_in_words, day_in_words
from domain.insights import StoredInsight
from domain.periods import Period

DAYS_BEFORE, DAYS_AFTER = 14, 28  # around the day on which a fall was found
SETTLED_AFTER = 14  # days on which late figures may still change a day
FILLED_WITHIN = 28


def fall(stored: StoredInsight, days: KnownDays, found: date, today: date) -> Outcome:
    """It came true unless the mean day afterwards is surely above that before it was `found`."""
    over = (today - found).days - 1
    if over < DAYS_AFTER:
        return too_early(DAYS_AFTER - over, "day")
    around = Period(found - timedelta(days=DAYS_BEFORE), found + timedelta(days=DAYS_AFTER))
    platform = stored.insight.platforms[0].value
    values = days.over(platform, around, with_spread=False)
    compared = answered(
        lambda: compare_before_after(
            values, DAYS_BEFORE, DAYS_BEFORE, weekday=around.first_day.weekday()
        )
    )
    if not isinstance(compared, BeforeAfter):
        known = min(np.isfinite(side).sum() for side in np.split(values, [DAYS_BEFORE + 1]))
        return too_early(max(DAYS_BEFORE - int(known), 1), "day", "with figures around it")
    change = compared.variation
    sizes = (int(np.isfinite(side).sum()) for side in (values[:DAYS_BEFORE],
                                                       values[DAYS_BEFORE + 1 :]))  # fmt: skip
    before, after = (count_in_words(size, "day") for size in sizes)
    return judged(
        not change.low > 0,
        f"From {rough(compared.mean_before)} a day before {day_in_words(found)} to "
        f"{rough(compared.mean_after)} after it: a difference of {_signed(change.difference)} "
        f"({_signed(change.low)} to {_signed(change.high)}), n = {before} before and {after} "
        f"after; {NOT_CAUSAL}.",
    )


def unusual_day(stored: StoredInsight, days: KnownDays, today: date) -> Outcome:
    """It came true if the day still lies outside of what was ordinary once figures have settled."""
    label, _, peak = stored.insight.key.rsplit(":", 2)
    day, ordinary = date.fromisoformat(peak), stored.insight.estimate
    age = (today - day).days
    if age < SETTLED_AFTER:
        return too_early(SETTLED_AFTER - age, "day")
    value = float(days.over(label, Period(day, day))[0])
    if np.isnan(value):
        return judged(False, f"{day_in_words(day)} has no figure any more.")
    outside = not ordinary.low <= value <= ordinary.high
    told = "still outside" if outside else "within"
    return judged(
        outside,
        f"{day_in_words(day)} now has {rough(value)}, {told} of what was ordinary "
        f"({between(ordinary.low, ordinary.high)}), n = {count_in_words(ordinary.n, 'day')} that "
        "taught it.",
    )


def gap(stored: StoredInsight, days: KnownDays, found: date, today: date) -> Outcome:
    """It came true if the days were filled, which shows that there were figures."""
    label, _, first = stored.insight.key.rsplit(":", 2)
    missing, begins = int(stored.insight.estimate.value), date.fromisoformat(first)
    whole = Period(begins, begins + timedelta(days=max(missing, 1) - 1))
    known = int(np.isfinite(days.over(label, whole)).sum())
    told = f"{known:,} of {count_in_words(missing, 'missing day')} have figures now."
    return _filled(known >= missing, told, found, today)


def late(stored: StoredInsight, last_day: date | None, found: date, today: date) -> Outcome:
    """It came true if newer figures came in. `last_day` is the account's, as it is known now."""
    before = date.fromisoformat(stored.insight.key.rsplit(":", 1)[1])
    newer = last_day is not None and last_day > before
    told = f"Its last figure is of {day_in_words(last_day or before)} now."
    return _filled(newer, told, found, today)


def _filled(filled: bool, told: str, found: date, today: date) -> Outcome:
    waited = (today - found).days
    if not filled and waited < FILLED_WITHIN:
        return too_early(FILLED_WITHIN - waited, "day")
    return judged(filled, told)


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{'-' if value < 0 else ''}{rough(abs(value))}"
