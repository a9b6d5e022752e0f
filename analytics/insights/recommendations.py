"""What of a run is advice for the platforms and the content that a script asks about?"""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import Engine

from analytics.insights.report import find_insights
from database.engine import reading, writing
from database.queries.insights import stored_insights
from database.queries.workspaces import time_zone
from database.writes.insights import store_run
from domain.insights import MOST_SHOWN, Insight, InsightRun, InsightState, StoredInsight
from domain.vocabulary import Platform

_SET_ASIDE = (InsightState.DISMISSED, InsightState.SNOOZED)


def recommend(
    engine: Engine,
    workspace_id: int,
    platforms: Collection[Platform],
    content_ids: Collection[int],
    *,
    actor: str,
) -> tuple[Insight, ...]:
    """Asks the rules anew and keeps what they find."""
    with reading(engine) as connection:
        run = find_insights(connection, workspace_id)
        today = datetime.now(time_zone(connection, workspace_id)).date()
    with writing(engine) as connection:
        store_run(connection, run, actor=actor)
        stored = stored_insights(connection, workspace_id)
    return recommended(run, stored, platforms, content_ids, today)


def recommended(
    run: InsightRun,
    stored: Sequence[StoredInsight],
    platforms: Collection[Platform],
    content_ids: Collection[int],
    today: date,
) -> tuple[Insight, ...]:
    """The most valuable first, without what the team dismissed or snoozed; at most eight. Nothing
    asked for is everything."""
    aside = {
        (one.insight.kind, one.insight.key) for one in stored if one.state_on(today) in _SET_ASIDE
    }
    found = [
        one
        for one in run.insights
        if (one.kind, one.key) not in aside
        and (not platforms or set(platforms) & set(one.platforms))
        and (not content_ids or set(content_ids) & set(one.content_ids))
    ]
    return tuple(found[:MOST_SHOWN])
