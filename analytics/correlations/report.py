"""Which features of posts go with what the posts bring in?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np
from sqlalchemy import Connection

from analytics.correlations.choices import Age, CorrelationChoice, reached
from analytics.correlations.findings import Finding, find, freed
from analytics.correlations.pair import Pair, pair_of
from analytics.correlations.post_table import PostTable, post_table
from database.queries.comparability import definition_changes
from database.queries.post_features import posts_without_a_day
from database.queries.workspaces import time_zone
from domain.once import once
from domain.selection import Selection


@dataclass(frozen=True, eq=False)
class CorrelationReport:
    """A finding for every feature and metric, the features in their order, then the metrics."""

    selection: Selection  # its period is that of the days of publication looked at
    choice: CorrelationChoice
    time_zone: str
    table: PostTable
    findings: tuple[Finding, ...]
    tests: int  # pairs corrected together
    notes: tuple[str, ...]

    @property
    def standing(self) -> tuple[Finding, ...]:
        """Those told apart from chance, the surest first."""
        found = [one for one in self.findings if one.stands]
        return tuple(sorted(found, key=lambda one: one.p))

    def finding(self, feature: str, metric: str) -> Finding:
        return next(one for one in self.findings if (one.feature, one.metric) == (feature, metric))

    @once
    def pair(self, feature: str, metric: str) -> Pair:
        """The posts behind one finding, as drawn: thinned, freed of what is held fixed."""
        return pair_of(self.table, feature, metric, adjusted=self.choice.adjusted)


def report_correlations(
    connection: Connection,
    selection: Selection,
    choice: CorrelationChoice | None = None,
    *,
    metrics: Sequence[str] | None = None,
    today: date | None = None,
) -> CorrelationReport:
    """`metrics` are names of counters; without them those with enough posts are looked at."""
    choice = choice or CorrelationChoice()
    zone = time_zone(connection, selection.workspace_id)
    selection = reached(selection, choice.reach, today or datetime.now(zone).date())
    table = post_table(connection, selection, zone, choice, metrics)
    findings = _findings(table)
    return CorrelationReport(
        selection=selection,
        choice=choice,
        time_zone=zone.key,
        table=table,
        findings=findings,
        tests=sum(one.told for one in findings),
        notes=(
            *table.notes,
            *_notes(connection, selection, choice),
            *_definitions(connection, selection, table),
        ),
    )


def _findings(table: PostTable) -> tuple[Finding, ...]:
    """With q over all pairs that were tested."""
    from analytics.stats.multiplicity import false_discovery_q

    parts = freed(table)
    found = [
        find(parts, feature, outcome.metric.name)
        for feature in table.features
        for outcome in table.outcomes
        if np.isfinite(feature.values).any()
    ]
    q = false_discovery_q(np.array([one.p for one in found]))
    return tuple(replace(one, q=float(value)) for one, value in zip(found, q, strict=True))


def _notes(
    connection: Connection, selection: Selection, choice: CorrelationChoice
) -> tuple[str, ...]:
    notes = []
    without = posts_without_a_day(connection, selection)
    if without:
        notes.append(
            f"{without:,} {'post has' if without == 1 else 'posts have'} no day of publication and "
            f"{'is' if without == 1 else 'are'} left out."
        )
    if choice.age is Age.TOTAL:
        notes.append(
            "Totals are of posts of unlike age: the age is held fixed, and posts that are not told "
            "from their publication on are left out."
        )
    return tuple(notes)


def _definitions(connection: Connection, selection: Selection, table: PostTable) -> list[str]:
    """Changes of counting among the days of publication: part of a difference may be theirs."""
    period = selection.period
    return [
        f"{change.platform.label} counts {change.metric.replace('_', ' ')} differently since "
        f"{change.day.isoformat()}, within these days: part of a difference may be that."
        for change in definition_changes(connection, selection)
        if change.platform in table.platforms
        if period.first_day < change.day <= period.last_day
    ]
