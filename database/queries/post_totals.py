"""What posts add up to by day, account and metric: as it is kept, or counted anew."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    FromClause,
    Label,
    Numeric,
    Subquery,
    Text,
    Values,
    cast,
    func,
    literal,
    select,
    values,
)

from database.filters import matches
from database.queries.figures import estimated_part, figure
from database.tables import content_performance_history, daily_totals
from domain.metrics import Metric
from domain.selection import Selection


def post_totals(selection: Selection, metrics: Sequence[Metric]) -> FromClause:
    """A table with the columns of `daily_totals` to filter with `matches` and to sum.

    The kept totals know no content: a selection that singles it out is added up from the days of
    its posts, of the metrics and the period asked for only. The number of posts is then absent.
    """
    if not selection.singles_out_content:
        return daily_totals
    return _counted_anew(selection, metrics)


def _counted_anew(selection: Selection, metrics: Sequence[Metric]) -> Subquery:
    history = content_performance_history
    keys = (history.c.workspace_id, history.c.platform, history.c.account_id, history.c.day)
    sums = (
        select(*keys, *_sums(metrics)).where(*matches(history, selection)).group_by(*keys)
    ).subquery("sums")
    told = _unfolded(sums, len(metrics), [metric.name for metric in metrics])
    return (
        select(
            sums.c.workspace_id,
            sums.c.platform,
            sums.c.account_id,
            sums.c.day,
            told.c.metric,
            told.c.amount,
            told.c.estimated_amount,
        )
        .select_from(sums.join(told, literal(True)))
        .where(told.c.amount.is_not(None))
        .subquery("post_totals")
    )


def _sums(metrics: Sequence[Metric]) -> list[Label[Any]]:
    history = content_performance_history
    amounts = [
        func.sum(figure(history, metric)).label(f"amount_{number}")
        for number, metric in enumerate(metrics)
    ]
    estimates = [
        func.sum(estimated_part(history, metric)).label(f"estimated_{number}")
        for number, metric in enumerate(metrics)
    ]
    return [*amounts, *estimates]


def _unfolded(sums: Subquery, count: int, names: Sequence[str]) -> Any:  # noqa: ANN401
    """A row per metric of each row of sums."""
    rows: Values = values(
        Column("metric", Text),
        Column("amount", Numeric),
        Column("estimated_amount", Numeric),
        name="told",
    ).data(
        [
            (
                literal(names[number], Text),
                cast(sums.c[f"amount_{number}"], Numeric),
                cast(sums.c[f"estimated_{number}"], Numeric),
            )
            for number in range(count)
        ]
    )
    return rows.lateral()
