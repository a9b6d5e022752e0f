"""The statistics of the workbench in the signatures of the public benchmarks, with their ordinary
defaults."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.stats.arrivals import score_arrivals
from analytics.stats.change_points import detect_change_points
from analytics.stats.correlation import correlate as correlate_columns
from analytics.stats.experiments import (
    Amounts,
    AmountsWithBefore,
    Group,
    Ratios,
    Shares,
    check_sample_ratio,
    compare_at_any_time,
    compare_once,
    estimate_belief,
    freed_of_before,
)
from analytics.stats.forecasting import forecast as forecast_series

Sums = Mapping[str, Any]  # numbers, or a list of them


def changepoints(values: NDArray[np.float64]) -> list[int]:
    """First index of each new segment."""
    return [point.index for point in detect_change_points(values).points]


def anomalies(
    timestamps: NDArray[np.datetime64], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """A score in 0..1 for each row, from the rows up to it."""
    return score_arrivals(timestamps, values)


def forecast(
    values: NDArray[np.float64], horizon: int, season_length: int, level: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Mean, low and high of each step; a season of 1 names none."""
    seasons = (season_length,) if season_length > 1 else ()
    answer = forecast_series(values, horizon, seasons=seasons, levels=(level,))
    (band,) = answer.bands
    return answer.mean, band.low, band.high


def correlate(features: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """One row per feature and metric."""
    found = correlate_columns(features.to_numpy(float), outcomes.to_numpy(float))
    figures = {"n": found.n, "r": found.r, "p": found.p, "lo": found.low, "hi": found.high}
    return pd.DataFrame(
        {
            "feature": np.repeat(features.columns.to_numpy(), outcomes.shape[1]),
            "metric": np.tile(outcomes.columns.to_numpy(), features.shape[1]),
            **{name: matrix.ravel() for name, matrix in figures.items()},
            "q": found.q.ravel(),
        }
    )


def abtest(
    kind: str,
    a: Sums,
    b: Sums,
    *,
    relative: bool = True,
    alpha: float = 0.05,
    sequential: float | None = None,
    bayes: bool = False,
) -> dict[str, float]:
    """`a` is the control; of the kind "srm" it holds all users and weights."""
    if kind == "srm":
        return {"p": check_sample_ratio(a["users"], a["weights"]).p}
    control, variant = _groups(kind, a, b)
    confidence = 1 - alpha
    if sequential:
        effect = compare_at_any_time(
            control,
            variant,
            relative=relative,
            confidence=confidence,
            tightest_at=int(sequential),
        )
    else:
        effect = compare_once(control, variant, relative=relative, confidence=confidence)
    if not bayes:
        return {"effect": effect.estimate, "lo": effect.low, "hi": effect.high, "p": effect.p}
    belief = estimate_belief(control, variant, relative=relative, confidence=confidence)
    return {
        "effect": belief.estimate,
        "lo": belief.low,
        "hi": belief.high,
        "p": effect.p,
        "chance_to_win": belief.chance_to_win,
    }


def _groups(kind: str, a: Sums, b: Sums) -> tuple[Group, Group]:
    if kind == "cuped":
        return freed_of_before(
            AmountsWithBefore(*_ordered(kind, a)), AmountsWithBefore(*_ordered(kind, b))
        )
    group = {"mean": Amounts, "proportion": Shares, "ratio": Ratios}[kind]
    return group(*_ordered(kind, a)).group, group(*_ordered(kind, b)).group


def _ordered(kind: str, sums: Sums) -> list[Any]:
    """As the fields of the groups stand."""
    names = {
        "mean": "n sum sum_squares",
        "proportion": "n sum",
        "ratio": "n m_sum m_sum_squares d_sum d_sum_squares md_sum",
        "cuped": "n sum sum_squares pre_sum pre_sum_squares cross_sum",
    }
    return [sums[name] for name in names[kind].split()]
