"""How much each method counts, by how well it did on the series itself."""

import numpy as np

from analytics.stats.forecasting.methods import AUTOREGRESSION, NAIVE, Rolled
from analytics.stats.forecasting.scales import Matrix

_SHARPNESS = 3.0  # weights fall with this power of the error
_BETTER_THAN_NAIVE = 1.05  # what a combination without a season must earn over a random walk
_FEWEST_FOR_NAIVE = 4  # origins; fewer are one stretch, where anything may win


def weigh(rolled: Rolled) -> dict[str, Matrix]:
    """Weights (s,) that sum to one. Where the last value alone did better in the backtest than
    the combination, or about as well and no season shows, it gets all. Without a backtest the
    smoothing methods share evenly: equal weights are hard to beat unseen, Clemen (1989), Int. J.
    Forecasting 5."""
    names = [name for name in rolled.means if name != NAIVE]
    if not rolled.actual.shape[1]:
        return _even([name for name in names if name != AUTOREGRESSION], len(rolled.actual))
    errors = {
        name: backtest_error(mean[:, 1:], rolled.actual) for name, mean in rolled.means.items()
    }
    least = np.max(list(errors.values()), axis=0) * 1e-9 + np.finfo(float).tiny
    scores = {name: (least / (errors[name] + least)) ** _SHARPNESS for name in names}
    total = np.sum(list(scores.values()), axis=0)
    weights = {name: score / total for name, score in scores.items()}
    combined = backtest_error(blend(rolled.means, weights)[:, 1:], rolled.actual)
    bar = combined * np.where(rolled.seasonal, 1.0, _BETTER_THAN_NAIVE)
    naive = (errors[NAIVE] < bar) & (rolled.actual.shape[1] >= _FEWEST_FOR_NAIVE)
    kept = {name: np.where(naive, 0.0, weight) for name, weight in weights.items()}
    return {**kept, NAIVE: naive.astype(float)}


def _even(names: list[str], count: int) -> dict[str, Matrix]:
    return {name: np.full(count, 1 / len(names)) for name in names}


def blend(by_method: dict[str, Matrix], weights: dict[str, Matrix]) -> Matrix:
    return np.asarray(
        sum(by_method[name] * weight[:, None, None] for name, weight in weights.items())
    )


def backtest_error(means: Matrix, actual: Matrix) -> Matrix:
    """Mean absolute error per series; every origin counts alike, as far as its future is known."""
    return np.asarray(np.nanmean(np.abs(means - actual), axis=2).mean(axis=1))
