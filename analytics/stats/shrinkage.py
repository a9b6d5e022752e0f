"""Fair rankings: figures of small units are drawn towards the typical, by how little they tell."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, ndtri

from domain.errors import NotEnoughData

MINIMUM_UNITS = 5
_STRONGEST_PRIOR = 1e6


@dataclass(frozen=True, eq=False)
class Shrunk:
    """One entry per unit; `typical` is what all are drawn towards, `weight` how much of each
    unit's own figure is kept (0..1). nan where a unit has no figure."""

    estimates: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    weight: NDArray[np.float64]
    typical: float
    confidence: float
    units: int
    method: str


def shrink_shares(
    successes: NDArray[np.float64], trials: NDArray[np.float64], *, confidence: float = 0.95
) -> Shrunk:
    """Shares of units that had different numbers of trials, shapes (n,).

    Empirical Bayes, beta-binomial: mean and spread of the true shares by moments, weighted by
    trials. Where the shares differ no more than chance makes them, all become the typical one.

    Source: Kleinman (1973), J. Am. Statist. Assoc. 68.
    """
    known = np.isfinite(successes) & np.isfinite(trials) & (trials > 0)
    _refuse_few(known)
    k, n = successes[known], trials[known]
    typical, strength = _beta_moments(k, n)
    first, second = typical * strength + k, (1 - typical) * strength + n - k
    tail = (1 - confidence) / 2
    return Shrunk(
        _spread(known, first / (first + second)),
        _spread(known, betaincinv(first, second, tail)),
        _spread(known, betaincinv(first, second, 1 - tail)),
        _spread(known, n / (n + strength)),
        typical,
        confidence,
        int(known.sum()),
        "empirical Bayes, beta-binomial",
    )


def _beta_moments(k: NDArray[np.float64], n: NDArray[np.float64]) -> tuple[float, float]:
    """Mean of the true shares, and how many trials the prior is worth."""
    typical = float(np.clip(k.sum() / n.sum(), 1e-9, 1 - 1e-9))
    chance = typical * (1 - typical)
    spread = float((n * (k / n - typical) ** 2).sum())
    units, total = n.size, n.sum()
    between = (spread - chance * (units - 1)) / (total - (n**2).sum() / total - (units - 1))
    if between <= chance / _STRONGEST_PRIOR:
        return typical, _STRONGEST_PRIOR
    return typical, max(chance / between - 1, 1e-6)


def shrink_means(
    means: NDArray[np.float64], variances: NDArray[np.float64], *, confidence: float = 0.95
) -> Shrunk:
    """Means of units with their sampling variances (squared standard errors), shapes (n,).

    Empirical Bayes, normal. The intervals take the typical mean as known.

    Source: DerSimonian & Laird (1986), Controlled Clinical Trials 7; Morris (1983), J. Am.
    Statist. Assoc. 78.
    """
    known = np.isfinite(means) & np.isfinite(variances) & (variances > 0)
    _refuse_few(known)
    own, error = means[known], variances[known]
    between = _between_variance(own, error)
    weights = 1 / (error + between)
    typical = float((weights * own).sum() / weights.sum())
    kept = between / (between + error)
    estimates = typical + kept * (own - typical)
    margin = float(ndtri(0.5 + confidence / 2)) * np.sqrt(
        kept * error + (1 - kept) ** 2 / weights.sum()
    )
    return Shrunk(
        _spread(known, estimates),
        _spread(known, estimates - margin),
        _spread(known, estimates + margin),
        _spread(known, kept),
        typical,
        confidence,
        int(known.sum()),
        "empirical Bayes, normal",
    )


def _between_variance(means: NDArray[np.float64], error: NDArray[np.float64]) -> float:
    weights = 1 / error
    centre = (weights * means).sum() / weights.sum()
    heterogeneity = (weights * (means - centre) ** 2).sum() - (means.size - 1)
    return max(0.0, float(heterogeneity / (weights.sum() - (weights**2).sum() / weights.sum())))


def _refuse_few(known: NDArray[np.bool_]) -> None:
    if known.sum() < MINIMUM_UNITS:
        raise NotEnoughData(
            "A fair ranking", needed=MINIMUM_UNITS, got=int(known.sum()), unit="units"
        )


def _spread(known: NDArray[np.bool_], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Back to the places the units came in."""
    everyone = np.full(known.size, np.nan)
    everyone[known] = values
    return everyone
