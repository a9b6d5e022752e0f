"""The difference of a variant to its control, absolute or as a share of the control."""

import math
from dataclasses import dataclass

from scipy.special import ndtr, ndtri, stdtr, stdtrit

from analytics.stats.experiments.groups import Group
from domain.errors import InvalidRequest

# People in both groups at which an always-valid interval is at its tightest.
TIGHTEST_AT = 5000
_LARGEST_EXPONENT = 700.0


@dataclass(frozen=True)
class Effect:
    """Variant minus control; a share of the control when `relative`."""

    estimate: float
    low: float
    high: float
    p: float
    relative: bool
    confidence: float
    n_control: int
    n_variant: int
    method: str

    @property
    def unclear(self) -> bool:
        return self.low <= 0 <= self.high


@dataclass(frozen=True)
class Belief:
    """What to believe of the effect when nothing was known before (a flat prior)."""

    estimate: float
    low: float
    high: float
    chance_to_win: float
    relative: bool
    confidence: float


def compare_once(
    control: Group, variant: Group, *, relative: bool = True, confidence: float = 0.95
) -> Effect:
    """For an experiment that is looked at once, at an end fixed beforehand.

    Source: Welch (1947), Biometrika 34; the relative effect's variance by the delta method.
    """
    estimate, variance = _difference(control, variant, relative=relative)
    if variance == 0:
        p = 1.0 if estimate == 0 else 0.0
        return _effect(control, variant, (estimate, estimate, estimate, p), relative, confidence)
    error = math.sqrt(variance)
    freedom = _welch_freedom(control, variant)
    margin = float(stdtrit(freedom, 0.5 + confidence / 2)) * error
    p = float(2 * stdtr(freedom, -abs(estimate) / error))
    found = (estimate, estimate - margin, estimate + margin, p)
    return _effect(control, variant, found, relative, confidence)


def compare_at_any_time(
    control: Group,
    variant: Group,
    *,
    relative: bool = True,
    confidence: float = 0.95,
    tightest_at: int = TIGHTEST_AT,
) -> Effect:
    """For an experiment that is looked at while it runs: valid at every look and at any stop.

    Wider than `compare_once`, least so near `tightest_at` people. Asymptotic: the first few dozen
    people are too few to rely on.

    Source: Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas (2024), Annals of Statistics 52, eq. 9.
    """
    estimate, variance = _difference(control, variant, relative=relative)
    n, alpha = control.n + variant.n, 1 - confidence
    logarithm = -2 * math.log(alpha)
    tuning = (logarithm + math.log(logarithm + 1)) / tightest_at
    grown = n * tuning + 1
    width = math.sqrt(2 * grown * math.log(math.sqrt(grown) / alpha) / (n * n * tuning))
    margin = math.sqrt(variance * n) * width
    evidence = math.inf if estimate else 0.0
    if variance > 0:
        evidence = tuning * n * estimate**2 / variance / (2 * grown)
    exponent = min(evidence - 0.5 * math.log(grown), _LARGEST_EXPONENT)
    found = (estimate, estimate - margin, estimate + margin, min(1.0, math.exp(-exponent)))
    method = "always-valid confidence sequence"
    return _effect(control, variant, found, relative, confidence, method)


def estimate_belief(
    control: Group, variant: Group, *, relative: bool = True, confidence: float = 0.95
) -> Belief:
    """How likely the variant is the better one, without prior knowledge and in normal shape."""
    estimate, variance = _difference(control, variant, relative=relative)
    error = math.sqrt(variance)
    if error == 0:
        chance = 0.5 + 0.5 * (estimate > 0) - 0.5 * (estimate < 0)
        return Belief(estimate, estimate, estimate, chance, relative, confidence)
    margin = float(ndtri(0.5 + confidence / 2)) * error
    chance = float(ndtr(estimate / error))
    return Belief(estimate, estimate - margin, estimate + margin, chance, relative, confidence)


def _difference(control: Group, variant: Group, *, relative: bool) -> tuple[float, float]:
    """The effect and its variance."""
    difference = variant.mean - control.mean
    if not relative:
        return difference, variant.mean_variance + control.mean_variance
    if control.base == 0:
        raise InvalidRequest("The control's mean is zero, so no effect is a share of it.")
    reached = control.base + difference
    variance = variant.mean_variance / control.base**2
    return (
        difference / abs(control.base),
        variance + control.mean_variance * reached**2 / control.base**4,
    )


def _welch_freedom(control: Group, variant: Group) -> float:
    parts = [(group.mean_variance, group.n - 1) for group in (control, variant)]
    return sum(part for part, _ in parts) ** 2 / sum(part**2 / free for part, free in parts)


def _effect(
    control: Group,
    variant: Group,
    found: tuple[float, float, float, float],
    relative: bool,
    confidence: float,
    method: str = "Welch's t test",
) -> Effect:
    return Effect(*found, relative, confidence, control.n, variant.n, method)
