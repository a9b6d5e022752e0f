"""Tests of variants: planned, read while they run, and ended."""

from analytics.experiments.reading import (
    CourseDay,
    ExperimentReading,
    report_running_experiment,
)
from analytics.experiments.verdicts import (
    ExperimentPlan,
    ExperimentReport,
    Variant,
    VariantResult,
    Verdict,
    report_experiment,
)

__all__ = [
    "CourseDay",
    "ExperimentPlan",
    "ExperimentReading",
    "ExperimentReport",
    "Variant",
    "VariantResult",
    "Verdict",
    "report_experiment",
    "report_running_experiment",
]
