"""The derived daily truth and its rollups."""

from sqlalchemy import BigInteger, Column, Date, Integer, Numeric, Table, Text

from database.tables.columns import figures, flags, key, metadata, needed

content_performance_history = Table(
    "content_performance_history",
    metadata,
    key("workspace_id"),
    key("content_id"),
    key("post_id"),
    key("day", Date),
    needed("account_id", BigInteger),
    needed("platform"),
    *figures(),
    *flags(),
)

account_performance_history = Table(
    "account_performance_history",
    metadata,
    key("workspace_id"),
    key("account_id"),
    key("day", Date),
    needed("platform"),
    *figures(),
    *flags(),
)

daily_totals = Table(
    "daily_totals",
    metadata,
    key("workspace_id"),
    key("day", Date),
    key("account_id"),
    needed("platform"),
    key("metric", Text),
    needed("amount", Numeric),
    needed("estimated_amount", Numeric),
    needed("posts", Integer),
)

content_performance_monthly = Table(
    "content_performance_monthly",
    metadata,
    key("workspace_id"),
    key("content_id"),
    key("post_id"),
    key("month", Date),
    needed("account_id", BigInteger),
    needed("platform"),
    needed("days", Integer),
    *figures(),
)

content_period_figures = Table(
    "content_period_figures",
    metadata,
    key("workspace_id"),
    key("content_id"),
    key("post_id"),
    key("metric", Text),
    key("period_start", Date),
    key("period_end", Date),
    key("origin", Text),
    needed("account_id", BigInteger),
    needed("platform"),
    needed("amount", Numeric),
    needed("remainder", Numeric),
)

_WINDOWS = tuple(
    f"{metric}_{days}d{suffix}"
    for metric in ("views", "engagements")
    for days in (7, 28, 90)
    for suffix in ("", "_before")
)

content_stats = Table(
    "content_stats",
    metadata,
    key("workspace_id"),
    key("content_id"),
    key("post_id"),
    needed("account_id", BigInteger),
    needed("platform"),
    needed("as_of", Date),
    needed("first_day", Date),
    needed("last_day", Date),
    *(Column(name, BigInteger) for name in _WINDOWS),
    *(Column(f"views_age_{days}d", BigInteger) for days in (1, 7, 30)),
    *(Column(f"{name}_days", Integer) for name in _WINDOWS),
)
