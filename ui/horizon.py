"""The days one can ask for, and what a view asks for within them."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.periods import Period
from domain.selection import Selection
from ui.addresses import View
from ui.presets import Preset, preset_period


@dataclass(frozen=True)
class Horizon:
    """The days one can ask for: from the first with data to the last complete one."""

    first_day: date
    last_day: date
    yesterday: date

    @classmethod
    def of(cls, first_day: date | None, last_day: date | None, *, today: date) -> "Horizon":
        yesterday = today - timedelta(days=1)
        last = min(yesterday, last_day) if last_day else yesterday
        return cls(min(first_day or last, last), last, yesterday)


_BY_CALENDAR = {Preset.TODAY: timedelta(days=1), Preset.YESTERDAY: timedelta()}


def selected_period(view: View, horizon: Horizon) -> Period:
    """A custom range loses its unfinished days; one not begun falls back to the default."""
    if view.custom is None:
        if view.preset in _BY_CALENDAR:
            return Period.ending(horizon.yesterday + _BY_CALENDAR[view.preset], days=1)
        return preset_period(view.preset, horizon.last_day, first_day=horizon.first_day)
    if view.custom.first_day > horizon.yesterday:
        return preset_period(View.preset, horizon.last_day)
    return Period(view.custom.first_day, min(view.custom.last_day, horizon.yesterday))


def selection_of(view: View, workspace_id: int, horizon: Horizon) -> Selection:
    return Selection(
        workspace_id=workspace_id,
        period=selected_period(view, horizon),
        comparison=view.comparison,
        match_weekday=view.match_weekday,
        platforms=view.platforms,
        basis=view.basis,
        accounts=view.accounts,
        types=view.types,
        creators=view.creators,
        topics=view.topics,
        text=view.text,
        compared_from=view.compared_from,
    )
