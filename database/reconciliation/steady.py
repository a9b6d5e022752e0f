"""Series whose rows all tell the same metrics are derived row by row, not metric by metric.

Nearly all series of large imports are such; the rules are those of docs/decisions/daily-truth.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import text

from database.reconciliation.context import Context
from database.reconciliation.statements import Series, analyze, fresh_table, run
from domain.metrics import Metric
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
    connection = context.connection
    counters = [name for name in context.wide if name in context.counters]
    levels = [name for name in context.wide if name in context.levels]
    fresh_table(connection, "lanes")
    run(
        connection,
        series,
        "lanes",
        parameters,
        same_counters=_all(f"{name} IN (0, totals)" for name in counters),
        any_counter=f"({' OR '.join(f'{name} > 0' for name in counters)})",
        no_level=_all(f"{name} = 0" for name in levels),
        counts=", ".join(f"count(s.{name}) AS {name}" for name in (*context.wide, "extra")),
    )
    analyze(connection, "lanes")
    found = {lane: _known(context, lane) for lane in ("totals", "amounts", "mixed")}
    wide = {lane: [m for m in context.registry.wide if m.name in found[lane]] for lane in found}
    return Lanes(
        tuple(metric for metric in wide["totals"] if metric.kind is MetricKind.COUNTER),
        tuple(wide["amounts"]),
        tuple(metric.name for metric in wide["mixed"]),
        "extra" in found["mixed"],
    )


def derive_steady(
    context: Context, series: Series, lanes: Lanes, parameters: dict[str, object]
) -> None:
    if lanes.totals:
        run(context.connection, series, "steady_totals", parameters, **_pieces(lanes.totals))
    if lanes.amounts:
        names = [metric.name for metric in lanes.amounts]
        run(
            context.connection,
            series,
            "steady_amounts",
            parameters,
            columns=_listed(names, "{name}"),
            amounts="".join(
                f", trim_scale(s.{metric.name})" if metric.scale else f", s.{metric.name}"
                for metric in lanes.amounts
            ),
            figures=", ".join(f"s.{name}" for name in names),
        )


def _known(context: Context, lane: str) -> set[str]:
    names = (*context.wide, "extra")
    tests = ", ".join(f"coalesce(sum({name}), 0) > 0" for name in names)
    known = context.connection.execute(
        text(f"SELECT {tests} FROM lanes WHERE lane = :lane"), {"lane": lane}
    ).one()
    return {name for name, is_known in zip(names, known, strict=True) if is_known}


def _pieces(metrics: Sequence[Metric]) -> dict[str, str]:
    names = [metric.name for metric in metrics]
    return {
        "totals": _listed(names, "s.{name}"),
        "before": _listed(names, "lag({name}) OVER series AS before_{name}"),
        "columns": _listed(names, "{name}"),
        "amounts": _listed(names, _AMOUNT),
        "shares": "".join(f", {_share(metric)}" for metric in metrics),
        "named_totals": ", ".join(f"('{name}', {name}::numeric)" for name in names),
        "estimates": _marked(names, "{name} IS NOT NULL"),
        "resets": _marked(names, _IS_RESET),
        "corrections": _marked(names, _IS_CORRECTION),
    }


def _share(metric: Metric) -> str:
    """The k-th day's part of an amount for several days, in the metric's smallest unit."""
    rest, unit = f"({_AMOUNT.format(name=metric.name)})::numeric", 10**metric.scale
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
