"""Pages of a website over a period: one row per page."""

from collections.abc import Callable, Iterable

from domain.observations import Observation, PostFacts
from domain.periods import Period
from domain.vocabulary import Figure
from sources.columns import Layout
from sources.documents import Row
from sources.harvest import Harvest
from sources.unreadable import CellRejected


def gather_pages(
    rows: Iterable[Row],
    layout: Layout,
    fact: str,
    page_in: Callable[[Row], PostFacts | None],
    period: Period,
    harvest: Harvest,
) -> None:
    """`fact` names the column a repeated page is told by. A row without a page is skipped."""
    for row in rows:
        harvest.rows_read += 1
        try:
            _gather(row, layout, fact, page_in, period, harvest)
        except CellRejected as fault:
            harvest.reject(row, fault)


def _gather(
    row: Row,
    layout: Layout,
    fact: str,
    page_in: Callable[[Row], PostFacts | None],
    period: Period,
    harvest: Harvest,
) -> None:
    values = layout.values(row.cells)
    page = page_in(row)
    if page is None:
        harvest.skipped += 1
        return
    column, text = layout.header[layout.facts[fact]], layout.text(fact, row.cells)
    harvest.refuse_repeated(page.external_id, row, column, text)
    harvest.posts.append(page)
    harvest.observations.append(Observation(Figure.PERIOD, values, page.external_id, days=period))
