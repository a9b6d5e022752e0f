"""Quantiles as the cells of a table; with too few posts a cell says how many are needed."""

from collections.abc import Callable

from analytics.stats.quantiles import Quantiles
from charts.benchmark_words import between_words, median_words

_MEDIAN, _HALF, _MOST = "Median (95 %)", "Middle half (p25 to p75)", "Middle 80 % (p10 to p90)"
SPREAD_COLUMNS = (_MEDIAN, _HALF, _MOST)


def spread_cells(found: Quantiles, told: Callable[[float], str]) -> dict[str, object]:
    return {
        _MEDIAN: median_words(found, told),
        _HALF: between_words(found, 0.25, 0.75, told),
        _MOST: between_words(found, 0.1, 0.9, told),
    }
