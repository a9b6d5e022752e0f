"""Figures that the team's own are held beside."""

from sqlalchemy import (
    ARRAY,
    DOUBLE_PRECISION,
    BigInteger,
    Boolean,
    Column,
    Date,
    Integer,
    Table,
    Text,
)

from database.tables.columns import identity, key, metadata, moment, needed

performance_benchmarks = Table(
    "performance_benchmarks",
    metadata,
    key("workspace_id"),
    identity("benchmark_id"),
    needed("origin"),
    needed("platform"),
    needed("metric"),
    Column("content_type", Text),
    Column("age_days", Integer),
    needed("statistic"),
    needed("interactions", ARRAY(Text)),
    Column("denominator", Text),
    needed("value", DOUBLE_PRECISION),
    Column("low", DOUBLE_PRECISION),
    Column("high", DOUBLE_PRECISION),
    needed("source"),
    needed("dated", Date),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("n", BigInteger),
    needed("counted"),
    needed("explanation"),
    needed("link"),
    needed("removed", Boolean),
    needed("actor"),
    moment("changed_at"),
)
