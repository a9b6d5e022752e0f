"""Links from help icons to the dictionary."""

from domain.metrics import Metric
from ui import words


def meaning_of(metric: Metric) -> str:
    """For the help icon of anything that names the metric, as markdown."""
    return f"{words.plain(metric.definition)}\n\n{more_about(metric)}"


def more_about(metric: Metric) -> str:
    """As markdown; beside the page one is on, whatever its address."""
    return f"[{words.plain(metric.label)} in the dictionary](metrics?metric={metric.name})"
