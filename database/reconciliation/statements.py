"""The statements of the reconciliation, for a kind of series: posts or accounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sqlalchemy import Connection, CursorResult, text

# c changed, p series, s snapshots, r rebuilt, t totals, d differences, i increments,
# h history, n derived (new), o outgoing, k running metrics, l lanes, a anchors, u uneven
_ALIASES = ("c", "p", "s", "r", "t", "d", "i", "h", "n", "o", "k", "l", "a", "u")


@dataclass(frozen=True)
class Series:
    """Where observations of a kind of series lie and where its days go."""

    table: str
    snapshots: str
    history: str
    key: tuple[str, ...]
    owner: str  # the owning account, where the key is not the account itself
    staged_subject: str  # joins a staged observation with the key of what it speaks of
    staged_is_new: str  # whether nothing was ever observed of that before
    listing: str  # every series of the workspace, with its publication day

    @property
    def names(self) -> dict[str, str]:
        names = {
            "table": self.table,
            "snapshots": self.snapshots,
            "history": self.history,
            "series": self.listing,
            "key": ", ".join(self.key),
            "owner": self.owner and f", {self.owner}",
        }
        for one in _ALIASES:
            names[f"{one}_key"] = ", ".join(f"{one}.{column}" for column in self.key)
            names[f"{one}_owner"] = self.owner and f", {one}.{self.owner}"
            for other in _ALIASES:
                names[f"{one}_is_{other}"] = " AND ".join(
                    f"{one}.{column} = {other}.{column}" for column in self.key
                )
        return names


POSTS = Series(
    table="posts",
    snapshots="engagement_snapshots",
    history="content_performance_history",
    key=("content_id", "post_id"),
    owner="account_id",
    staged_subject="JOIN staged_posts USING (platform, external_id)",
    staged_is_new="is_new",
    listing="SELECT content_id, post_id, account_id, platform, running_metrics,"
    " coalesce(published_day, (published_at AT TIME ZONE :zone)::date) AS published_on"
    " FROM posts WHERE workspace_id = :workspace_id",
)
ACCOUNTS = Series(
    table="accounts",
    snapshots="account_snapshots",
    history="account_performance_history",
    key=("account_id",),
    owner="",
    staged_subject="CROSS JOIN staged_account",
    staged_is_new="false",
    listing="SELECT account_id, platform, running_metrics, NULL::date AS published_on"
    " FROM accounts WHERE workspace_id = :workspace_id",
)


@cache
def _template(name: str) -> str:
    folder = resources.files("database.reconciliation") / "sql"
    return (folder / f"{name}.sql").read_text(encoding="utf-8")


def run(
    connection: Connection,
    series: Series,
    name: str,
    parameters: Mapping[str, object],
    **pieces: str,
) -> CursorResult[tuple[object, ...]]:
    """Runs sql/<name>.sql. `pieces` are made of names in the registry, never of users' words."""
    statement = _template(name).format(**series.names, **pieces)
    return connection.execute(text(statement), dict(parameters))


def fresh_table(connection: Connection, name: str) -> None:
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS pg_temp.{name}")


def analyze(connection: Connection, *tables: str) -> None:
    """Plans over temporary tables are blind without it."""
    for table in tables:
        connection.exec_driver_sql(f"ANALYZE {table}")


def figures_of(alias: str, wide: Sequence[str], extra: bool) -> str:
    """A row per known metric of a wide row, for use inside LATERAL (...)."""
    rows = ", ".join(f"('{name}', {alias}.{name}::numeric)" for name in wide)
    parts = [f"VALUES {rows}"] if rows else []
    if extra or not parts:
        parts.append(f"SELECT key, value::numeric FROM jsonb_each_text({alias}.extra)")
    return " UNION ALL ".join(parts)
