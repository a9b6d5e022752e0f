"""How much a typical post of each group brings, and how much posts of a group differ."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtr, chdtri, ndtri

from analytics.stats.multiplicity import false_discovery_q
from analytics.stats.shrinkage import Shrunk, shrink_means
from domain.errors import NotEnoughData

Values = NDArray[np.float64]

FEWEST_FOR_SPREAD = 10
FEWEST_GROUPS = 3
# A group's own spread is blended with that of all groups, which weighs as so many posts.
_PRIOR_DEGREES = 4.0
_TAIL = 0.025
_LARGEST_LOG = 700.0  # what a float can hold the exponential of
_METHOD = "geometric mean per post, empirical Bayes"


@dataclass(frozen=True, eq=False)
class LogMoments:
    """Of ln(1 + amount), one entry per group; `variances` are of samples, nan of a single post."""

    n: Values
    means: Values
    variances: Values
    fourth: Values  # fourth central moment, sum over the posts

    @classmethod
    def from_sums(cls, n: Values, sums: Values) -> "LogMoments":
        """`sums` of the first four powers, shape (k, 4)."""
        first, second, third, fourth = (sums / n[:, None]).T
        square = np.maximum(second - first**2, 0.0)
        away = fourth - 4 * first * third + 6 * first**2 * second - 3 * first**4
        with np.errstate(divide="ignore", invalid="ignore"):
            variances = np.where(n > 1, square * n / (n - 1), np.nan)
        return cls(n, first, variances, np.maximum(away, 0.0) * n)

    @property
    def pooled_variance(self) -> float:
        """Within groups, weighed by what each has to say."""
        several = self.n > 1
        degrees = (self.n[several] - 1).sum()
        if not degrees:
            raise NotEnoughData("Typical posts", needed=2, got=1, unit="posts of one of them")
        return float(((self.n[several] - 1) * self.variances[several]).sum() / degrees)

    @property
    def pooled_excess(self) -> float:
        """Kurtosis beyond the normal one, within groups; never below zero."""
        several = self.n > 1
        squares = ((self.n[several] - 1) * self.variances[several]).sum()
        if squares == 0:
            return 0.0
        total = self.n[several].sum()
        return max(0.0, float(total * self.fourth[several].sum() / squares**2) - 3)


def estimate_levels(logs: LogMoments, *, confidence: float = 0.95) -> Shrunk:
    """Geometric means per post, drawn towards that of all groups by how little each rests on.

    Amounts of posts spread over powers of ten, so all is done on logarithms and turned back. The
    variance of a group is blended with the common one: two posts that chance to be alike do not
    make it certain.

    Source: one-way random effects by empirical Bayes, Morris (1983); moderated variances, Smyth
    (2004), Stat. Appl. Genet. Mol. Biol. 3, with a fixed prior of four degrees of freedom.
    """
    common = logs.pooled_variance
    own, degrees = np.nan_to_num(logs.variances), logs.n - 1
    blended = (_PRIOR_DEGREES * common + degrees * own) / (_PRIOR_DEGREES + degrees)
    drawn = shrink_means(logs.means, blended / logs.n, confidence=confidence)
    margin = _margin(drawn, logs.means)
    return Shrunk(
        np.expm1(drawn.estimates),
        np.maximum(np.expm1(drawn.estimates - margin), 0.0),
        np.expm1(drawn.estimates + margin),
        drawn.weight,
        float(np.expm1(drawn.typical)),
        confidence,
        drawn.units,
        _METHOD,
    )


def _margin(drawn: Shrunk, own: Values) -> Values:
    """Widened for the groups' true spread being estimated too; Morris (1983)."""
    z = float(ndtri(0.5 + drawn.confidence / 2))
    unsure = 2 / (drawn.units - 3) * ((1 - drawn.weight) * (own - drawn.typical)) ** 2
    return np.asarray(np.sqrt(((drawn.high - drawn.low) / 2) ** 2 + z * z * unsure))


@dataclass(frozen=True, eq=False)
class Spreads:
    """One entry per group, nan where it has too few posts. `factor`: about two thirds of the posts
    lie within the typical one divided and multiplied by it."""

    factor: Values
    low: Values
    high: Values
    common: float
    q: Values  # that it spreads no less than all do, corrected over the groups judged
    method: str = "variance of logarithms, degrees of freedom by the common kurtosis"


def compare_spreads(logs: LogMoments) -> Spreads:
    """Which groups spread less than all? Amounts are not normal even on a log scale, so a
    variance counts for as many degrees of freedom as the common kurtosis leaves it. Groups of
    fewer than ten posts are not judged.

    Source: Box & Andersen (1955), J. R. Statist. Soc. B 17; Benjamini & Hochberg (1995).
    """
    judged = (logs.n >= FEWEST_FOR_SPREAD) & (np.nan_to_num(logs.variances) > 0)
    if judged.sum() < FEWEST_GROUPS:
        raise NotEnoughData(
            "Consistent ones", needed=FEWEST_GROUPS, got=int(judged.sum()),
            unit=f"with {FEWEST_FOR_SPREAD} posts",
        )  # fmt: skip
    variances, common = np.where(judged, logs.variances, np.nan), logs.pooled_variance
    degrees = 2 / (2 / np.maximum(logs.n - 1, 1) + logs.pooled_excess / logs.n)
    return Spreads(
        _factor(variances),
        _factor(degrees * variances / chdtri(degrees, _TAIL)),
        _factor(degrees * variances / chdtri(degrees, 1 - _TAIL)),
        float(_factor(np.array(common))),
        false_discovery_q(chdtr(degrees, degrees * variances / common)),
    )


def _factor(variances: Values) -> Values:
    return np.asarray(np.exp(np.minimum(np.sqrt(variances), _LARGEST_LOG)))
