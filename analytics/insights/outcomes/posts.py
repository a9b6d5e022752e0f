"""Did what was said of one piece of content hold: an early signal, a rise, a hit brought over?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.insights.outcomes.states import Outcome, judged, too_early
from analytics.insights.words import between, rough
from analytics.stats.early_signal import MINIMUM_POSTS, TOP_SHARE
from analytics.wording import count_in_words
from domain.insights import Impact, StoredInsight
from domain.vocabulary import Platform

FINAL_AGE = 28  # of an early signal, which is told of posts of the last two weeks
FIRST_DAYS = 7
FEWEST_OF_WEEK = 5  # days with figures

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Finished:
    """A post beside those of its account and type that came before it, all at the final age.
    `value` nan while its age is below that."""

    age: float  # days since publication, today
    value: float
    peers: Values


def early(finished: Finished) -> Outcome:
    """It came true if the post ended in the best tenth."""
    if finished.age < FINAL_AGE:
        return too_early(int(np.ceil(FINAL_AGE - finished.age)), "day")
    peers = finished.peers[np.isfinite(finished.peers)]
    if np.isnan(finished.value):
        return too_early(1, "reading", f"at {FINAL_AGE} days or later")
    if peers.size < MINIMUM_POSTS:
        return too_early(MINIMUM_POSTS - peers.size, "finished post", "beside it")
    threshold = float(np.quantile(peers, 1 - TOP_SHARE))
    return judged(
        finished.value >= threshold,
        f"It had {rough(finished.value)} at {FINAL_AGE} days; the best tenth of "
        f"n = {count_in_words(peers.size, 'earlier post')} began at {rough(threshold)}.",
    )


def rise(stored: StoredInsight, week: Values) -> Outcome:
    """It came true if the week after brought at least the cautious end of what was predicted
    above the expected. `week` are its days, nan where missing; days to come are left off."""
    impact, ratio = stored.insight.impact, stored.insight.estimate.value
    assert impact is not None
    if week.size < FIRST_DAYS:
        return too_early(FIRST_DAYS - week.size, "day")
    known = week[np.isfinite(week)]
    if known.size < FEWEST_OF_WEEK:
        return too_early(FEWEST_OF_WEEK - known.size, "day", "of that week with figures")
    expected = impact.value / (ratio - 1)
    above = float(known.mean()) * FIRST_DAYS - expected
    return judged(
        above >= impact.low,
        f"The week after brought {rough(known.mean() * FIRST_DAYS)} where {rough(expected)} were "
        f"expected of it before the rise; predicted were {between(impact.low, impact.high)} above "
        f"that, n = {count_in_words(known.size, 'day')}.",
    )


def brought_over(impact: Impact, target: Platform, age: float | None, value: float) -> Outcome:
    """It came true if the first days there reached the cautious end of the prediction. `age` is
    None while the content is not there, `value` nan while its first days are not known."""
    if age is None:
        return too_early(1, "post", f"of it on {target.label}")
    if age < FIRST_DAYS:
        return too_early(int(np.ceil(FIRST_DAYS - age)), "day")
    if np.isnan(value):
        return too_early(1, "reading", "of its first days")
    return judged(
        value >= impact.low,
        f"In its first {FIRST_DAYS} days on {target.label} it had {rough(value)}; predicted were "
        f"{between(impact.low, impact.high)} for four in five such posts, n = 1 post.",
    )
