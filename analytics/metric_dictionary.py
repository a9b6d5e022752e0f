"""What does each metric mean, how is it worked out, and who tells it?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from database.queries.comparability import StoredDefinitionChange, definition_changes
from database.queries.metric_platforms import Told, told_on
from database.queries.metrics import metric_registry
from domain.metric_definitions import STANDARD_METRICS
from domain.metric_formulas import DERIVED, DerivedMetric, Formula, combining, formula_of
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection


@dataclass(frozen=True)
class MetricEntry:
    metric: Metric
    formula: Formula
    combining: str
    told: Told  # by whom, in the workspace
    changes: tuple[StoredDefinitionChange, ...]  # oldest first
    is_own: bool  # the team's, not one of the standard ones

    def answers(self, words: tuple[str, ...]) -> bool:
        """Whether every word stands in its name, its definition or a platform's remark."""
        metric = self.metric
        notes = (f"{one.label} {note}" for one, note in metric.platforms.items())
        text = " ".join((metric.name, metric.label, metric.definition, *notes)).casefold()
        return all(word.casefold() in text for word in words)


@dataclass(frozen=True)
class MetricDictionary:
    entries: tuple[MetricEntry, ...]  # in order of importance
    derived: tuple[DerivedMetric, ...]


def report_metric_dictionary(connection: Connection, workspace_id: int) -> MetricDictionary:
    registry = metric_registry(connection, workspace_id)
    told = told_on(connection, workspace_id, registry.metrics)
    changes = defaultdict(list)
    for change in definition_changes(connection, _at_any_time(workspace_id)):
        changes[change.metric].append(change)
    return MetricDictionary(
        tuple(
            MetricEntry(
                metric,
                formula_of(metric),
                combining(metric, registry.metrics),
                told.get(metric.name, Told()),
                tuple(changes[metric.name]),
                metric.name not in STANDARD_METRICS,
            )
            for metric in registry.metrics
        ),
        DERIVED,
    )


def _at_any_time(workspace_id: int) -> Selection:
    return Selection(workspace_id, Period(date.min, date.max))
