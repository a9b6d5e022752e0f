"""Do features go with outcomes? All pairs of columns in one pass over the rows."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, ndtri

from analytics.stats.autocorrelation import autocorrelations, effective_sample_size, remembers
from analytics.stats.multiplicity import false_discovery_q
from domain.errors import NotEnoughData

MINIMUM_ROWS = 4
_BLOCK_ROWS = 4096  # of 50 columns these stay in the processor's cache
_ROUNDING = 1e-13  # below this share of its squares a variance is what rounding leaves

Matrix = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Correlations:
    """One entry per feature and outcome, shape (f, m); nan where a column is constant or fewer
    than four rows are complete. `q` is corrected over all pairs of the call."""

    r: Matrix
    p: Matrix
    q: Matrix
    low: Matrix
    high: Matrix
    n: Matrix  # rows where both are known
    effective_n: Matrix  # what these are worth when rows follow their past
    confidence: float


class _Sums(NamedTuple):
    """Over the complete rows of each pair, of columns moved near zero: shape (f, m). The last two
    are of neighbouring rows of a column, of shapes (f,) and (m,)."""

    n: Matrix
    x: Matrix
    y: Matrix
    xx: Matrix
    yy: Matrix
    xy: Matrix
    next_x: Matrix
    next_y: Matrix


def correlate(features: Matrix, outcomes: Matrix, *, confidence: float = 0.95) -> Correlations:
    """Pearson's r of every column of `features` (n, f) with every one of `outcomes` (n, m).

    nan is missing; each pair uses the rows where both are known. Where both columns follow their
    past, as series in order of time do, the rows count for what they are worth (`effective_n`);
    rows in no order count in full. Two-sided t test, Fisher's interval. Skewed counts belong on a
    log scale first, or into `correlate_ranks`.

    Source: Fisher (1921), Metron 1; for series Pyper & Peterman (1998).
    """
    _refuse_few(features)
    sums = _sums(features, outcomes)
    effective_n = _effective_n(features, outcomes, sums)
    return _correlations(_pearson(sums), sums.n, effective_n, 1 / (effective_n - 3), confidence)


def correlate_ranks(
    features: Matrix, outcomes: Matrix, *, confidence: float = 0.95
) -> Correlations:
    """Spearman's rank correlation, for skewed or ordinal columns; otherwise as `correlate`.

    With missing values columns are ranked by themselves, not anew for each pair.

    Source: interval by Bonett & Wright (2000), Psychometrika 65.
    """
    _refuse_few(features)
    ranks = _ranked(features), _ranked(outcomes)
    sums = _sums(*ranks)
    effective_n = _effective_n(*ranks, sums)
    r = _pearson(sums)
    return _correlations(r, sums.n, effective_n, (1 + r**2 / 2) / (effective_n - 3), confidence)


def correlate_given(
    features: Matrix, outcomes: Matrix, given: Matrix, *, confidence: float = 0.95
) -> Correlations:
    """Partial correlation: what remains once the columns `given` (n, c), such as age or platform
    as 0/1, are held fixed. Rows that lack any of `given` are left out.

    Source: Fisher (1924), Metron 3: each column given costs one degree of freedom.
    """
    known = np.isfinite(given).all(axis=1)
    _refuse_few(features[known])
    design = np.column_stack([np.ones(known.sum()), given[known]])
    held = int(np.linalg.matrix_rank(design)) - 1
    left = _residuals(features[known], design), _residuals(outcomes[known], design)
    sums = _sums(*left)
    freedom = _effective_n(*left, sums) - held
    return _correlations(_pearson(sums), sums.n, freedom, 1 / (freedom - 3), confidence)


def _refuse_few(features: Matrix) -> None:
    if len(features) < MINIMUM_ROWS:
        raise NotEnoughData("A correlation", needed=MINIMUM_ROWS, got=len(features), unit="rows")


def _sums(features: Matrix, outcomes: Matrix) -> _Sums:
    """Block by block. Columns are moved by about their mean, which r does not notice, so that
    their squares lose no digits."""
    near_x, near_y = _near_mean(features), _near_mean(outcomes)
    sums = None
    for start in range(0, len(features), _BLOCK_ROWS):
        rows = slice(start, start + _BLOCK_ROWS)
        found = _block_sums(features[rows] - near_x, outcomes[rows] - near_y)
        sums = found if sums is None else _Sums(*map(np.add, sums, found))
    assert sums is not None
    return sums


def _near_mean(columns: Matrix) -> Matrix:
    start = columns[:_BLOCK_ROWS]
    known = np.isfinite(start)
    totals = np.where(known, start, 0.0).sum(axis=0)
    return np.asarray(totals / np.maximum(known.sum(axis=0), 1), dtype=np.float64)


def _block_sums(x: Matrix, y: Matrix) -> _Sums:
    ones = np.ones(len(x))
    total_x, total_y = ones @ x, ones @ y
    if not (np.isfinite(total_x).all() and np.isfinite(total_y).all()):
        return _block_sums_with_missing(x, y)
    shape = x.shape[1], y.shape[1]
    return _Sums(
        np.full(shape, float(len(x))),
        np.broadcast_to(total_x[:, None], shape),
        np.broadcast_to(total_y, shape),
        np.broadcast_to(_products(x, x)[:, None], shape),
        np.broadcast_to(_products(y, y), shape),
        x.T @ y,
        _products(x[:-1], x[1:]),
        _products(y[:-1], y[1:]),
    )


def _block_sums_with_missing(x: Matrix, y: Matrix) -> _Sums:
    """Missing values count as zero, and masks tell where they were."""
    known_x, known_y = np.isfinite(x), np.isfinite(y)
    x, y = np.where(known_x, x, 0.0), np.where(known_y, y, 0.0)
    f, m = x.shape[1], y.shape[1]
    left = np.hstack([known_x, x, x * x]).T
    right = np.hstack([known_y, y, y * y])
    counts = left @ right[:, :m]
    values = left[: 2 * f] @ right[:, m : 2 * m]
    squares = left[:f] @ right[:, 2 * m :]
    return _Sums(
        counts[:f],
        counts[f : 2 * f],
        values[:f],
        counts[2 * f :],
        squares,
        values[f:],
        _products(x[:-1], x[1:]),
        _products(y[:-1], y[1:]),
    )


def _products(first: Matrix, second: Matrix) -> Matrix:
    """Column by column, summed over the rows."""
    return np.asarray(np.einsum("ij,ij->j", first, second))


def _pearson(sums: _Sums) -> Matrix:
    n, x, y, xx, yy, xy, *_ = sums
    with np.errstate(divide="ignore", invalid="ignore"):
        spread_x, spread_y = xx - x * x / n, yy - y * y / n
        r = (xy - x * y / n) / np.sqrt(spread_x * spread_y)
        constant = (spread_x <= _ROUNDING * xx) | (spread_y <= _ROUNDING * yy)
    return np.where(constant | (n < MINIMUM_ROWS), np.nan, np.clip(r, -1.0, 1.0))


def _effective_n(features: Matrix, outcomes: Matrix, sums: _Sums) -> Matrix:
    """Only pairs whose columns both follow their past are worth fewer rows than they have."""
    rows = len(features)
    of_x = remembers(_lag_one(sums.next_x, sums.x.mean(axis=1), sums.xx.max(axis=1), rows), rows)
    of_y = remembers(_lag_one(sums.next_y, sums.y.mean(axis=0), sums.yy.max(axis=0), rows), rows)
    if not (of_x.any() and of_y.any()):
        return sums.n
    effective = sums.n.copy()
    places = np.ix_(of_x, of_y)
    first, second = autocorrelations(features[:, of_x]), autocorrelations(outcomes[:, of_y])
    effective[places] = effective_sample_size(first, second, sums.n[places], rows)
    return effective


def _lag_one(products: Matrix, totals: Matrix, squares: Matrix, rows: int) -> Matrix:
    """Missing values count as the mean."""
    spread = squares - totals**2 / rows
    together = products - totals**2 / rows
    return np.divide(together, spread, out=np.zeros_like(spread), where=spread > 0)


def _correlations(
    r: Matrix, n: Matrix, effective_n: Matrix, variance: Matrix, confidence: float
) -> Correlations:
    """`variance` is that of Fisher's z; where it is not positive the interval is everything."""
    freedom = np.maximum(effective_n - 2, 1e-9)
    p = np.where(np.isnan(r), np.nan, betainc(freedom / 2, 0.5, (1 - r) * (1 + r)))
    with np.errstate(divide="ignore", invalid="ignore"):
        margin = np.where(variance > 0, ndtri(0.5 + confidence / 2) * np.sqrt(variance), np.inf)
        z = np.arctanh(r)
    return Correlations(
        r=r,
        p=p,
        q=false_discovery_q(p),
        low=np.tanh(z - margin),
        high=np.tanh(z + margin),
        n=n,
        effective_n=effective_n,
        confidence=confidence,
    )


def _ranked(columns: Matrix) -> Matrix:
    from scipy.stats import rankdata  # loaded when asked for: a page that ranks nothing is faster

    return np.asarray(rankdata(columns, axis=0, nan_policy="omit"))


def _residuals(columns: Matrix, design: Matrix) -> Matrix:
    """Column by column, over the rows where it is known."""
    left = np.full(columns.shape, np.nan)
    for position in range(columns.shape[1]):
        known = np.isfinite(columns[:, position])
        fit, *_ = np.linalg.lstsq(design[known], columns[known, position], rcond=None)
        left[known, position] = columns[known, position] - design[known] @ fit
    return left
