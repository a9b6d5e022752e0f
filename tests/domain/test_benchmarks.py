"""What a benchmark must tell before it is kept."""

from dataclasses import replace
from datetime import date

import pytest

from domain.benchmarks import (
    BenchmarkDefinition,
    BenchmarkOrigin,
    Statistic,
    checked_benchmark,
    faults_of,
)
from domain.errors import InvalidRequest
from domain.periods import Period
from domain.vocabulary import Platform
from tests.benchmark_factories import a_target, an_amount, an_external_rate

TODAY = date(2026, 7, 21)


def faults(draft):
    return [one.field for one in faults_of(draft, today=TODAY)]


def of(draft, **changes):
    return replace(draft, definition=replace(draft.definition, **changes))


def test_complete_figures_have_no_fault():
    assert [faults(one()) for one in (an_external_rate, an_amount, a_target)] == [[], [], []]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("source", {"source": "  "}),
        ("definition", {"explanation": ""}),
        ("n", {"n": None}),
        ("n", {"n": 0}),
        ("n_of", {"counted": ""}),
        ("link", {"link": "example.org/report"}),
        ("link", {"link": "javascript:alert(1)"}),
        ("link", {"link": "https://exa mple.org"}),
        ("dated", {"dated": date(2026, 7, 22)}),
        ("last_day", {"period": Period(date(2026, 1, 1), date(2026, 8, 1))}),
        ("value", {"value": 1.2}),
        ("value", {"value": float("nan")}),
        ("value", {"value": -0.1}),
        ("low", {"low": 0.03}),
        ("high", {"high": 0.01}),
    ],
)
def test_what_is_missing_or_cannot_be_is_named(field, changes):
    assert faults(replace(an_external_rate(), **changes)) == [field]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("denominator", {"denominator": None}),
        ("denominator", {"denominator": "people"}),
        ("interactions", {"interactions": ()}),
        ("interactions", {"interactions": ("likes", "waves")}),
        ("age_days", {"age_days": 0}),
    ],
)
def test_a_rate_says_what_it_counts_and_per_what(field, changes):
    assert faults(of(an_external_rate(), **changes)) == [field]


def test_an_amount_is_neither_per_something_nor_a_ratio():
    told = of(an_amount(), denominator="views", statistic=Statistic.RATIO)
    assert faults(told) == ["denominator", "statistic"]


def test_a_rate_of_all_is_possible_and_more_is_taken_for_a_slip():
    assert faults(replace(an_external_rate(), value=1.0, low=None, high=None)) == []
    with pytest.raises(InvalidRequest, match=r"write 2\.5 for 2\.5 %"):
        checked_benchmark(replace(an_external_rate(), value=2.5), today=TODAY)


def test_a_target_is_of_a_whole_platform_and_names_its_denominator():
    assert faults(of(a_target(), content_type="short")) == ["format"]
    assert faults(of(a_target(), statistic=Statistic.MEAN)) == ["statistic"]
    assert faults(of(a_target(), denominator=None)) == ["denominator"]
    assert faults(replace(a_target(), high=0.001)) == ["high"]


def test_a_target_needs_no_source_and_gets_the_teams():
    told = checked_benchmark(replace(a_target(), source="me"), today=TODAY)
    assert told.source == "team"


def test_texts_and_interactions_are_brought_in_order():
    told = replace(an_external_rate(), source="  A   study \n of 2025 ")
    told = of(told, interactions=("shares", "likes"), content_type=" ")
    kept = checked_benchmark(told, today=TODAY)
    assert kept.source == "A study of 2025"
    assert kept.definition.interactions == ("likes", "shares")
    assert kept.definition.content_type is None


def test_the_same_figure_is_known_by_its_definition_source_and_days():
    told = an_external_rate()
    assert replace(told, value=0.5, high=None, low=None, n=9).identity == told.identity
    assert of(told, denominator="reach").identity != told.identity
    assert replace(told, dated=date(2026, 1, 2)).identity != told.identity


def test_a_team_has_one_target_per_platform_and_denominator():
    told = a_target()
    assert replace(told, dated=date(2025, 5, 5)).identity == told.identity
    assert of(told, interactions=("likes",)).identity == told.identity
    assert of(told, denominator="impressions").identity != told.identity
    assert of(told, platform=Platform.X).identity != told.identity
    assert told.origin is BenchmarkOrigin.TEAM
    assert isinstance(told.definition, BenchmarkDefinition)
