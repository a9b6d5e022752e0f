"""From observations to the derived days of the series an import or undo touched."""

from sqlalchemy import text

from database.reconciliation.context import Context
from database.reconciliation.statements import Series, analyze, figures_of, fresh_table, run

# An observed day to continue from is looked for within so many days before the change.
LOOKBACK_DAYS = 45
_TIME_ZONE_SLACK_DAYS = 2


def derive(context: Context, series: Series) -> None:
    """Fills the temporary table `derived` for what the table `changed` names."""
    _find_rebuilt(context, series)
    _collect_figures(context, series)
    _difference(context, series)
    _pivot(context, series)


def _find_rebuilt(context: Context, series: Series) -> None:
    observed = [
        f"('{name}' <> ALL(p.running_metrics) OR count(s.{name}) > 0)"
        for name in context.wide
        if name in context.counters
    ]
    since, until = context.connection.execute(
        text(
            "SELECT coalesce(min(from_day) - :lookback, 'infinity')::text,"
            " coalesce(max(from_day) + 1, 'infinity')::text"
            " FROM changed WHERE NOT whole AND isfinite(from_day)"
        ),
        {"lookback": LOOKBACK_DAYS},
    ).one()
    fresh_table(context.connection, "rebuilt")
    run(
        context.connection,
        series,
        "rebuilt",
        context.parameters(since=since, until=until),
        all_running_observed=" AND ".join(observed),
    )
    analyze(context.connection, "rebuilt")


def _collect_figures(context: Context, series: Series) -> None:
    earliest = context.connection.execute(
        text("SELECT (min(coalesce(keep_through, '-infinity')) - :slack)::text FROM rebuilt"),
        {"slack": _TIME_ZONE_SLACK_DAYS},
    ).scalar_one()
    parameters = context.parameters(since=earliest or "infinity")
    pieces = figures_of("s", *_known_columns(context, series, parameters))
    for table in ("day_totals", "stated"):
        fresh_table(context.connection, table)
        run(context.connection, series, table, parameters, figures_of_s=pieces)
    analyze(context.connection, "day_totals", "stated")


def _known_columns(
    context: Context, series: Series, parameters: dict[str, object]
) -> tuple[tuple[str, ...], bool]:
    names = series.names
    return known_columns(
        context,
        "s",
        f"rebuilt r JOIN {series.snapshots} s ON s.workspace_id = :workspace_id"
        f" AND {names['s_is_r']} AND s.captured_at >= :since",
        parameters,
    )


def known_columns(
    context: Context, alias: str, source: str, parameters: dict[str, object]
) -> tuple[tuple[str, ...], bool]:
    """The wide metrics with any figure in `source`, and whether there are others."""
    tests = ", ".join(f"bool_or({alias}.{name} IS NOT NULL)" for name in (*context.wide, "extra"))
    known = context.connection.execute(text(f"SELECT {tests} FROM {source}"), parameters).one()
    wide = tuple(name for name, is_known in zip(context.wide, known, strict=False) if is_known)
    return wide, bool(known[-1])


def _difference(context: Context, series: Series) -> None:
    connection = context.connection
    fresh_table(connection, "counters")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE counters (metric text, unit numeric) ON COMMIT DROP"
    )
    connection.execute(
        text("INSERT INTO counters VALUES (:metric, :unit)"),
        [
            {"metric": metric.name, "unit": 10**metric.scale}
            for metric in context.registry.metrics
            if metric.name in context.counters
        ],
    )
    for table in ("differences", "increments"):
        fresh_table(connection, table)
        run(connection, series, table, context.parameters())
        analyze(connection, table)


def _pivot(context: Context, series: Series) -> None:
    connection = context.connection
    fresh_table(connection, "derived")
    connection.exec_driver_sql(f"CREATE TEMP TABLE derived (LIKE {series.history}) ON COMMIT DROP")
    present = set(connection.execute(text("SELECT DISTINCT metric FROM increments")).scalars())
    columns = [metric for metric in context.registry.wide if metric.name in present]
    run(
        connection,
        series,
        "derived",
        context.parameters(),
        columns="".join(f", {metric.name}" for metric in columns),
        pivoted="".join(
            f", max(i.value) FILTER (WHERE i.metric = '{metric.name}')"
            + ("" if metric.scale else "::bigint")
            for metric in columns
        ),
    )
    # Compared with what stands before the server has statistics of that: without an index a plan
    # for few rows walks all of `derived` for each of many.
    connection.exec_driver_sql(f"CREATE INDEX ON derived ({', '.join(series.key)}, day)")
    analyze(connection, "derived")
