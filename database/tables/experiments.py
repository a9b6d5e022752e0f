"""Tests of variants, and what their days brought."""

from sqlalchemy import DOUBLE_PRECISION, BigInteger, Column, Date, Identity, Table, Text
from sqlalchemy.dialects.postgresql import JSONB

from database.tables.columns import identity, key, metadata, moment, needed

experiments = Table(
    "experiments",
    metadata,
    key("workspace_id"),
    identity("experiment_id"),
    needed("name"),
    needed("setup", JSONB),
    Column("conclusion", JSONB(none_as_null=True)),
    needed("actor"),
    moment("created_at"),
)

ab_test_performance = Table(
    "ab_test_performance",
    metadata,
    key("workspace_id"),
    key("experiment_id"),
    key("variant", Text),
    key("day", Date),
    Column("result_id", BigInteger, Identity(always=True), primary_key=True),
    Column("people", BigInteger),
    *(
        Column(name, DOUBLE_PRECISION)
        for name in ("total", "squares", "beside", "beside_squares", "products")
    ),
    needed("actor"),
    moment("recorded_at"),
)
