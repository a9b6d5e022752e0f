"""What the reader chooses on the page of correlations; the address remembers all of it."""

from collections.abc import Sequence

from analytics.correlations import Age, CorrelationChoice, CorrelationReport, Counted, Reach
from ui import views
from ui.page_choices import Choice, choose_one

PAGE = "correlations"
_ADJUSTED = "adjusted"
_PLAIN = "plain"
_AGES = {
    Age.DAY: "First day",
    Age.WEEK: "First 7 days",
    Age.FOUR_WEEKS: "First 28 days",
    Age.TOTAL: "In all so far",
}
_COUNTED = {Counted.AMOUNTS: "Amounts", Counted.PER_VIEW: "Per view"}
_REACHES = {Reach.YEAR: "A year of posts", Reach.CHOSEN: "Chosen days only"}
_VIEWS = {_ADJUSTED: "Adjusted", _PLAIN: "Plain"}
_DEFAULT = CorrelationChoice()

_AGE, _HOW = Choice(PAGE, "age"), Choice(PAGE, "counted")
_VIEW, _POSTS = Choice(PAGE, "view"), Choice(PAGE, "posts")
_FEATURE, _OUTCOME = Choice(PAGE, "feature"), Choice(PAGE, "outcome")


def choose_what() -> CorrelationChoice:
    """Posts, age, counting and what is held fixed."""
    age = choose_one(
        _AGE,
        list(Age),
        label="Compared at",
        default=_DEFAULT.age,
        words=_AGES.__getitem__,
        widget="list",
        width=150,
    )
    counted = choose_one(
        _HOW, list(Counted), label="Counted", default=_DEFAULT.counted, words=_COUNTED.__getitem__
    )
    view = choose_one(
        _VIEW, list(_VIEWS), label="View", default=_ADJUSTED, words=_VIEWS.__getitem__
    )
    reach = choose_one(
        _POSTS,
        list(Reach),
        label="Posts",
        default=_DEFAULT.reach,
        words=_REACHES.__getitem__,
        widget="list",
        width=170,
    )
    return CorrelationChoice(age, counted, view == _ADJUSTED, reach)


def choose_pair(report: CorrelationReport) -> tuple[str, str]:
    """A feature and a metric; at first the surest link, of the metric looked at
    elsewhere if it is here."""
    feature, metric = suggested_pair(report, views.current().metric)
    told = _told_features(report)
    labels = {one.name: one.label for one in report.table.features}
    metrics = {one.metric.name: one.label for one in report.table.outcomes}
    chosen = choose_one(
        _FEATURE,
        told,
        label="Feature",
        default=feature,
        words=labels.__getitem__,
        widget="list",
        width=210,
    )
    outcome = choose_one(
        _OUTCOME,
        list(metrics),
        label="Metric",
        default=metric,
        words=metrics.__getitem__,
        widget="list",
        width=210,
    )
    return chosen, outcome


def take_pair(feature: str, metric: str) -> None:
    """For callbacks: a row of the table was clicked."""
    _FEATURE.take(feature)
    _OUTCOME.take(metric)


def suggested_pair(report: CorrelationReport, metric: str | None) -> tuple[str, str]:
    standing = report.standing
    alike = [one for one in standing if one.metric == metric]
    told = sorted((one for one in report.findings if one.told), key=lambda one: one.p)
    best = next(iter([*alike, *standing, *told]))
    return best.feature, best.metric


def _told_features(report: CorrelationReport) -> Sequence[str]:
    return list(dict.fromkeys(one.feature for one in report.findings if one.told))
