"""Tests of variants for pages and charts to draw."""

from datetime import UTC, date, datetime, timedelta

from analytics.experiments.reading import read_experiment
from domain.experiments import (
    Assignment,
    Conclusion,
    DayResult,
    DaySums,
    ExperimentSetup,
    FigureKind,
    StoredExperiment,
    VariantSetup,
)

START = date(2026, 7, 6)
TODAY = date(2026, 7, 20)


def a_stored_experiment(number=7, *, conclusion=None, **changes) -> StoredExperiment:
    values = {
        "name": "Titles that *ask*",
        "metric": "click-through rate",
        "kind": FigureKind.SHARES,
        "assignment": Assignment.RANDOM,
        "variants": (VariantSetup("Plain"), VariantSetup("<b>Ask</b>")),
        "starts_on": START,
        "unit": "impressions",
    }
    return StoredExperiment(
        number,
        ExperimentSetup(**{**values, **changes}),
        conclusion,
        "ada",
        datetime(2026, 7, 1, tzinfo=UTC),
    )


def some_shares(days=5, *, people=1000, plain=100, ask=130) -> list[DayResult]:
    return [
        DayResult(name, START + timedelta(days=day), DaySums(people, yes, yes))
        for day in range(days)
        for name, yes in (("Plain", plain), ("<b>Ask</b>", ask))
    ]


def a_reading(results=None, *, today=TODAY, **changes):
    results = some_shares() if results is None else results
    return read_experiment(a_stored_experiment(**changes), results, today=today)


def an_end() -> Conclusion:
    return Conclusion(TODAY, "<b>Ask</b> wins: click-through rate +30 %", "Ask *more* often.")
