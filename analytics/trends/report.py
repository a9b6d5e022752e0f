"""Where is a metric going: its course, rhythms, changes and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from analytics.answers import Unanswered, answered
from analytics.measures import DefinitionChange
from analytics.trends.buckets import Line, gathered, gathered_values
from analytics.trends.gauges import joined_later_note
from analytics.trends.known_days import KnownDay, changes_of, known_days
from analytics.trends.outlook import Outlook, outlook_of
from analytics.trends.parts import (
    Course,
    DatedChanges,
    SeasonProfile,
    changes_of_line,
    course_of,
    seasons_of,
)
from analytics.trends.subjects import (
    Subject,
    chosen_item,
    daily_line,
    groups_of,
    history_period,
    items_of,
    resolve_subject,
)
from analytics.wording import count_in_words, day_in_words, share_in_words
from database.queries.grouped_daily import Group
from domain.errors import NotFound
from domain.granularity import Granularity, offered
from domain.selection import Selection
from domain.vocabulary import Level

HORIZON = 28
_MUCH_IS_SPREAD = 0.2


@dataclass(frozen=True, eq=False)
class TrendReport:
    """Course, rhythms and changes rest on the days of the period, whatever the chart's steps; the
    forecast is one of steps and learns from up to 500 days."""

    subject: Subject
    item: Group
    items: tuple[Group, ...]  # to choose from, largest first
    granularity: Granularity
    granularities: tuple[Granularity, ...]  # that the period allows
    horizon: int  # days asked for
    line: Line  # in steps of the granularity
    daily: Line
    course: Course | Unanswered
    seasons: tuple[SeasonProfile, ...] | Unanswered
    changes: DatedChanges | Unanswered
    outlook: Outlook | Unanswered
    definition_changes: tuple[DefinitionChange, ...]
    known: tuple[KnownDay, ...]
    notes: tuple[str, ...]

    @property
    def fitted(self) -> NDArray[np.float64] | None:
        """The line of the trend in the chart's steps."""
        if isinstance(self.course, Unanswered):
            return None
        return gathered_values(
            self.course.fitted, self.subject.period, self.granularity, gauge=self.subject.gauge
        )


def report_trend(
    connection: Connection,
    selection: Selection,
    metric_name: str | None,
    *,
    level: Level = Level.TOTAL,
    key: str | None = None,
    horizon: int = HORIZON,
    granularity: Granularity = Granularity.DAY,
    today: date | None = None,
) -> TrendReport:
    """Of one item of the level; without a key, of the largest in the period."""
    subject = resolve_subject(connection, selection, metric_name, level, today)
    items = items_of(connection, subject)
    item = chosen_item(subject, items, key)
    history = history_period(subject.period)
    group = groups_of(connection, subject, [item.key], history).get(item.key)
    if group is None:
        raise NotFound(f"There is no {level.value} {item.key!r} with figures in this period.")
    daily = daily_line(group, history, subject.period)
    past = daily_line(group, history, history)
    granularities = offered(subject.period)
    chosen = granularity if granularity in granularities else Granularity.DAY
    changes = changes_of(connection, subject, [item.key], subject.period)
    known = known_days(connection, subject, item.key, changes)
    joined = joined_later_note(connection, subject, item.key)
    counts = bool(np.nanmin(past.values, initial=0.0) >= 0)
    outlook = answered(
        lambda: outlook_of(
            gathered(past, chosen, gauge=subject.gauge), chosen, horizon, counts=counts
        )
    )
    return TrendReport(
        subject=subject,
        item=Group(group.key, group.label),
        items=items,
        granularity=chosen,
        granularities=granularities or (Granularity.DAY,),
        horizon=horizon,
        line=gathered(daily, chosen, gauge=subject.gauge),
        daily=daily,
        course=answered(lambda: course_of(daily)),
        seasons=answered(lambda: seasons_of(daily, gauge=subject.gauge)),
        changes=answered(lambda: changes_of_line(daily, known)),
        outlook=outlook,
        definition_changes=changes,
        known=known,
        notes=(*subject.notes, *filter(None, [joined]), *_notes(daily, outlook, subject)),
    )


def _notes(daily: Line, outlook: Outlook | Unanswered, subject: Subject) -> Sequence[str]:
    notes = []
    known = np.isfinite(daily.values)
    spread = float(daily.estimated[known].mean()) if known.any() else 0.0
    if spread > _MUCH_IS_SPREAD:
        notes.append(
            f"{share_in_words(spread)} of the days are spread evenly between readings, so they "
            "look calmer than they were, and the intervals are too narrow."
        )
    if missing := int(np.count_nonzero(~known)):
        notes.append(f"{count_in_words(missing, 'day')} of {known.size} have no figure.")
    if isinstance(outlook, Outlook) and outlook.steps[0] <= subject.period.last_day:
        notes.append(
            f"The forecast starts on {day_in_words(outlook.steps[0])}, after the last whole step."
        )
    return notes
