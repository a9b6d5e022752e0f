"""Series whose rows all tell the same metrics are derived row by row, not metric by metric.

Nearly all series of large imports are such; the rules are those of docs/decisions/daily-truth.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import text

from database.reconciliation.context import Context
from database.reconciliation.statements import Series, analyze, fresh_table, run
from domain.metrics import Metric, MetricRegistry
from domain.vocabulary import MetricKind

_FALLS = "{name} < before_{name}"
# A reset is a fall as well: asked first, it spares the arithmetic nearly everywhere.
_IS_RESET = (
    f"({_FALLS} AND before_{{name}} >= :reset_minimum"
    " AND {name} <= before_{name} * :reset_share)"
)
_IS_CORRECTION = f"({_FALLS} AND NOT {_IS_RESET})"
_AMOUNT = f"CASE WHEN {_IS_RESET} THEN {{name}} ELSE {{name}} - coalesce(before_{{name}}, 0) END"


@dataclass(frozen=True)
class Lanes:
    """The metrics that the series of each way of deriving know."""

    totals: tuple[Metric, ...]
    amounts: tuple[Metric, ...]
    mixed: tuple[str, ...]
    mixed_extra: bool


def choose_lanes(context: Context, series: Series, parameters: dict[str, object]) -> Lanes:
    connection, columns = context.connection, (*context.wide, "extra")
    fresh_table(connection, "lanes")
    run(
        connection,
        series,
        "lanes",
        parameters,
        counts=", ".join(f"count(s.{name}) AS {name}" for name in columns),
        lane=lane_of(context.registry, columns),
        known=known_among(columns),
    )
    analyze(connection, "lanes")
    known = {lane: _known(context, lane) for lane in ("totals", "amounts", "mixed")}
    wide = {lane: [m for m in context.registry.wide if m.name in known[lane]] for lane in known}
    return Lanes(
        tuple(metric for metric in wide["totals"] if metric.kind is MetricKind.COUNTER),
        tuple(wide["amounts"]),
        tuple(metric.name for metric in wide["mixed"]),
        "extra" in known["mixed"],
    )


def lane_of(registry: MetricRegistry, columns: Sequence[str]) -> str:
    """The lane of a row that counts, for a series, its `totals`, its `amounts` of a day, the
    imports these came with (`amount_imports`), and how many of both know each of `columns`, the
    last of which is `extra`."""
    kinds = {name: registry[name].kind for name in columns[:-1]}
    counters = [name for name, kind in kinds.items() if kind is MetricKind.COUNTER]
    levels = [name for name, kind in kinds.items() if kind is MetricKind.LEVEL]
    same_counters = _all(f"{name} IN (0, totals)" for name in counters)
    any_counter = " OR ".join(f"{name} > 0" for name in counters) or "false"
    no_level = _all(f"{name} = 0" for name in levels)
    return (
        "CASE WHEN extra > 0 THEN 'mixed'"
        f" WHEN amounts = 0 AND {same_counters} AND ({any_counter}) AND {no_level} THEN 'totals'"
        " WHEN totals = 0 AND amount_imports = 1 THEN 'amounts' ELSE 'mixed' END"
    )


def known_among(columns: Sequence[str]) -> str:
    """Of the columns that such a row counts, those it knows."""
    words = ", ".join(f"CASE WHEN {name} > 0 THEN '{name}' END" for name in columns)
    return f"array_remove(ARRAY[{words}]::text[], NULL)"


def derive_steady(
    context: Context, series: Series, lanes: Lanes, parameters: dict[str, object]
) -> None:
    if lanes.totals:
        pieces = _pieces(lanes.totals)
        _run_lane(context, series, "totals", parameters, pieces)
        run(context.connection, series, "uneven_totals", parameters, **pieces)
    if lanes.amounts:
        _run_lane(context, series, "amounts", parameters, _amount_pieces(lanes.amounts))


def _run_lane(
    context: Context,
    series: Series,
    lane: str,
    parameters: dict[str, object],
    pieces: Mapping[str, str],
) -> None:
    """Of series whose rows all just arrived, these are read: they need not be looked for."""
    for has_arrived, source in ((True, _ARRIVED), (False, _STANDING)):
        if _find_steady(context, series, lane, has_arrived=has_arrived):
            rows = source.format(snapshots=series.snapshots)
            run(context.connection, series, f"steady_{lane}", parameters, rows=rows, **pieces)


def _find_steady(context: Context, series: Series, lane: str, *, has_arrived: bool) -> bool:
    """Put together beforehand, for of a join of three the server would guess one row."""
    connection = context.connection
    fresh_table(connection, "steady")
    found = connection.exec_driver_sql(
        "CREATE TEMP TABLE steady ON COMMIT DROP AS SELECT r.* FROM rebuilt r"
        f" JOIN lanes l ON {series.names['r_is_l']}"
        f" WHERE l.lane = '{lane}' AND l.has_arrived IS {has_arrived}"
    )
    analyze(connection, "steady")
    return found.rowcount > 0


_ARRIVED = "(SELECT a.*, 0 AS import_id FROM arrived a)"
_STANDING = """(
    SELECT t.*, local_day(t.captured_at, t.day, :zone) AS local_day FROM {snapshots} t
    WHERE t.workspace_id = :workspace_id AND t.captured_at >= :since
)"""


def _amount_pieces(metrics: Sequence[Metric]) -> dict[str, str]:
    names = [metric.name for metric in metrics]
    return {
        "columns": _listed(names, "{name}"),
        "amounts": "".join(
            f", trim_scale(s.{metric.name})" if metric.scale else f", s.{metric.name}"
            for metric in metrics
        ),
        "figures": ", ".join(f"s.{name}" for name in names),
    }


def _known(context: Context, lane: str) -> set[str]:
    """Metrics, and `extra` when there are others."""
    found = context.connection.execute(
        text("SELECT DISTINCT unnest(known) FROM lanes WHERE lane = :lane"), {"lane": lane}
    )
    return set(found.scalars())


def _pieces(metrics: Sequence[Metric]) -> dict[str, str]:
    names = [metric.name for metric in metrics]
    return {
        "totals": _listed(names, "s.{name}"),
        "before": _listed(names, "lag({name}) OVER series AS before_{name}"),
        "columns": _listed(names, "{name}"),
        "amounts": _listed(names, _AMOUNT),
        "shares": "".join(f", {_share(metric)}" for metric in metrics),
        "named_totals": ", ".join(f"('{name}', {name}::numeric)" for name in names),
        "told": _marked(names, "{name} IS NOT NULL"),
        "resets": _marked(names, _IS_RESET),
        "corrections": _marked(names, _IS_CORRECTION),
    }


def _share(metric: Metric) -> str:
    """The k-th day's part of an amount for several days, in the metric's smallest unit."""
    rest, unit = f"{metric.name}::numeric", 10**metric.scale
    until, days = f"div({rest} * {unit} * {{k}}, day - after_day) / {unit}", "day - after_day"
    last, before = until.format(k="k"), until.format(k="(k - 1)")
    share = f"CASE WHEN k = {days} THEN {rest} ELSE {last} END - {before}"
    return f"trim_scale({share})" if metric.scale else f"({share})::bigint"


def _marked(names: Sequence[str], test: str) -> str:
    """The names of the metrics for which `test` holds; NULL when there are none."""
    tests = {name: test.format(name=name) for name in sorted(names)}
    words = ", ".join(f"CASE WHEN {test} THEN '{name}' END" for name, test in tests.items())
    return f"CASE WHEN {' OR '.join(tests.values())} THEN array_remove(ARRAY[{words}], NULL) END"


def _listed(names: Sequence[str], each: str) -> str:
    return "".join(f", {each.format(name=name)}" for name in names)


def _all(conditions: Iterable[str]) -> str:
    return " AND ".join(conditions) or "true"
