"""Parts of an exact whole in whole units, so that what is shown adds up to the last one."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal


def apportioned(parts: Sequence[float], whole: Decimal, *, scale: int) -> tuple[Decimal, ...]:
    """Each part rounded to `scale` decimal places; together exactly `whole`.

    Every part is rounded down, and the units left go to those with the largest remainders.

    Source: the method of largest remainders, Balinski & Young (2001), Fair Representation.
    """
    unit = Decimal(1).scaleb(-scale)
    exact = [Decimal(part) for part in parts]
    rounded = [part.quantize(unit, rounding=ROUND_FLOOR) for part in exact]
    left = whole - sum(rounded, Decimal(0))
    by_remainder = sorted(range(len(exact)), key=lambda n: (rounded[n] - exact[n], n))
    steps, fraction = divmod(left, unit)
    for step in range(int(abs(steps))):
        rounded[by_remainder[step % len(exact)]] += unit.copy_sign(steps)
    rounded[by_remainder[0]] += fraction  # of a whole finer than the scale
    return tuple(rounded)
