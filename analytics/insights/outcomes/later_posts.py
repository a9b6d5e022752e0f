"""How did later posts that follow an accepted insight do beside earlier ones that do not?"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.insights.outcomes.states import Outcome, OutcomeState, judged, too_early
from analytics.insights.words import times, unit
from analytics.note_effect import NOT_CAUSAL
from analytics.stats.log_ratios import LogRatio, compare_alike
from analytics.wording import count_in_words
from database.queries.post_features import StoredPostFacts
from domain.errors import NotEnoughData
from domain.metrics import Metric

FEWEST_LATER = 5
FEWEST_EARLIER = 10
LEAST_RATIO = 1.1  # what an insight without a prediction has to bring
_MOST_WAITED_FOR = 200  # posts
_AGE = "7 days"

Values = NDArray[np.float64]
Rows = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class LaterPosts:
    """Arrays have one entry per post: whether it came after the decision, whether it does what the
    insight says, and what its first days brought, nan where unknown."""

    facts: tuple[StoredPostFacts, ...]
    metric: Metric
    later: Rows
    follows: Rows
    amounts: Values
    predicted: float  # the cautious end, as a ratio
    same_account: bool  # whether account and type are held fixed


def later_posts(posts: LaterPosts) -> Outcome:
    """It came true if later posts surely have more, and as much as predicted is not ruled out. It
    did not if even the high end of the interval stays below the prediction's cautious end."""
    known = np.isfinite(posts.amounts)
    after, before = posts.later & posts.follows & known, ~posts.later & ~posts.follows & known
    n_after, n_before = int(after.sum()), int(before.sum())
    if n_after < FEWEST_LATER:
        return too_early(FEWEST_LATER - n_after, "later post", f"that follow it, known for {_AGE}")
    if n_before < FEWEST_EARLIER:
        return Outcome(
            OutcomeState.TOO_EARLY,
            f"Too few earlier posts that do not follow it, known for {_AGE}: needs "
            f"{FEWEST_EARLIER}, has {n_before}.",
        )
    try:
        return _verdict(posts, _compared(posts, after, before))
    except NotEnoughData:
        return Outcome(
            OutcomeState.TOO_EARLY,
            "It cannot be told yet: later and earlier posts are of other accounts or types.",
        )


def _compared(posts: LaterPosts, after: Rows, before: Rows) -> LogRatio:
    rows = np.concatenate([np.flatnonzero(after), np.flatnonzero(before)])
    facts = [posts.facts[row] for row in rows]
    works = np.array([one.content_id for one in facts], dtype=np.int64)
    held = _held(facts) if posts.same_account else np.empty((rows.size, 0))
    amounts = np.maximum(posts.amounts, 0.0)
    return compare_alike(amounts[after], amounts[before], held, works)


def _held(facts: list[StoredPostFacts]) -> Values:
    kinds = [(one.account_id, one.content_type) for one in facts]
    columns = [[float(kind == one) for kind in kinds] for one in dict.fromkeys(kinds)]
    return np.array(columns[1:]).reshape(-1, len(facts)).T


def _verdict(posts: LaterPosts, found: LogRatio) -> Outcome:
    n_after, n_before = found.n
    held = ", same account and type" if posts.same_account else ""
    told = (
        f"Later posts that follow it had {times(found.ratio)} as many {unit(posts.metric)} in "
        f"their first 7 days as earlier ones that do not ({found.low:.1f} to {found.high:.1f}), "
        f"n = {n_before:,} before and {n_after:,} after{held}; expected were at least "
        f"{posts.predicted:.1f} times. {NOT_CAUSAL.capitalize()}."
    )
    if found.high < posts.predicted:
        return judged(False, told)
    if found.low > 1:
        return judged(True, told)
    return Outcome(OutcomeState.TOO_EARLY, f"{told} {_needed(found, posts.predicted)}")


def _needed(found: LogRatio, predicted: float) -> str:
    """Later posts until the interval leaves no change or the prediction, the ratio as it is now."""
    n_after, n_before = found.n
    ratio, width = math.log(found.ratio), math.log(found.high / found.low)
    away = max(ratio, math.log(predicted) - ratio)
    worth = (2 * away / width) ** 2 * (1 / n_after + 1 / n_before) - 1 / n_before
    more = math.ceil(1 / worth) - n_after if worth > 0 else _MOST_WAITED_FOR + 1
    told = (
        f"more than {_MOST_WAITED_FOR} more posts"
        if more > _MOST_WAITED_FOR
        else f"about {count_in_words(max(more, 1), 'more post')}"
    )
    return f"That is too wide to tell: it needs {told} if they go on like this."
