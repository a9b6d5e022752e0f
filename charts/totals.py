"""Sums over daily series that keep missing days missing."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analytics.overview import DailySeries


def has_values(series: DailySeries) -> bool:
    return bool(np.isfinite(series.values).any())


def summed(series: Sequence[DailySeries]) -> DailySeries:
    """All platforms together; a day is missing only where every one of them is."""
    values = np.vstack([one.values for one in series])
    nowhere = np.isnan(values).all(axis=0)
    return replace(
        series[0],
        values=np.where(nowhere, np.nan, np.nansum(values, axis=0)),
        estimated=np.any([one.estimated for one in series], axis=0),
    )
