"""Logs or plain values: the scale on which a series moves by even steps."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_LARGEST_LOG = 700.0
_CAP = 12.0  # robust standard deviations beyond which a step is a break, no longer noise
_NORMAL = 1.4826  # a normal standard deviation in median absolute deviations


@dataclass(frozen=True, eq=False)
class Scale:
    """Of rows of values: which are taken in logs, and what is added before, both of shape (r,)."""

    logs: NDArray[np.bool_]
    shift: Matrix

    def of(self, values: Matrix) -> Matrix:
        logs, shift = self._along(values)
        return np.where(logs, np.log(np.where(logs, values + shift, 1.0)), values)

    def back(self, scaled: Matrix) -> Matrix:
        logs, shift = self._along(scaled)
        powers = np.exp(np.where(logs, np.minimum(scaled, _LARGEST_LOG), 0.0))
        return np.where(logs, powers - shift, scaled)

    def _along(self, values: Matrix) -> tuple[NDArray[np.bool_], Matrix]:
        """Logs and shift beside values of shape (r, ...)."""
        shape = (-1,) + (1,) * (values.ndim - 1)
        return self.logs.reshape(shape), self.shift.reshape(shape)


def choose_scale(values: Matrix, season: int, *, counts: bool) -> Scale:
    """Logs where changes from season to season are likelier so (Laplace distributed, which a few
    hits do not decide). Needs values above zero; counts with zeros are taken one higher."""
    lowest = values.min(axis=1)
    shift = np.where(counts & (lowest == 0), 1.0, 0.0)
    possible = lowest + shift > 0
    logs = np.log(np.where(possible[:, None], values + shift[:, None], 1.0))
    relative = _unevenness(logs, season) * np.exp(logs.mean(axis=1))
    chosen = possible & (relative < _unevenness(values, season))
    return Scale(chosen, np.where(chosen, shift, 0.0))


def _unevenness(rows: Matrix, season: int) -> Matrix:
    changes = rows[:, season:] - rows[:, :-season]
    off = changes - np.median(changes, axis=1, keepdims=True)
    return np.asarray(np.abs(off).mean(axis=1))


def break_size(rows: Matrix) -> Matrix:
    """Squared step, (r,), beyond which a step is a break and no longer noise."""
    steps = np.diff(rows, axis=1)
    spread = _NORMAL * np.median(np.abs(steps - np.median(steps, axis=1, keepdims=True)), axis=1)
    return np.where(spread > 0, (_CAP * spread) ** 2, np.inf)
