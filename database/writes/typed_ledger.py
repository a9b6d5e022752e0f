"""Writes down every typed figure, beside what counted in its place before."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, text

from database.queries.metrics import metric_registry
from database.writes.staging import copy_rows, occasion_columns
from domain.metrics import Metric
from domain.typed import Entry, PostName, TypedFigure, as_observations

_COLUMNS = (
    "import_id", "platform", "external_id", "account", "title", "metric", "captured_at", "kind",
    "days", "day", "value", "why", "actor",
)  # fmt: skip


@dataclass(frozen=True)
class Called:
    """What a post is called while its figures are typed."""

    account: str
    title: str


def append_to_ledger(
    connection: Connection,
    workspace_id: int,
    entry: Entry,
    named: Mapping[PostName, Called],
    import_id: int,
    actor: str,
) -> tuple[Decimal | None, ...]:
    """Writes the ledger; returns what counted in each place before, in the figures' order."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS pg_temp.staged_figures")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE staged_figures ON COMMIT DROP AS SELECT 0 AS place,"
        f" {', '.join(_COLUMNS)}, old_value FROM typed_figures WITH NO DATA"
    )
    rows = (
        (place, import_id, *_ledger_row(figure, named[figure.post]), actor)
        for place, figure in enumerate(entry.figures)
    )
    copy_rows(connection, "staged_figures", ("place", *_COLUMNS), rows)
    _find_replaced(connection, workspace_id, entry)
    columns = ", ".join((*_COLUMNS, "old_value"))
    connection.execute(
        text(
            f"INSERT INTO typed_figures (workspace_id, {columns})"
            f" SELECT :workspace_id, {columns} FROM staged_figures ORDER BY place"
        ),
        {"workspace_id": workspace_id},
    )
    return tuple(
        connection.scalars(text("SELECT old_value FROM staged_figures ORDER BY place")).all()
    )


def _ledger_row(figure: TypedFigure, post: Called) -> tuple[object, ...]:
    (observation,) = as_observations([figure], [figure.metric])
    captured_at, kind, days, day = occasion_columns(observation)
    return (
        figure.post.platform.value, figure.post.external_id, post.account, post.title,
        figure.metric, captured_at, kind, days, day, figure.value, figure.why,
    )  # fmt: skip


def _find_replaced(connection: Connection, workspace_id: int, entry: Entry) -> None:
    registry = metric_registry(connection, workspace_id)
    for name in entry.metrics:
        told = figure_sql(registry[name])
        connection.execute(
            text(
                "UPDATE staged_figures f SET old_value = ("
                f" SELECT {told} FROM engagement_snapshots s"
                " JOIN post_identities i USING (workspace_id, content_id, post_id)"
                " WHERE s.workspace_id = :workspace_id AND i.platform = f.platform"
                " AND i.external_id = f.external_id AND s.captured_at = f.captured_at"
                " AND s.kind = f.kind AND s.days = f.days AND s.import_id < f.import_id"
                f" AND {told} IS NOT NULL ORDER BY s.import_id DESC LIMIT 1"
                ") WHERE f.metric = :metric"
            ),
            {"workspace_id": workspace_id, "metric": name},
        )


def figure_sql(metric: Metric) -> str:
    """Of a snapshot `s`. Names of custom metrics are users' words and travel as `:metric`."""
    return f"s.{metric.name}" if metric.wide else "(s.extra ->> :metric)::numeric"
