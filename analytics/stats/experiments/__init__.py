"""Experiments: groups as sums, compared once or at any time, planned and checked for balance."""

from analytics.stats.experiments.balance import Balance, check_sample_ratio
from analytics.stats.experiments.comparing import (
    Belief,
    Effect,
    compare_at_any_time,
    compare_once,
    estimate_belief,
)
from analytics.stats.experiments.groups import (
    Amounts,
    AmountsWithBefore,
    Group,
    Ratios,
    Shares,
    freed_of_before,
)
from analytics.stats.experiments.planning import detectable_effect, people_needed, power

__all__ = [
    "Amounts",
    "AmountsWithBefore",
    "Balance",
    "Belief",
    "Effect",
    "Group",
    "Ratios",
    "Shares",
    "check_sample_ratio",
    "compare_at_any_time",
    "compare_once",
    "detectable_effect",
    "estimate_belief",
    "freed_of_before",
    "people_needed",
    "power",
]
