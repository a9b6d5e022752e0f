"""Before an experiment: how many people it needs, and what it can find with those it gets.

All by the normal approximation for groups of equal size and equal variance.
"""

import math

from scipy.special import ndtr, ndtri

from domain.errors import InvalidRequest

USUAL_POWER = 0.8


def people_needed(
    effect: float, variance: float, *, confidence: float = 0.95, power: float = USUAL_POWER
) -> int:
    """Per group, to find the absolute `effect` with the chance `power`; `variance` of one person.

    Source: e.g. van Belle (2008), Statistical Rules of Thumb, 2.1.
    """
    if effect == 0:
        raise InvalidRequest("No number of people is enough to find an effect of zero.")
    return math.ceil(2 * variance * (_reach(confidence, power) / effect) ** 2)


def detectable_effect(
    people: int, variance: float, *, confidence: float = 0.95, power: float = USUAL_POWER
) -> float:
    """The smallest absolute effect that `people` per group find with the chance `power`."""
    if people < 1:
        raise InvalidRequest("A group needs at least one person.")
    return _reach(confidence, power) * math.sqrt(2 * variance / people)


def power(effect: float, people: int, variance: float, *, confidence: float = 0.95) -> float:
    """The chance to find an absolute `effect` with `people` per group."""
    if people < 1 or variance <= 0:
        raise InvalidRequest("Power needs at least one person per group and a positive variance.")
    shift = abs(effect) / math.sqrt(2 * variance / people)
    edge = float(ndtri(0.5 + confidence / 2))
    return float(ndtr(shift - edge) + ndtr(-shift - edge))


def _reach(confidence: float, power: float) -> float:
    return float(ndtri(0.5 + confidence / 2) + ndtri(power))
