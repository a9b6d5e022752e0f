"""What comes next, with honest bands."""

from analytics.stats.forecasting.forecast import forecast, forecast_many, longest_horizon
from analytics.stats.forecasting.results import Backtest, Band, Forecast

__all__ = ["Backtest", "Band", "Forecast", "forecast", "forecast_many", "longest_horizon"]
