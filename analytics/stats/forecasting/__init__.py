"""What comes next, with honest bands."""

from analytics.stats.forecasting.results import Backtest, Band, Forecast
from analytics.stats.forecasting.series import forecast, forecast_many, longest_horizon

__all__ = ["Backtest", "Band", "Forecast", "forecast", "forecast_many", "longest_horizon"]
