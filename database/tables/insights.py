"""Insights, what was decided on them, and the runs that found them."""

from sqlalchemy import BigInteger, Column, Date, Integer, Table
from sqlalchemy.dialects.postgresql import JSONB

from database.tables.columns import identity, key, metadata, moment, needed

insight_runs = Table(
    "insight_runs",
    metadata,
    key("workspace_id"),
    identity("run_id"),
    needed("metric"),
    needed("last_day", Date),
    needed("figures_version"),
    needed("reasons", JSONB),
    needed("crowded_out", Integer),
    needed("actor"),
    moment("run_at"),
)

optimization_insights = Table(
    "optimization_insights",
    metadata,
    key("workspace_id"),
    identity("insight_id"),
    needed("kind"),
    needed("finding"),
    needed("insight", JSONB),
    Column("rank", Integer),
    needed("run_id", BigInteger),
    moment("first_found"),
    moment("last_found"),
    needed("state"),
    needed("reason"),
    Column("until", Date),
    needed("assignee"),
    needed("decided_by"),
    moment("decided_at", nullable=True),
    Column("note_id", BigInteger),
)
