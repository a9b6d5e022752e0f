"""Which figures of others may stand beside one post's course since publication?"""

from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from analytics.benchmarks.comparing import counted_otherwise
from analytics.benchmarks.history import LONGEST_AGE
from analytics.content import ContentReport
from analytics.measures import DefinitionChange
from analytics.post_series import PostSeries
from database.queries.benchmarks import stored_benchmarks
from database.queries.comparability import definition_changes
from domain.benchmarks import Benchmark, BenchmarkDraft, BenchmarkOrigin, Statistic
from domain.periods import Period
from domain.selection import Selection


def report_figures_beside_post(
    connection: Connection, workspace_id: int, report: ContentReport, post: PostSeries
) -> tuple[BenchmarkDraft, ...]:
    stored = stored_benchmarks(connection, workspace_id)
    if not stored:
        return ()
    any_day = Period(date.min, date.max)
    changes = definition_changes(connection, Selection(workspace_id, any_day))
    return figures_beside_post(
        stored,
        [DefinitionChange(one.platform, one.metric, one.day, one.description) for one in changes],
        report,
        post,
    )


def figures_beside_post(
    stored: Iterable[Benchmark],
    changes: Iterable[DefinitionChange],
    report: ContentReport,
    post: PostSeries,
) -> tuple[BenchmarkDraft, ...]:
    """Medians at an age, of the post's own platform, format and metric, counted as it is."""
    if post.published_at is None:
        return ()
    published = post.published_at.astimezone(ZoneInfo(report.time_zone)).date()
    known, content_type = tuple(changes), report.facts.content_type

    def fits(draft: BenchmarkDraft) -> bool:
        definition = draft.definition
        if draft.origin is BenchmarkOrigin.TEAM or definition.age_days is None:
            return False
        told = (definition.platform, definition.content_type, definition.metric)
        days = Period(published, published + timedelta(days=definition.age_days))
        return (
            told == (post.platform, content_type, report.metric.name)
            and content_type is not None
            and definition.statistic is Statistic.MEDIAN
            and definition.age_days <= LONGEST_AGE
            and not counted_otherwise(draft, days, known)
        )

    return tuple(one.draft for one in stored if fits(one.draft))
