"""Moves what an import brought out of the way, whole, and back: rows stay in the database."""

from datetime import timedelta

from sqlalchemy import Connection, Table, text

from database.partitions import ensure_partitions
from database.reconciliation import POSTS, Series
from database.tables import (
    content_performance_history,
    content_performance_monthly,
    content_period_figures,
    content_stats,
    engagement_snapshots,
    post_facts,
    posts,
    set_aside_account_snapshots,
    set_aside_snapshots,
)
from database.writes.posts import restate_posts
from database.writes.statements import run_statements
from database.writes.touched_series import touch_series
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period

# Wide enough for any zone's day around the days an import speaks of.
_SLACK = timedelta(days=2)
# Everything kept under the number of a content and a post; identities follow their post.
_OF_POSTS = (
    posts,
    post_facts,
    engagement_snapshots,
    content_performance_history,
    content_performance_monthly,
    content_period_figures,
    content_stats,
)


def set_facts_aside(connection: Connection, workspace_id: int, import_id: int) -> None:
    """The words before them count again."""
    run_statements(connection, "set_facts_aside", workspace_id=workspace_id, import_id=import_id)
    _settle(connection, workspace_id)


def return_facts(connection: Connection, workspace_id: int, import_id: int) -> None:
    run_statements(connection, "return_facts", workspace_id=workspace_id, import_id=import_id)
    _settle(connection, workspace_id)


def drop_what_is_empty(connection: Connection, workspace_id: int) -> int:
    """Posts that no import speaks of any more, and contents without posts; how many posts."""
    run_statements(connection, "drop_what_is_empty", workspace_id=workspace_id)
    return int(connection.execute(text("SELECT count(*) FROM unknown_posts")).scalar_one())


def returned_posts(connection: Connection) -> int:
    return int(connection.execute(text("SELECT count(*) FROM returning_posts")).scalar_one())


def set_snapshots_aside(
    connection: Connection, workspace_id: int, series: Series, import_id: int, span: Period
) -> None:
    """What was under them may count again, from their first day on."""
    aside = _aside(series)
    columns = _columns(aside)
    parameters: dict[str, object] = {"workspace_id": workspace_id, "import_id": import_id}
    connection.execute(
        text(
            f"WITH gone AS (DELETE FROM {series.snapshots}"
            " WHERE workspace_id = :workspace_id AND import_id = :import_id"
            f" AND captured_at BETWEEN :since AND :until RETURNING {columns})"
            f" INSERT INTO {aside.name} ({columns}) SELECT * FROM gone"
        ),
        parameters | {"since": span.first_day - _SLACK, "until": span.last_day + _SLACK},
    )
    _touch(connection, workspace_id, series, f"SELECT * FROM {_of(aside, workspace_id, import_id)}")


def return_snapshots(
    connection: Connection, workspace_id: int, series: Series, import_id: int
) -> None:
    """Under the contents that their posts are of now."""
    aside = _aside(series)
    others = [column.name for column in aside.columns if column.name != "content_id"]
    mine = _of(aside, workspace_id, import_id)
    rows = f"SELECT {', '.join(others)} FROM {mine}"
    if series is POSTS:
        rows = f"SELECT content_id, s.* FROM ({rows}) s JOIN posts USING (workspace_id, post_id)"
    _touch(connection, workspace_id, series, rows)
    ensure_partitions(connection, series.snapshots, f"SELECT captured_at AS day FROM {mine}")
    names = ", ".join(["content_id", *others] if series is POSTS else others)
    connection.exec_driver_sql(f"INSERT INTO {series.snapshots} ({names}) {rows}")
    connection.exec_driver_sql(f"DELETE FROM {mine}")


def _settle(connection: Connection, workspace_id: int) -> None:
    """Content, account and facts of `unsettled_posts` as the imports that stand tell them."""
    run_statements(connection, "regroup_posts", workspace_id=workspace_id)
    if connection.execute(text("SELECT EXISTS (SELECT FROM regrouped_posts)")).scalar():
        for table in _OF_POSTS:
            connection.execute(
                text(
                    f"UPDATE {table.name} t SET content_id = m.content_id FROM regrouped_posts m"
                    " WHERE t.workspace_id = :workspace_id AND t.content_id = m.old_content_id"
                    " AND t.post_id = m.post_id"
                ),
                {"workspace_id": workspace_id},
            )
    run_statements(connection, "name_works", workspace_id=workspace_id)
    run_statements(connection, "restate_accounts", workspace_id=workspace_id)
    restate_posts(
        connection,
        workspace_id,
        "SELECT content_id, post_id FROM posts JOIN unsettled_posts USING (post_id)",
    )


def _touch(connection: Connection, workspace_id: int, series: Series, rows: str) -> None:
    columns = [*(metric.name for metric in STANDARD_METRICS.wide), "extra"]
    touch_series(connection, workspace_id, series, STANDARD_METRICS, columns, f"({rows}) moved")


def _aside(series: Series) -> Table:
    return set_aside_snapshots if series is POSTS else set_aside_account_snapshots


def _columns(table: Table) -> str:
    return ", ".join(column.name for column in table.columns)


def _of(table: Table, workspace_id: int, import_id: int) -> str:
    return f"{table.name} WHERE workspace_id = {workspace_id:d} AND import_id = {import_id:d}"
