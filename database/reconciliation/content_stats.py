"""Windows of the last days and views by age, a row per post, for lists that must not wait."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Column, func, select

from database.reconciliation.context import Context
from database.reconciliation.rollups import Moved
from database.reconciliation.statements import POSTS, run
from database.reconciliation.windows import (
    COLUMNS,
    LONGEST,
    add_late_days,
    add_up_windows,
    move_windows,
    windows_of_bands,
)
from database.tables import content_stats

_BANDED = """(
    SELECT content_id, post_id, band, first_day, last_day, views, views_days,
        engaged AS engagements, engaged_days AS engagements_days
    FROM banded
) bands"""
# Of series that lost days, or were derived from their beginning, all days count, not only new
# ones. Their windows are left open, to be added up from all days.
_STANDING_TOO = """
    SELECT content_id, post_id, min(first_day) AS first_day, max(last_day) AS last_day
    FROM (
        SELECT content_id, post_id, day AS first_day, day AS last_day FROM derived
        UNION ALL
        SELECT p.content_id, p.post_id, h.first_day, h.last_day
        FROM (
            SELECT content_id, post_id FROM rebuilt WHERE keep_through IS NULL
            UNION
            SELECT content_id, post_id FROM outgoing
        ) p
        CROSS JOIN LATERAL (
            SELECT min(h.day) AS first_day, max(h.day) AS last_day
            FROM content_performance_history h
            WHERE h.workspace_id = :workspace_id AND h.content_id = p.content_id
              AND h.post_id = p.post_id
        ) h
        WHERE h.first_day IS NOT NULL
    ) days
    GROUP BY content_id, post_id
"""


def latest_day(context: Context, moved: Moved) -> date | None:
    """Of the workspace, once what came is there."""
    known = (_latest(context, content_stats.c.last_day), *moved.rows_by_day)
    return max((day for day in known if day is not None), default=None)


def renew_content_stats(context: Context, moved: Moved) -> None:
    before = _latest(context, content_stats.c.as_of)
    run(context.connection, POSTS, "forget_stats", context.parameters())
    if moved.none_stood:
        as_of = latest_day(context, moved)
        if as_of is None:
            return
        _move(context, before, as_of, moved)
        _renew_changed(context, as_of, windows_of_bands(_BANDED), COLUMNS)
    else:
        _renew_changed(context, date.max, _STANDING_TOO, ())
        as_of = _latest(context, content_stats.c.last_day)
        _move(context, before, as_of, moved)
    if as_of is not None:
        add_up_windows(context, as_of)


def _move(context: Context, before: date | None, as_of: date | None, moved: Moved) -> None:
    if before is not None and as_of is not None:
        add_late_days(context, before, as_of, moved)
        move_windows(context, before, as_of)


def _latest(context: Context, column: Column[date]) -> date | None:
    return context.connection.execute(
        select(func.max(column)).where(content_stats.c.workspace_id == context.workspace_id)
    ).scalar()


def _renew_changed(context: Context, as_of: date, days: str, windows: Sequence[str]) -> None:
    """Of the posts whose days moved. Windows of posts that were there before are left alone."""
    run(
        context.connection,
        POSTS,
        "changed_posts_stats",
        context.parameters(as_of=as_of),
        days=days,
        longest=str(LONGEST),
        columns="".join(f", {name}" for name in windows),
        sums="".join(f", d.{name}" for name in windows),
    )
