"""What is kept beside the days so that pages need not add them up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text

from database.reconciliation.context import Context
from database.reconciliation.derivation import Figures, known_columns
from database.reconciliation.statements import POSTS, analyze, fresh_table, run


@dataclass(frozen=True)
class Moved:
    """What became of the days: `brought` names the metrics of those that came."""

    brought: Figures
    rows_by_day: Mapping[date, int]  # of `derived`
    some_went: bool  # or stand otherwise than before
    none_stood: bool  # so that `derived` is all there is of the series it speaks of


_EXTRA_SUMS = """(
    SELECT jsonb_object_agg(metric, total) FROM (
        SELECT e.key AS metric, sum(e.value::numeric) AS total
        FROM content_performance_history x CROSS JOIN LATERAL jsonb_each_text(x.extra) e
        WHERE x.workspace_id = :workspace_id AND x.content_id = h.content_id
          AND x.post_id = h.post_id AND x.day >= a.month
          AND x.day < a.month + interval '1 month' AND e.key = ANY(CAST(:counters AS text[]))
        GROUP BY e.key
    ) sums
)"""


def roll_up(context: Context, moved: Moved) -> None:
    """Moves the rollups by what `derived` brought, also told by `banded`, and `outgoing` took."""
    _move_daily_totals(context, "derived", moved.brought, sign=1)
    if moved.some_went:
        _move_daily_totals(context, "outgoing", _figures_gone(context), sign=-1)
        context.connection.execute(
            text(
                "DELETE FROM daily_totals t USING (SELECT DISTINCT day FROM outgoing) o"
                " WHERE t.workspace_id = :workspace_id AND t.day = o.day AND t.posts = 0"
            ),
            {"workspace_id": context.workspace_id},
        )
    if moved.some_went or moved.brought.extra:
        _renew_months(context)
    else:
        _add_to_months(context, moved.brought)


def _figures_gone(context: Context) -> Figures:
    wide, extra = known_columns(context, "o", "outgoing o", context.parameters())
    return Figures(frozenset(wide), extra)


def _move_daily_totals(context: Context, table: str, figures: Figures, *, sign: int) -> None:
    parameters = context.parameters(sign=sign)
    counters = [name for name in context.counters if name in figures.wide]
    if counters:
        sums = "".join(
            f", sum({name}) AS {name}, count({name}) AS {name}_posts,"
            f" sum({name}) FILTER (WHERE '{name}' = ANY(estimated)) AS {name}_estimated"
            for name in counters
        )
        named = ", ".join(
            f"('{name}', {name}::numeric, {name}_estimated::numeric, {name}_posts)"
            for name in counters
        )
        run(
            context.connection,
            POSTS,
            "daily_totals",
            parameters,
            moved=table,
            sums=sums,
            named_sums=named,
        )
    if figures.extra:
        run(context.connection, POSTS, "daily_totals_extra", parameters, moved=table)


def _add_to_months(context: Context, figures: Figures) -> None:
    counters = [name for name in context.counters if name in figures.wide]
    run(
        context.connection,
        POSTS,
        "add_to_months",
        context.parameters(),
        columns="".join(f", {name}" for name in counters),
        summed="".join(f", sum({name}) AS {name}" for name in counters),
        added="".join(
            f", {name} = coalesce(m.{name} + excluded.{name}, m.{name}, excluded.{name})"
            for name in counters
        ),
    )


def _renew_months(context: Context) -> None:
    connection = context.connection
    fresh_table(connection, "moved_months")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE moved_months ON COMMIT DROP AS"
        " SELECT content_id, post_id, date_trunc('month', day)::date AS month FROM derived"
        " UNION SELECT content_id, post_id, date_trunc('month', day)::date FROM outgoing"
    )
    analyze(connection, "moved_months")
    first = connection.execute(text("SELECT min(month)::text FROM moved_months")).scalar()
    if first is None:
        return
    parameters = context.parameters(first_day=first)
    run(connection, POSTS, "forget_months", parameters)
    wide, extra = known_columns(context, "x", _BOTH, parameters)
    counters = [name for name in wide if name in context.counters]
    run(
        connection,
        POSTS,
        "months",
        parameters,
        columns="".join(f", {name}" for name in counters),
        summed="".join(f", sum(h.{name})" for name in counters),
        extra_sums=_EXTRA_SUMS if extra else "NULL",
    )


# A month may hold metrics that this change did not touch.
_BOTH = (
    "(SELECT h.* FROM moved_months a JOIN content_performance_history h"
    " ON h.workspace_id = :workspace_id AND h.content_id = a.content_id"
    " AND h.post_id = a.post_id AND h.day >= a.month AND h.day < a.month + interval '1 month'"
    " AND h.day >= :first_day) x"
)
