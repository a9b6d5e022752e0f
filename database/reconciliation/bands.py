"""What came, grouped once for months and windows alike."""

from datetime import date

from database.reconciliation.context import Context
from database.reconciliation.rollups import Moved
from database.reconciliation.statements import POSTS, fresh_table, run
from database.reconciliation.windows import band_of


def group_by_band(context: Context, moved: Moved, as_of: date | None) -> None:
    """Fills the temporary table `banded`. Windows end on `as_of`."""
    fresh_table(context.connection, "banded")
    summed = {"views"} | (moved.brought.wide & set(context.counters))
    run(
        context.connection,
        POSTS,
        "banded",
        context.parameters(as_of=as_of or date.max),
        band=band_of("CAST(:as_of AS date)"),
        summed="".join(f", sum({name}) AS {name}" for name in sorted(summed)),
    )
