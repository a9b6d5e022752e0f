"""From observations to the derived days of the series an import or undo touched."""

from dataclasses import dataclass

from sqlalchemy import text

from database.reconciliation.context import Context
from database.reconciliation.statements import Series, analyze, figures_of, fresh_table, run
from database.reconciliation.steady import Lanes, choose_lanes, derive_steady

# An observed day to continue from is looked for within so many days before the change: most often
# it is the day before, and one row tells of all metrics.
LOOKBACKS = ((3, "row"), (3, "day"), (45, "day"))
_TIME_ZONE_SLACK_DAYS = 2


@dataclass(frozen=True)
class Figures:
    """Metrics that may have a value: those with a column of their own, and whether others."""

    wide: frozenset[str]
    extra: bool


def derive(context: Context, series: Series) -> Figures:
    """Fills the table `derived` for what the table `rebuilt` names."""
    parameters = _bounded(context)
    lanes = choose_lanes(context, series, parameters)
    _collect_figures(context, series, lanes, parameters)
    _difference(context, series)
    derive_steady(context, series, lanes, parameters)
    present = _pivot(context, series)
    analyze(context.connection, "day_totals")
    steady = {metric.name for metric in (*lanes.totals, *lanes.amounts)}
    wide = frozenset(context.wide)
    return Figures(wide & (present | steady), not present <= wide)


def find_rebuilt(context: Context, series: Series) -> None:
    """From the table `changed` to `rebuilt`."""
    connection = context.connection
    fresh_table(connection, "anchors")
    keys = ", ".join(f"{column} bigint" for column in series.key)
    # With a key, or each series would be looked for among all that were just found.
    connection.exec_driver_sql(
        f"CREATE TEMP TABLE anchors ({keys}, day date, PRIMARY KEY ({', '.join(series.key)}))"
        " ON COMMIT DROP"
    )
    for lookback, within in LOOKBACKS:
        _find_anchors(context, series, lookback, within)
    fresh_table(connection, "rebuilt")
    run(connection, series, "rebuilt", context.parameters())
    analyze(connection, "rebuilt")


def _find_anchors(context: Context, series: Series, lookback: int, within: str) -> None:
    connection, names = context.connection, series.names
    parameters = context.parameters(lookback=lookback)
    running, since, until = connection.execute(
        text(
            "SELECT array(SELECT DISTINCT unnest(p.running_metrics) FROM changed c"
            f" JOIN {series.table} p ON p.workspace_id = :workspace_id AND {names['p_is_c']}"
            " WHERE NOT c.whole),"
            " coalesce(min(from_day) - :lookback, 'infinity')::text,"
            " coalesce(max(from_day) + 1, 'infinity')::text"
            " FROM changed WHERE NOT whole AND isfinite(from_day)"
        ),
        parameters,
    ).one()
    known = "s.{} IS NOT NULL" if within == "row" else "count(s.{}) > 0"
    observed = " AND ".join(
        f"('{name}' <> ALL(p.running_metrics) OR {known.format(name)})"
        for name in context.wide
        if name in running
    )
    if observed:
        run(
            connection,
            series,
            "anchors",
            parameters | {"since": since, "until": until},
            all_running_observed=f"AND {observed}" if within == "row" else _BY_DAY + observed,
        )
        analyze(connection, "anchors")


_BY_DAY = "GROUP BY local_day(s.captured_at, s.day, :zone) HAVING "


def _bounded(context: Context) -> dict[str, object]:
    earliest = context.connection.execute(
        text("SELECT (min(coalesce(keep_through, '-infinity')) - :slack)::text FROM rebuilt"),
        {"slack": _TIME_ZONE_SLACK_DAYS},
    ).scalar_one()
    return context.parameters(since=earliest or "infinity")


def _collect_figures(
    context: Context, series: Series, lanes: Lanes, parameters: dict[str, object]
) -> None:
    connection = context.connection
    fresh_table(connection, "mixed")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE mixed ON COMMIT DROP AS SELECT r.* FROM rebuilt r"
        f" JOIN lanes l ON {series.names['r_is_l']} AND l.lane = 'mixed'"
    )
    analyze(connection, "mixed")
    pieces = figures_of("s", lanes.mixed, lanes.mixed_extra)
    for table in ("day_totals", "stated"):
        fresh_table(connection, table)
        run(connection, series, table, parameters, figures_of_s=pieces)
    analyze(connection, "day_totals", "stated")


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


def _pivot(context: Context, series: Series) -> set[str]:
    """The metrics of the mixed series."""
    connection = context.connection
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
    return present
