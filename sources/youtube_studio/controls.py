"""The Total row of an export, and a column YouTube fills with nothing."""

from contextlib import suppress
from dataclasses import replace

from sources.documents import Row
from sources.harvest import Harvest
from sources.unreadable import CellRejected, refuse_ragged
from sources.youtube_studio.layout import Layout


def state_totals(layout: Layout, row: Row, harvest: Harvest) -> None:
    """The Total row is a control: where it cannot be read, the import goes on without."""
    with suppress(CellRejected):
        refuse_ragged(layout.header, row.cells)
        harvest.state(layout.metrics, layout.values(row.cells))


def without_empty_viewers(metrics: tuple[str, ...], harvest: Harvest) -> tuple[str, ...]:
    """Unique viewers of single videos are printed as 0 or nothing: no one measured them."""
    if "viewers" not in metrics:
        return metrics
    index = metrics.index("viewers")
    if any(seen.values[index] for seen in harvest.observations):
        return metrics
    harvest.observations[:] = [
        replace(seen, values=seen.values[:index] + seen.values[index + 1 :])
        for seen in harvest.observations
    ]
    harvest.warnings.append(
        "Unique viewers are 0 or empty in every row: YouTube does not measure them here, "
        "so they are kept as missing."
    )
    return metrics[:index] + metrics[index + 1 :]
