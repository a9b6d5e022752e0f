"""Quantiles of Student's t without scipy, for what the first page shows."""

import math
from statistics import NormalDist

_NEGLIGIBLE = 1e-15
_TINY = 1e-300
_MOST_TERMS = 500
_MOST_STEPS = 60


def t_quantile(freedom: float, probability: float) -> float:
    """The value that a t distribution of `freedom` > 0 degrees stays below with `probability`.

    Newton's steps from the normal quantile, kept between bounds by halving.

    Source: the incomplete beta function by its continued fraction, Abramowitz & Stegun (1964),
    26.5.8 and 26.7.1.
    """
    if probability < 0.5:
        return -t_quantile(freedom, 1 - probability)
    if probability == 0.5:
        return 0.0
    low, high = 0.0, 1.0
    while _chance_below(high, freedom) < probability:
        low, high = high, high * 2
    value = min(max(NormalDist().inv_cdf(probability), low), high)
    for _ in range(_MOST_STEPS):
        excess = _chance_below(value, freedom) - probability
        low, high = (low, value) if excess > 0 else (value, high)
        following = value - excess / _density(value, freedom)
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - value) <= 1e-13 * value:
            return following
        value = following
    return value


def _density(value: float, freedom: float) -> float:
    norm = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)
    shape = (freedom + 1) / 2 * math.log1p(value * value / freedom)
    return math.exp(norm - shape) / math.sqrt(freedom * math.pi)


def _chance_below(value: float, freedom: float) -> float:
    """For a value of at least 0."""
    share = freedom / (freedom + value * value)
    return 1 - _incomplete_beta(freedom / 2, 0.5, share) / 2


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Regularised, for 0 < x <= 1."""
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, 1 - x)
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    log_front += a * math.log(x) + b * math.log1p(-x)
    return math.exp(log_front) / a * _continued_fraction(a, b, x)


def _continued_fraction(a: float, b: float, x: float) -> float:
    """By Lentz's method."""
    front, back = 1.0, 1 / _apart_from_zero(1 - (a + b) * x / (a + 1))
    found = back
    for n in range(1, _MOST_TERMS):
        step = 1.0
        even = n * (b - n) * x / ((a + 2 * n - 1) * (a + 2 * n))
        odd = -(a + n) * (a + b + n) * x / ((a + 2 * n) * (a + 2 * n + 1))
        for term in (even, odd):
            back = 1 / _apart_from_zero(1 + term * back)
            front = _apart_from_zero(1 + term / front)
            step = front * back
            found *= step
        if abs(step - 1) < _NEGLIGIBLE:
            break
    return found


def _apart_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
