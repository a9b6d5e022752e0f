"""Windows of the last days and views by age, a row per post, for lists that must not wait."""

from sqlalchemy import func, select

from database.reconciliation.context import Context
from database.reconciliation.rollups import Moved
from database.reconciliation.statements import POSTS, run
from database.tables import content_stats

_WINDOW_DAYS = (7, 28, 90)


# Of series that lost days, or were derived from their beginning, all days count, not only new ones.
_STANDING_DAYS = """
    UNION ALL
    SELECT h.content_id, h.post_id, h.day
    FROM rebuilt r
    JOIN content_performance_history h
      ON h.workspace_id = :workspace_id AND h.content_id = r.content_id AND h.post_id = r.post_id
    WHERE r.keep_through IS NULL
       OR (r.content_id, r.post_id) IN (SELECT content_id, post_id FROM outgoing)
"""


def renew_content_stats(context: Context, moved: Moved) -> None:
    standing = "" if moved.none_stood else _STANDING_DAYS
    run(context.connection, POSTS, "forget_stats", context.parameters())
    run(context.connection, POSTS, "changed_posts_stats", context.parameters(), standing=standing)
    as_of = context.connection.execute(
        select(func.max(content_stats.c.last_day)).where(
            content_stats.c.workspace_id == context.workspace_id
        )
    ).scalar()
    if as_of is None:
        return
    parameters = context.parameters(as_of=as_of)
    windows = _windows()
    run(
        context.connection,
        POSTS,
        "window_stats",
        parameters,
        assignments="".join(f", {name} = w.{name}" for name in windows),
        sums="".join(f", {total} AS {name}" for name, total in windows.items()),
        standing="".join(f", t.{name}" for name in windows),
        coming="".join(f", w.{name}" for name in windows),
    )


def _windows() -> dict[str, str]:
    """Column name to the sum that fills it."""
    windows = {}
    for metric in ("views", "engagements"):
        for days in _WINDOW_DAYS:
            for suffix, youngest in (("", 0), ("_before", days)):
                ages = f"h.age >= {youngest} AND h.age < {youngest + days}"
                windows[f"{metric}_{days}d{suffix}"] = f"sum(h.{metric}) FILTER (WHERE {ages})"
    return windows
