"""A test as tables: what its days brought, and what its variants reached."""

from analytics.experiments import ExperimentReading
from domain.experiments import ExperimentSetup, FigureKind
from exports.tables import Cell, Table


def results_table(reading: ExperimentReading) -> Table:
    """The sums of every variant and day, as they count."""
    beside = "denominator" if reading.experiment.setup.kind is FigureKind.RATIOS else "before"
    columns = ("variant", "day", "people", "total", "squares", beside, f"{beside}_squares",
               "products")  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            one.variant,
            one.day,
            one.sums.people,
            one.sums.total,
            one.sums.squares,
            one.sums.beside,
            one.sums.beside_squares,
            one.sums.products,
        )
        for one in reading.results
    ]
    return Table(columns, rows)


def effects_table(reading: ExperimentReading) -> Table:
    """The control first; effects are shares of its figure."""
    columns = ("variant", "people", "figure", "effect", "low", "high", "p_corrected",
               "chance_to_win", "detectable", "method")  # fmt: skip
    report = reading.report
    if report is None:
        return Table(columns, [])
    control = (report.control, report.control_people, report.control_mean, *[None] * 7)
    rows: list[tuple[Cell, ...]] = [control]
    for one in report.results:
        effect = one.effect
        rows.append(
            (one.name, one.people, one.mean, effect.estimate, effect.low, effect.high, one.p,
             one.belief.chance_to_win, one.detectable, report.method)
        )  # fmt: skip
    return Table(columns, rows)


def template_table(setup: ExperimentSetup, columns: tuple[str, ...]) -> Table:
    """A first day to fill in."""
    blank: tuple[Cell, ...] = (None,) * (len(columns) - 2)
    return Table(columns, [(name, setup.starts_on, *blank) for name in setup.names()])
