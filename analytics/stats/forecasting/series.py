"""What comes next: methods that did well on the series itself, combined, with their record."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analytics.stats.forecasting.combination import combine
from analytics.stats.forecasting.results import Forecast
from analytics.stats.forecasting.seasons import find_season, usable_seasons
from domain.errors import InvalidRequest, NotEnoughData

LEVELS = (0.8, 0.95)
FEWEST_STEPS = 8
_PAST_PER_STEP_AHEAD = 2
_LONGEST_PAST = 500  # steps; older ones say little about the next
_LONGEST_PAST_IN_SEASONS = 6
_SERIES_AT_ONCE = 32  # their candidates stay in the processor's cache

Series = NDArray[np.float64]
Refusal = NotEnoughData | InvalidRequest
_Group = tuple[int, tuple[int, ...]]  # length and seasons, which series of a batch must share


def forecast(
    values: Series,
    horizon: int,
    *,
    seasons: Sequence[int] = (),
    levels: Sequence[float] = LEVELS,
    counts: bool = False,
) -> Forecast:
    """Of the `horizon` steps after evenly spaced `values` (n,), nan where missing.

    `seasons` are steps per season, such as 7 for days; without any, the usual ones are tried.
    They count if they show. `counts` are never forecast below zero.

    Theta, damped trend and, in long series, autoregression, on logs where these move more evenly,
    weighted by a rolling-origin backtest in which everything is fitted anew. Bands from the
    model's variance, scaled by the errors of that backtest.
    """
    answer = forecast_many([values], horizon, seasons=seasons, levels=levels, counts=counts)[0]
    if not isinstance(answer, Forecast):
        raise answer
    return answer


def forecast_many(
    series: Sequence[Series],
    horizon: int,
    *,
    seasons: Sequence[int] = (),
    levels: Sequence[float] = LEVELS,
    counts: bool = False,
) -> list[Forecast | Refusal]:
    """As `forecast`, faster than one by one; a series too short or open at its end gets its
    refusal."""
    _refuse_request(horizon, seasons, levels)
    answers: dict[int, Forecast | Refusal] = {}
    groups: dict[_Group, list[tuple[int, Series]]] = defaultdict(list)
    for place, values in enumerate(series):
        try:
            past, found = _prepared(values, horizon, seasons)
            groups[past.size, found].append((place, past))
        except (NotEnoughData, InvalidRequest) as refusal:
            answers[place] = refusal
    for (_, found), members in groups.items():
        for start in range(0, len(members), _SERIES_AT_ONCE):
            places, pasts = zip(*members[start : start + _SERIES_AT_ONCE], strict=True)
            many = combine(np.stack(pasts), horizon, found, levels, counts=counts)
            answers.update(zip(places, many, strict=True))
    return [answers[place] for place in range(len(series))]


def longest_horizon(n: int) -> int:
    """Steps ahead that a history of `n` known steps supports; 0 where it supports none."""
    return n // _PAST_PER_STEP_AHEAD if n >= FEWEST_STEPS else 0


def _refuse_request(horizon: int, seasons: Sequence[int], levels: Sequence[float]) -> None:
    if horizon < 1:
        raise InvalidRequest(f"A forecast looks at least 1 step ahead, not {horizon}.")
    if any(season < 1 for season in seasons):
        raise InvalidRequest(f"A season has at least 1 step, not {min(seasons)}.")
    if not all(0 < level < 1 for level in levels):
        raise InvalidRequest("The level of a band lies between 0 and 1, such as 0.95.")


def _prepared(
    values: Series, horizon: int, seasons: Sequence[int]
) -> tuple[Series, tuple[int, ...]]:
    """The recent past without gaps, and the seasons to look for in it."""
    known = np.flatnonzero(np.isfinite(values))
    needed = max(FEWEST_STEPS, _PAST_PER_STEP_AHEAD * horizon)
    if known.size < needed:
        question = f"A forecast of {horizon} steps"
        raise NotEnoughData(question, needed=needed, got=known.size, unit="known values")
    if known[-1] != len(values) - 1:
        raise InvalidRequest("The last value is missing. End the series at its last known value.")
    past = _without_gaps(values[known[0] :])
    named = usable_seasons(seasons, past.size)
    longest = max([_LONGEST_PAST, *(season * _LONGEST_PAST_IN_SEASONS for season in named)])
    past = past[-longest:]
    return past, named or usable_seasons(() if seasons else find_season(past), past.size)


def _without_gaps(values: Series) -> Series:
    """Missing values on the line between their neighbours."""
    known = np.isfinite(values)
    time = np.arange(values.size)
    return values if known.all() else np.interp(time, time[known], values[known])
