"""An overview's days put together into weeks or months."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analytics.measures import DailySeries
from analytics.overview import OverviewReport
from domain.granularity import Granularity, buckets
from domain.once import once

Values = NDArray[np.float64]


@once
def cut_report(report: OverviewReport, granularity: Granularity) -> OverviewReport:
    """The days compared with are cut where the chosen ones are, counted from the first: a week
    stands beside as many days."""
    if granularity is Granularity.DAY:
        return report
    lengths = tuple(bucket.days for bucket in buckets(report.selection.period, granularity))
    adds_up = report.metric.additive
    return replace(
        report,
        series=tuple(cut_series(one, lengths, adds_up=adds_up) for one in report.series),
        comparison=tuple(cut_series(one, lengths, adds_up=adds_up) for one in report.comparison),
    )


def cut_series(series: DailySeries, lengths: Sequence[int], *, adds_up: bool) -> DailySeries:
    """Sums of what is known, or the last reading of a gauge; missing where every day is. Days
    beyond the last cut (of a leap year compared with) are left out."""
    ends = np.cumsum(lengths)
    starts = ends - np.array(lengths)
    within = [slice(start, end) for start, end in zip(starts, ends, strict=True)]
    put_together = _sum if adds_up else _last
    return replace(
        series,
        values=np.array([put_together(series.values[part]) for part in within]),
        estimated=np.array([bool(series.estimated[part].any()) for part in within]),
        lengths=tuple(lengths),
    )


def _sum(values: Values) -> float:
    return float(np.nansum(values)) if np.isfinite(values).any() else np.nan


def _last(values: Values) -> float:
    known = values[np.isfinite(values)]
    return float(known[-1]) if known.size else np.nan
