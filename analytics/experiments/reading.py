"""Where does a test of the team stand today?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from sqlalchemy import Connection

from analytics.experiments.verdicts import (
    MINIMUM_PEOPLE,
    ExperimentPlan,
    ExperimentReport,
    Figures,
    Variant,
    report_experiment,
)
from analytics.stats.experiments import Amounts, AmountsWithBefore, Ratios, Shares
from analytics.stats.experiments.drift import Drift, check_drift
from database.queries.experiments import day_results, stored_experiment
from domain.errors import InvalidRequest, NotEnoughData
from domain.experiments import (
    DayResult,
    DaySums,
    ExperimentSetup,
    FigureKind,
    Looks,
    StoredExperiment,
)

MINIMUM_DAYS = 7  # of every variant, where variants rotate


@dataclass(frozen=True)
class CourseDay:
    """What a reading on that day said of a variant, over all days up to it."""

    day: date
    variant: str
    estimate: float
    low: float
    high: float


@dataclass(frozen=True)
class Weekends:
    """How many of a variant's days were Saturdays or Sundays."""

    variant: str
    weekend_days: int
    days: int


@dataclass(frozen=True)
class ExperimentReading:
    """`report` is None while there are too few figures, or the test is to be read at its end: then
    `refusal` says what is needed, or `opens_on` when."""

    experiment: StoredExperiment
    results: tuple[DayResult, ...]
    report: ExperimentReport | None
    refusal: str
    opens_on: date | None
    course: tuple[CourseDay, ...]  # only of tests that may be read at any time
    drift: Drift | None  # only where variants rotate and there are days enough
    weekends: tuple[Weekends, ...]

    @property
    def days(self) -> int:
        return len({result.day for result in self.results})

    @property
    def last_day(self) -> date | None:
        return max((result.day for result in self.results), default=None)


def report_running_experiment(
    connection: Connection, workspace_id: int, experiment_id: int, *, today: date
) -> ExperimentReading:
    stored = stored_experiment(connection, workspace_id, experiment_id)
    results = day_results(connection, workspace_id, experiment_id)
    return read_experiment(stored, results, today=today)


def read_experiment(
    stored: StoredExperiment, results: Sequence[DayResult], *, today: date
) -> ExperimentReading:
    setup = stored.setup
    reading = ExperimentReading(
        experiment=stored,
        results=tuple(results),
        report=None,
        refusal="",
        opens_on=_opens_on(stored, today),
        course=(),
        drift=_drift(setup, results),
        weekends=_weekends(setup, results),
    )
    if reading.opens_on is not None:
        return reading
    try:
        report = report_experiment(_variants(setup, results), _plan(setup, results))
    except (NotEnoughData, InvalidRequest) as refusal:
        return replace(reading, refusal=str(refusal))
    course = _course(setup, results) if setup.looks is Looks.ANY_TIME else ()
    return replace(reading, report=report, course=course)


def _opens_on(stored: StoredExperiment, today: date) -> date | None:
    """A test read once is read after its last planned day; ending it early does not open it."""
    setup = stored.setup
    if setup.looks is Looks.ANY_TIME or setup.planned_days is None:
        return None
    opens = setup.starts_on + timedelta(days=setup.planned_days)
    return opens if today < opens else None


def _plan(setup: ExperimentSetup, results: Sequence[DayResult]) -> ExperimentPlan:
    days = len({result.day for result in results})
    people = sum(result.sums.people for result in results)
    return ExperimentPlan(
        looks=setup.looks,
        higher_is_better=setup.higher_is_better,
        confidence=setup.confidence,
        smallest_effect=setup.smallest_effect,
        people_per_day=people / days if people else None,
        unit="days" if setup.rotates else setup.unit,
        minimum=MINIMUM_DAYS if setup.rotates else MINIMUM_PEOPLE,
    )


def _variants(setup: ExperimentSetup, results: Sequence[DayResult]) -> list[Variant]:
    """Part of a time before explains nothing: it counts only where every day of all tells it."""
    beside = all(result.sums.beside is not None for result in results)
    return [
        Variant(
            variant.name,
            _figures(
                setup.kind,
                [one.sums for one in results if one.variant == variant.name],
                beside=beside,
            ),
            variant.weight,
        )
        for variant in setup.variants
    ]


def _figures(kind: FigureKind, days: Sequence[DaySums], *, beside: bool) -> Figures:
    n = sum(day.people for day in days)
    total, squares = sum(day.total for day in days), sum(day.squares for day in days)
    if kind is FigureKind.SHARES:
        return Shares(n, total)
    if kind is FigureKind.AMOUNTS and not beside:
        return Amounts(n, total, squares)
    both = (
        sum(day.beside or 0.0 for day in days),
        sum(day.beside_squares or 0.0 for day in days),
        sum(day.products or 0.0 for day in days),
    )
    if kind is FigureKind.RATIOS:
        return Ratios(n, total, squares, *both)
    return AmountsWithBefore(n, total, squares, *both)


def _course(setup: ExperimentSetup, results: Sequence[DayResult]) -> tuple[CourseDay, ...]:
    readings = []
    for day in sorted({result.day for result in results}):
        so_far = [result for result in results if result.day <= day]
        try:
            report = report_experiment(_variants(setup, so_far), _plan(setup, so_far))
        except (NotEnoughData, InvalidRequest):  # too few days, or none yet with a yes
            continue
        readings += [
            CourseDay(day, one.name, one.effect.estimate, one.effect.low, one.effect.high)
            for one in report.results
        ]
    return tuple(readings)


def _drift(setup: ExperimentSetup, results: Sequence[DayResult]) -> Drift | None:
    if not setup.rotates:
        return None
    names = setup.names()
    told = [(one, figure) for one in results if (figure := _figure_of(one.sums)) is not None]
    days = np.array([one.day.toordinal() for one, _ in told], dtype=np.float64)
    variants = np.array([names.index(one.variant) for one, _ in told], dtype=np.intp)
    try:
        return check_drift(days, variants, np.array([figure for _, figure in told]))
    except NotEnoughData:  # said beside the result, which has the same need of days
        return None


def _figure_of(sums: DaySums) -> float | None:
    if sums.beside is None:
        return sums.total
    return sums.total / sums.beside if sums.beside else None


def _weekends(setup: ExperimentSetup, results: Sequence[DayResult]) -> tuple[Weekends, ...]:
    if not setup.rotates:
        return ()
    return tuple(
        Weekends(name, sum(day.weekday() >= 5 for day in days), len(days))
        for name in setup.names()
        if (days := [one.day for one in results if one.variant == name])
    )
