"""What should a team do next? Asks every rule once, over the reports that the pages show."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
from sqlalchemy import Connection

from analytics.anomalies import AnomalyReport, report_anomalies
from analytics.answers import Unanswered
from analytics.correlations import report_correlations
from analytics.correlations.importance import importance_of
from analytics.insights.anomalies import anomalies
from analytics.insights.early import early
from analytics.insights.falling import DAYS, falling
from analytics.insights.features import candidates, features
from analytics.insights.gaps import gaps
from analytics.insights.outliers import outliers
from analytics.insights.platforms import platforms
from analytics.insights.ranking import ranked
from analytics.insights.repurpose import repurpose
from analytics.insights.revival import revival
from analytics.insights.sources import (
    YEAR,
    Desk,
    asked,
    catalogue,
    desk_of,
    first_published,
    platform_timings,
    platform_trends,
    young_posts,
)
from analytics.insights.timing import timing
from analytics.platform_differences.report import report_platform_differences
from analytics.trends import report_trending
from database.queries.freshness import account_freshness, data_version
from database.queries.publications import Publication
from domain.insights import InsightKind, InsightRun, Verdict
from domain.vocabulary import Level, Platform

_FOUR_WEEKS = 28


def find_insights(
    connection: Connection, workspace_id: int, *, now: datetime | None = None
) -> InsightRun:
    """Raises NotFound where there are no figures to judge."""
    desk = desk_of(connection, workspace_id, now or datetime.now(UTC))
    days = asked(
        lambda: report_anomalies(
            connection, desk.over(DAYS), desk.metric.name, level=Level.ACCOUNT, today=desk.today
        )
    )
    verdicts = (*_of_days(connection, desk, days), *_of_posts(connection, desk))
    return InsightRun(
        workspace_id,
        desk.metric.name,
        desk.last_day,
        data_version(connection, workspace_id),
        ranked((one for told in verdicts for one in told.insights), _four_weeks(days)),
        verdicts,
    )


def _of_days(
    connection: Connection, desk: Desk, report: AnomalyReport | Unanswered
) -> tuple[Verdict, ...]:
    fall = falling(platform_trends(connection, desk, tuple(Platform)))
    if isinstance(report, Unanswered):
        kinds = (InsightKind.OUTLIER, InsightKind.ANOMALY, InsightKind.GAP)
        return (fall, *(Verdict(kind, (), report.reason) for kind in kinds))
    fresh = account_freshness(connection, desk.over(DAYS))
    return (fall, outliers(report), anomalies(report), gaps(report, fresh, desk.today))


def _of_posts(connection: Connection, desk: Desk) -> tuple[Verdict, ...]:
    posts = catalogue(connection, desk)
    young = young_posts(connection, desk, posts)
    return (
        _features(connection, desk),
        timing(platform_timings(connection, desk)),
        *_platforms(connection, desk, posts),
        _revival(connection, desk, posts),
        early(desk.metric, young, desk.over(DAYS).period),
    )


def _features(connection: Connection, desk: Desk) -> Verdict:
    """The joint look at all features takes longest, so only what may be told asks for it."""
    metric = desk.metric.name
    report = asked(
        lambda: report_correlations(connection, desk.over(YEAR), metrics=[metric], today=desk.today)
    )
    if isinstance(report, Unanswered):
        return Verdict(InsightKind.FEATURE, (), report.reason)
    joint = importance_of(report, metric) if candidates(report, metric) else None
    return features(report, metric, joint)


def _platforms(
    connection: Connection, desk: Desk, posts: Sequence[Publication]
) -> tuple[Verdict, ...]:
    kinds = (InsightKind.PLATFORM, InsightKind.REPURPOSE)
    report = asked(
        lambda: report_platform_differences(
            connection, desk.over(YEAR), desk.metric.name, today=desk.today
        )
    )
    if isinstance(report, Unanswered):
        return tuple(Verdict(kind, (), report.reason) for kind in kinds)
    return platforms(report), repurpose(report, posts)


def _revival(connection: Connection, desk: Desk, posts: Sequence[Publication]) -> Verdict:
    report = asked(
        lambda: report_trending(
            connection, desk.over(_FOUR_WEEKS), desk.metric.name, today=desk.today
        )
    )
    if isinstance(report, Unanswered):
        return Verdict(InsightKind.REVIVAL, (), report.reason)
    return revival(report, first_published(posts))


def _four_weeks(report: AnomalyReport | Unanswered) -> float:
    """Of all accounts together, missing days left out."""
    if isinstance(report, Unanswered):
        return 0.0
    return float(sum(np.nansum(one.values[-_FOUR_WEEKS:]) for one in report.series))
