"""The same questions to one series, answered with statsmodels as its documentation shows."""

import warnings

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Series = NDArray[np.float64]
_WEEK = 7
_LAGS = 7


def with_exponential_smoothing(values: Series, horizon: int) -> Series:
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    _describe(values)
    model = ETSModel(
        pd.Series(values),
        error="add",
        trend="add",
        damped_trend=True,
        seasonal="add",
        seasonal_periods=_WEEK,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = model.fit(disp=0)
    ahead = fitted.get_prediction(start=len(values), end=len(values) + horizon - 1)
    return np.asarray(ahead.summary_frame(alpha=0.05))


def with_theta(values: Series, horizon: int) -> Series:
    from statsmodels.tsa.forecasting.theta import ThetaModel

    _describe(values)
    fitted = ThetaModel(pd.Series(values), period=_WEEK).fit()
    return np.column_stack([fitted.forecast(horizon), fitted.prediction_intervals(horizon)])


def _describe(values: Series) -> None:
    """A trend with errors that allow for memory, a rhythm, and the days far from both."""
    import statsmodels.api as sm
    from statsmodels.tsa.seasonal import STL

    parts = STL(values, period=_WEEK, robust=True).fit()
    time = sm.add_constant(np.arange(len(values), dtype=float))
    trend = sm.OLS(values - parts.seasonal, time).fit(cov_type="HAC", cov_kwds={"maxlags": _LAGS})
    trend.conf_int()
    scatter = sm.robust.mad(parts.resid)
    np.flatnonzero(np.abs(parts.resid) > 3 * scatter)
