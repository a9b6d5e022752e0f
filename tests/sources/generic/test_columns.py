"""The description of the workbench CSV names what is understood, and nothing else."""

import re
from pathlib import Path

import pytest

from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Platform
from sources.generic.columns import FACTS, fact_positions, metric_named
from sources.generic.layout import MAY_FALL_BELOW_ZERO

PAGE = (Path(__file__).parents[3] / "docs" / "generic-csv.md").read_text(encoding="utf-8")
ROWS = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
COLUMNS = {name for row in ROWS for name in re.findall(r"`([^`]+)`", row)} - {"feature:<name>"}


def test_every_described_column_is_understood_and_every_column_described():
    assert FACTS.keys() == COLUMNS
    assert fact_positions(sorted(COLUMNS)).keys() == COLUMNS


def test_every_platform_is_described():
    assert all(platform.label in PAGE for platform in Platform)


@pytest.mark.parametrize("metric", STANDARD_METRICS.metrics, ids=lambda metric: metric.name)
def test_every_metric_is_understood_by_name_and_label_and_is_no_fact(metric):
    assert metric_named(metric.name) == metric_named(metric.label.upper()) == metric
    assert fact_positions([metric.name]) == {}


def test_every_figure_described_is_one():
    listed = PAGE.split("## Figures")[1].split("- `custom:")[0]
    assert all(name in STANDARD_METRICS for name in re.findall(r"`([a-z_]+)`", listed))
    assert all(name in STANDARD_METRICS for name in MAY_FALL_BELOW_ZERO)
