from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.mappings import (
    FACT_LABELS,
    CellType,
    DetectedColumn,
    FigureBasis,
    MappedColumn,
    Role,
    Unit,
)
from domain.metric_definitions import STANDARD_METRICS
from sources import Understood, units_of
from sources.generic.columns import FACTS
from ui.importing import mapping_choices


def test_every_fact_figure_and_kind_can_be_chosen_under_a_name_of_its_own():
    labels = [mapping_choices.label_of(choice) for choice in mapping_choices.CHOICES]
    assert len(set(labels)) == len(labels)
    chosen = {choice.name for choice in mapping_choices.CHOICES}
    assert chosen >= {*FACTS, *(metric.name for metric in STANDARD_METRICS.metrics)}
    assert {choice.role for choice in mapping_choices.CHOICES} == set(Role)
    assert FACT_LABELS.keys() == FACTS.keys()
    assert set(mapping_choices.FIGURES) == set(FigureBasis)


@pytest.mark.parametrize("metric", STANDARD_METRICS.metrics, ids=lambda metric: metric.name)
def test_the_units_of_a_metric_are_told_apart_in_words(metric):
    labels = [mapping_choices.unit_label(metric, unit) for unit in units_of(metric)]
    assert len(set(labels)) == len(labels)
    assert units_of(metric)[0] is Unit.OWN


@pytest.mark.parametrize(
    ("unit", "told"),
    [("percent", "0,05 \u2192 0.05\u00a0%"), ("share", "0,05 \u2192 5\u00a0%"),
     ("seconds", "0,05 \u2192 0.05\u00a0s"), ("currency", "0,05 \u2192 0.05")],
)  # fmt: skip
def test_rates_and_times_are_shown_with_their_unit(unit, told):
    assert mapping_choices.understood(Understood("0,05", Decimal("0.05"), unit=unit)) == told


@pytest.mark.parametrize(
    ("text", "meaning", "fault", "told"),
    [
        ("1200", 1200, "", "1200"),
        ("1,200", 1200, "", "1,200"),
        ("1.200", 1200, "", "1.200 \u2192 1,200"),
        ("5.3%", Decimal("0.053"), "", "5.3% \u2192 0.053"),
        ("1.5", Decimal(5400), "", "1.5 \u2192 5,400"),
        ("3/4/2026", date(2026, 3, 4), "", "3/4/2026 \u2192 4\u00a0Mar\u00a02026"),
        (
            "x",
            datetime(2026, 3, 4, 5, 6, tzinfo=UTC),
            "",
            "x \u2192 4\u00a0Mar\u00a02026, 05:06 UTC",
        ),
        ("-", None, "", "- \u2192 missing"),
        ("", None, "", ""),
        ("Hello  there", "Hello there", "", "Hello there"),
        ("many", None, "is not a number", "\u26a0 many: is not a number"),
        ("", None, "is missing", "\u26a0 nothing: is missing"),
    ],
)
def test_a_cell_is_shown_with_what_it_is_taken_to_mean(text, meaning, fault, told):
    assert mapping_choices.understood(Understood(text, meaning, fault)) == told


def test_what_a_mapping_calls_by_a_name_that_is_gone_is_left_out():
    gone = MappedColumn("plays", Role.METRIC, "no_longer_counted")
    assert mapping_choices.chosen_at_first(gone) == mapping_choices.LEFT_OUT
    own = MappedColumn("plays", Role.CUSTOM, "Plays")
    assert mapping_choices.chosen_at_first(own).role is Role.CUSTOM


def test_a_column_is_described_by_its_cells():
    dates = DetectedColumn("When", "when", CellType.DATE, "month/day/year")
    assert mapping_choices.looks_like(dates) == "dates, month/day/year"
    assert mapping_choices.looks_like(DetectedColumn("A", "a", CellType.TEXT)) == "text"
