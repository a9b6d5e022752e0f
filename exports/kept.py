"""A kept analysis beside the same of today."""

from collections.abc import Sequence

from analytics.analysis_runs import Comparison
from exports.tables import Cell, Table


def comparison_table(compared: Sequence[Comparison]) -> Table:
    columns = (
        "figure", "standing", "kept", "kept_low", "kept_high", "kept_n", "today", "today_low",
        "today_high", "today_n", "unit", "words",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for one in compared:
        then, now, known = one.then, one.now, one.then or one.now
        assert known is not None
        rows.append(
            (
                known.name,
                one.standing.value,
                *((then.estimate, then.low, then.high, then.n) if then else (None,) * 4),
                *((now.estimate, now.low, now.high, now.n) if now else (None,) * 4),
                known.unit.value,
                known.words,
            )
        )
    return Table(columns, rows)
