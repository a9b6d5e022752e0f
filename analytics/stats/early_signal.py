"""Will a young post end among the best of its account? A chance, with its record on past posts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.stats.reliability import Record, calibrate, keep_record, recalibrated
from domain.errors import InvalidRequest, NotEnoughData

TOP_SHARE = 0.1
MINIMUM_POSTS = 50
_FEWEST_TO_LEARN_FROM = 20
_FEWEST_PREDICTED = 10
_SMOOTHING = 0.9  # of the scatter at one post, as kernel estimates narrow it with more
_SURE = 0.002  # no chance is closer to 0 or 1 than this: so few posts cannot tell

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PastPosts:
    """Finished posts in order of publication, all of shape (n,)."""

    published: Values  # in days, on any common clock
    early: Values  # total at the age of the young post
    final: Values  # total at the final age


@dataclass(frozen=True, eq=False)
class EarlySignal:
    """`chance` that the total at `final_age` reaches `threshold`, the top tenth so far."""

    chance: float
    threshold: float
    value: float
    age: float
    final_age: float
    n: int
    record: Record
    method: str


def estimate_top_chance(
    past: PastPosts, value: float, *, age: float, final_age: float
) -> EarlySignal:
    """`value` is the young post's total at `age` days, the same age as `past.early`.

    The logarithm of the final total is taken as a line in that of the early one; around it later
    posts scatter as past ones did, smoothed a little. The chance is what lies beyond the threshold,
    corrected by what came of earlier chances, hardly while these are few. The record holds, for
    each past post, the chance by the posts that were finished when it was as young.

    Source: conformal predictive distribution, Vovk et al. (2019), Machine Learning 108; logistic
    recalibration, Cox (1958), Biometrika 45, with a prior.
    """
    if not 0 < age < final_age:
        raise InvalidRequest(f"An early signal needs an age between 0 and {final_age:g} days.")
    known = np.isfinite(past.early) & np.isfinite(past.final) & np.isfinite(past.published)
    published, x = past.published[known], _logs(past.early[known])
    y = _logs(past.final[known])
    n = int(x.size)
    if n < MINIMUM_POSTS:
        raise NotEnoughData("An early signal", needed=MINIMUM_POSTS, got=n, unit="finished posts")
    finished = np.searchsorted(published + final_age, published + age, side="right")
    predicted = finished >= _FEWEST_TO_LEARN_FROM
    if predicted.sum() < _FEWEST_PREDICTED:
        raise NotEnoughData(
            "The record of an early signal",
            needed=_FEWEST_PREDICTED,
            got=int(predicted.sum()),
            unit="posts published after 20 others were finished",
        )
    thresholds = np.array([_threshold(y[:m]) for m in finished[predicted]])
    chances = _chances(x, y, finished[predicted], thresholds, x[predicted])
    outcomes = (y[predicted] >= thresholds).astype(np.float64)
    threshold = _threshold(y)
    now = _chances(x, y, np.array([n]), np.array([threshold]), _logs(np.array([value])))
    return EarlySignal(
        chance=float(recalibrated(now, calibrate(chances, outcomes))[0]),
        threshold=float(np.expm1(threshold)),
        value=value,
        age=age,
        final_age=final_age,
        n=n,
        record=keep_record(chances, outcomes),
        method="line through the logarithms, scatter of past posts, corrected by earlier chances",
    )


def _logs(values: Values) -> Values:
    return np.asarray(np.log1p(np.maximum(values, 0.0)))


def _threshold(logs: Values) -> float:
    """So placed that one more post like these lies above it with a chance of one tenth."""
    return float(np.quantile(logs, 1 - TOP_SHARE, method="weibull"))


def _chances(
    x: Values, y: Values, finished: NDArray[np.int64], thresholds: Values, at: Values
) -> Values:
    """Of each of `at` (k,) to end above its threshold, by the first `finished` posts alone."""
    from scipy.special import ndtr  # loaded when asked for

    line = _lines(x, y, finished)
    # As far from the line as each post is from the one through the others, shape (k, n).
    residuals = y - line.at(x)
    leverage = line.leverage(x)
    residuals = residuals / np.maximum(1 - leverage, 0.5)
    among = np.arange(x.size) < finished[:, None]
    scatter = np.sqrt(np.sum(np.square(residuals) * among, axis=1) / finished)
    width = scatter * np.sqrt(
        np.square(_SMOOTHING) * finished**-0.4 + line.leverage(at[:, None])[:, 0]
    )
    ahead = line.at(at[:, None]) + residuals - thresholds[:, None]
    beyond = ndtr(ahead / np.maximum(width, 1e-9)[:, None])
    chances = np.sum(beyond * among, axis=1) / finished
    chances = np.where(at >= thresholds, 1.0, chances)
    return np.asarray(np.clip(chances, _SURE, 1 - _SURE))


@dataclass(frozen=True, eq=False)
class _Lines:
    """Least squares through the first posts, one line per row of (k, 1)."""

    n: Values
    mean_x: Values
    mean_y: Values
    slope: Values
    spread: Values  # sum of squares of x; infinite where all are alike, for then x tells nothing

    def at(self, x: Values) -> Values:
        return self.mean_y + self.slope * (x - self.mean_x)

    def leverage(self, x: Values) -> Values:
        return 1 / self.n + np.square(x - self.mean_x) / self.spread


def _lines(x: Values, y: Values, finished: NDArray[np.int64]) -> _Lines:
    a, b = x - x.mean(), y - y.mean()
    sums = [np.append(0.0, np.cumsum(part))[finished, None] for part in (a, b, a * a, a * b)]
    n = finished[:, None].astype(np.float64)
    mean_a, mean_b = sums[0] / n, sums[1] / n
    spread = sums[2] - n * np.square(mean_a)
    spread = np.where(spread > 1e-9 * n, spread, np.inf)
    slope = (sums[3] - n * mean_a * mean_b) / spread
    return _Lines(n, mean_a + x.mean(), mean_b + y.mean(), slope, spread)
