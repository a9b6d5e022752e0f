"""Amounts known only for a stretch of days, and what the days inside do not tell of them."""

from sqlalchemy import text

from database.reconciliation.context import Context
from database.reconciliation.derivation import known_columns
from database.reconciliation.statements import POSTS, analyze, figures_of, fresh_table, run


def renew_stretches(context: Context) -> None:
    connection, parameters = context.connection, context.parameters()
    fresh_table(connection, "restretched")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE restretched ON COMMIT DROP AS"
        " SELECT r.* FROM rebuilt r JOIN changed c USING (content_id, post_id)"
        " WHERE (r.keep_through IS NULL AND c.lane IS NULL) OR c.has_stretches"
    )
    analyze(connection, "restretched")
    _forget(context)
    run(
        connection,
        POSTS,
        "stated_stretches",
        parameters,
        figures_of_s=figures_of("s", *known_columns(context, "s", _STRETCHES, parameters)),
    )
    run(connection, POSTS, "first_totals", parameters)
    run(
        connection,
        POSTS,
        "remainders",
        parameters,
        figures_of_h=figures_of(
            "h", [name for name in context.wide if name in context.counters], True
        ),
    )


def _forget(context: Context) -> None:
    context.connection.execute(
        text(
            "DELETE FROM content_period_figures f USING restretched r"
            " WHERE f.workspace_id = :workspace_id AND f.content_id = r.content_id"
            " AND f.post_id = r.post_id AND (f.origin = 'stated' OR r.keep_through IS NULL)"
        ),
        {"workspace_id": context.workspace_id},
    )


_STRETCHES = (
    "restretched r JOIN engagement_snapshots s ON s.workspace_id = :workspace_id"
    " AND s.content_id = r.content_id AND s.post_id = r.post_id"
    " AND s.kind = 'period' AND s.days > 1"
)
