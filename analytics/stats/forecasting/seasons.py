"""What returns every season: found by test, averaged, shrunk by how sure it is."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.special import fdtrc

from analytics.stats.forecasting.scales import Matrix

FEWEST_SEASONS = 3
USUAL_SEASONS = (7, 12, 24, 52)  # of days, months, hours and weeks
_LONGER = {24: 168}  # hours also return with the week
_SIGNIFICANCE = 0.10  # of a season that was named
_FOUND_SIGNIFICANCE = 0.01 / len(USUAL_SEASONS)  # of one that was searched for
_FADING = 0.8  # weight of a season against the one after it: profiles change
_TINY = 1e-300


class _Profile(NamedTuple):
    """Means by position in the season, (r, length), about zero; their F statistic and its p."""

    means: Matrix
    f: Matrix
    p: Matrix


class Deseasoned(NamedTuple):
    """Rows without their seasons, (r, n), and the seasons of the steps to come, (r, horizon)."""

    rows: Matrix
    ahead: Matrix


def usable_seasons(seasons: Sequence[int], n: int) -> tuple[int, ...]:
    """The named ones and the longer ones that go with them, if `n` steps hold three of each."""
    longer = [_LONGER[season] for season in seasons if season in _LONGER]
    return tuple(
        season
        for season in sorted({*seasons, *longer})
        if season > 1 and n >= FEWEST_SEASONS * season
    )


def find_season(row: Matrix) -> tuple[int, ...]:
    """The surest of the usual seasons of one row (n,), or none."""
    chances = {
        season: float(_profile(row[None], season, season).p[0])
        for season in USUAL_SEASONS
        if row.size >= FEWEST_SEASONS * season
    }
    surest = min(chances, key=chances.__getitem__, default=0)
    return (surest,) if surest and chances[surest] < _FOUND_SIGNIFICANCE else ()


def deseason(rows: Matrix, seasons: Sequence[int], horizon: int) -> Deseasoned:
    """Takes out one season after the other. A profile is shrunk towards none by 1 - 1/F, as
    James & Stein (1961) shrink means, and left out where F is within chance."""
    n = rows.shape[1]
    ahead = np.zeros((len(rows), horizon))
    for season in seasons:
        if n < FEWEST_SEASONS * season:
            break
        profile = _profile(
            rows, season, max(seasons) if n >= FEWEST_SEASONS * max(seasons) else season
        )
        sure = np.where(profile.p < _SIGNIFICANCE, 1 - 1 / np.maximum(profile.f, 1.0), 0.0)
        pattern = profile.means * sure[:, None]
        both = np.take(pattern, np.arange(n + horizon) % season, axis=1)
        rows, ahead = rows - both[:, :n], ahead + both[:, n:]
    return Deseasoned(rows, ahead)


def _profile(rows: Matrix, season: int, window: int) -> _Profile:
    """Means over the seasons, later ones weighing more, of what a moving average leaves."""
    trend = _centred_average(rows, window)
    offset = (rows.shape[1] - trend.shape[1]) // 2
    cycles = _by_cycle(rows[:, offset : offset + trend.shape[1]] - trend, season)
    known = ~np.isnan(cycles)
    filled = np.where(known, cycles, 0.0)
    weights = known * _FADING ** np.arange(cycles.shape[1] - 1, -1, -1)[:, None]
    total = weights.sum(axis=1)
    means = (filled * weights).sum(axis=1) / total
    means -= means.mean(axis=1, keepdims=True)
    f, p = _test(means, filled, known, (total**2 / (weights**2).sum(axis=1)).mean(axis=1))
    first = offset + trend.shape[1] - cycles.shape[1] * season
    return _Profile(np.roll(means, first, axis=1), f, p)


def _test(means: Matrix, filled: Matrix, known: Matrix, worth: Matrix) -> tuple[Matrix, Matrix]:
    """F and p of the means, each worth as many seasons as its weights allow. Neighbours in a
    season go together, which leaves fewer independent ones to test."""
    left = np.where(known, filled - means[:, None], 0.0)
    season, freedom = means.shape[1], np.maximum(known.sum(axis=(1, 2)) - means.shape[1], 1)
    squares = (left**2).sum(axis=(1, 2))
    noise = np.maximum(squares / freedom, _TINY)
    f = (means**2).sum(axis=1) / (season - 1) * worth / noise
    neighbours = (left[:, :, 1:] * left[:, :, :-1]).sum(axis=(1, 2)) / np.maximum(squares, _TINY)
    thinning = (1 - neighbours**2) / (1 + neighbours**2)
    return f, fdtrc(np.maximum((season - 1) * thinning, 1.0), freedom * thinning, f)


def _by_cycle(rows: Matrix, season: int) -> Matrix:
    """Shape (r, cycles, season), the last one complete, the first one padded by nan."""
    count, n = rows.shape
    cycles = -(-n // season)
    padded = np.full((count, cycles * season), np.nan)
    padded[:, cycles * season - n :] = rows
    return padded.reshape(count, cycles, season)


def _centred_average(rows: Matrix, window: int) -> Matrix:
    """Shape (r, n - window) for even windows, whose two end points weigh half; one more for odd."""
    sums = np.cumsum(np.pad(rows, ((0, 0), (1, 0))), axis=1)
    plain = (sums[:, window:] - sums[:, :-window]) / window
    return plain if window % 2 else (plain[:, 1:] + plain[:, :-1]) / 2
