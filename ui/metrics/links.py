"""Links from help icons to the dictionary."""

from domain.metrics import Metric
from ui import words


def more_about(metric: Metric) -> str:
    """As markdown; beside the page one is on, whatever its address."""
    return f"[{words.plain(metric.label)} in the dictionary](metrics?metric={metric.name})"
