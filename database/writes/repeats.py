"""Whether an import that moved nothing says anything that was not known before it."""

from sqlalchemy import Connection, text

from database.reconciliation import POSTS, Series
from database.tables import account_snapshots, engagement_snapshots


def says_nothing_new(
    connection: Connection, workspace_id: int, series: Series, import_id: int
) -> bool:
    """The imports before it tell the same figures of the same times, and the same facts."""
    new = _new_figures(series)
    if series is POSTS:
        new = f"{new} UNION ALL {_NEW_FACTS}"
    found = connection.execute(
        text(f"SELECT EXISTS ({new})"), {"workspace_id": workspace_id, "import_id": import_id}
    )
    return not found.scalar()


def _new_figures(series: Series) -> str:
    table = engagement_snapshots if series is POSTS else account_snapshots
    occasion = [column.name for column in table.primary_key if column.name != "import_id"]
    told = (*occasion, "import_id")
    figures = [column.name for column in table.columns if column.name not in told]
    same = " AND ".join(f"e.{name} = n.{name}" for name in occasion)
    return (
        f"SELECT FROM {table.name} n LEFT JOIN LATERAL (SELECT e.* FROM {table.name} e"
        f" WHERE {same} AND e.import_id < n.import_id ORDER BY e.import_id DESC LIMIT 1) e ON true"
        " WHERE n.workspace_id = :workspace_id AND n.import_id = :import_id"
        f" AND ROW({_row('n', figures)}) IS DISTINCT FROM ROW({_row('e', figures)})"
    )


def _row(alias: str, columns: list[str]) -> str:
    return ", ".join(f"{alias}.{column}" for column in columns)


_NEW_FACTS = """
SELECT FROM post_facts n
LEFT JOIN LATERAL (
    SELECT jsonb_object_agg(word.key, word.value ORDER BY e.import_id) AS facts
    FROM post_facts e CROSS JOIN LATERAL jsonb_each(e.facts) word
    WHERE e.workspace_id = n.workspace_id AND e.content_id = n.content_id
      AND e.post_id = n.post_id AND e.import_id < n.import_id
) e ON true
WHERE n.workspace_id = :workspace_id AND n.import_id = :import_id
  AND NOT coalesce(e.facts, '{}') @> n.facts
"""
