from datetime import date
from decimal import Decimal

from analytics.import_preview import DailyChange
from charts.import_preview import import_preview_figure, import_preview_summary
from charts.theme import theme
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.vocabulary import Platform

FIRST, SECOND, THIRD = (date(2026, 3, n) for n in (1, 2, 3))
VIEWS = STANDARD_METRICS["views"]


def a_change(before, after) -> DailyChange:
    sides = ({day: Decimal(value) for day, value in side.items()} for side in (before, after))
    return DailyChange(VIEWS, Period(FIRST, THIRD), *sides)


def lines(change, **choices):
    figure = import_preview_figure(change, **choices)
    return {trace.name: list(trace.y) for trace in figure.data}


def test_what_is_stands_grey_behind_what_would_be():
    figure = import_preview_figure(
        a_change({FIRST: 5}, {FIRST: 7, SECOND: 8, THIRD: 9}), platform=Platform.SPOTIFY
    )
    before, after = figure.data
    look = theme(dark=False)
    assert (before.line.color, after.line.color) == (look.quiet, look.platforms[Platform.SPOTIFY])
    assert list(after.y) == [7, 8, 9]
    assert before.y[0] == 5


def test_a_day_without_a_figure_is_a_gap_and_no_zero():
    after = lines(a_change({}, {FIRST: 7, THIRD: 9}))["after the import"]
    assert after[0] == 7
    assert after[1] != after[1]
    assert after[2] == 9


def test_a_side_without_figures_has_no_line():
    assert list(lines(a_change({}, {FIRST: 7}))) == ["after the import"]


def test_a_single_day_and_negative_corrections_can_be_drawn():
    assert lines(a_change({FIRST: 4}, {FIRST: -3}), dark=True)["after the import"][0] == -3


def test_the_picture_is_told_in_words():
    change = a_change({FIRST: 5}, {FIRST: 7, SECOND: 1_000})
    assert import_preview_summary(change) == (
        "Views by day, 2026-03-01 to 2026-03-03: 5 on 1 day as it is, 1,007 on 2 days after it."
    )
