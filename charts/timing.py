"""Draws the week of a TimingReport: posts, and how they did, by weekday and hours."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from analytics.timing import Times, TimingReport, WeekMap
from analytics.timing.wording import WEEKDAYS, block_words
from charts.formats import MINUS, MISSING
from charts.theme import Theme, base_layout, theme
from domain.once import once

_SHORT_DAYS = tuple(day[:3] for day in WEEKDAYS)
_ROW, _AROUND = 40, 60
_STRONGEST_COLOUR = 0.5  # a change from which colours do not grow any more
_WIDE_COLUMNS, _NARROW_COLUMNS = 9, 13  # that hold a sign of per cent, and n


@once
def counts_figure(report: TimingReport, *, dark: bool = False) -> go.Figure:
    """Posts by weekday and hours, with the sums of both; a number wherever there are any."""
    look, week = theme(dark=dark), report.week
    counts = _with_margins(week, lambda times: times.posts, corner=report.timed)
    top = max(int(week.cells.posts.max(initial=0)), 1)
    return _map(
        look,
        week,
        z=np.where(counts > 0, _margins_unmarked(counts), np.nan),
        text=[[f"{count:,.0f}" if count else "" for count in row] for row in counts.tolist()],
        hover=_everywhere(
            counts.shape,
            lambda day, block: f"{_cell(week, day, block)}: {counts[day, block]:,.0f} posts",
        ),
        scale=[(0.0, _unmarked(look, dark=dark)), (1.0, _more(dark=dark))],
        span=(0.0, float(top)),
    )


@once
def change_figure(report: TimingReport, *, dark: bool = False) -> go.Figure:
    """How posts did beside the usual, with each weekday and block as a whole; what is under the
    minimum is empty."""
    look, week = theme(dark=dark), report.week
    change = _with_margins(week, lambda times: times.change)
    rated = _with_margins(week, lambda times: times.rated, corner=report.rated)
    low = _with_margins(week, lambda times: times.low)
    high = _with_margins(week, lambda times: times.high)

    def told(day: int, block: int) -> str:
        where, count = _cell(week, day, block), int(rated[day, block])
        if np.isnan(change[day, block]):
            return f"{where}: {MISSING} (n = {count:,})"
        between = f"{_signed(low[day, block])} to {_signed(high[day, block])}"
        return f"{where}: {_signed(change[day, block])} ({between})<br>n = {count:,}"

    columns = change.shape[1]

    def written(day: int, block: int) -> str:
        shown = _signed(change[day, block])
        if columns > _WIDE_COLUMNS:
            shown = shown.replace("\u00a0%", "")
        if not shown or columns > _NARROW_COLUMNS:
            return shown
        return f"{shown}<br>n {int(rated[day, block]):,}"

    return _map(
        look,
        week,
        z=change,
        text=_everywhere(change.shape, written),
        hover=_everywhere(change.shape, told),
        scale=[
            (0.0, "#C2601C" if dark else "#E58A3C"),
            (0.5, _unmarked(look, dark=dark)),
            (1.0, _more(dark=dark)),
        ],
        span=(-_STRONGEST_COLOUR, _STRONGEST_COLOUR),
        title="per cent more or less than usual, from this hour on",
    )


def _with_margins(
    week: WeekMap, part: Callable[[Times], Any], *, corner: float = np.nan
) -> NDArray[np.float64]:
    """Shape (8, blocks + 1): the last column is of whole weekdays, the last row of the blocks."""
    days, blocks = week.cells.posts.shape
    found = np.full((days + 1, blocks + 1), float(corner))
    found[:-1, :-1] = part(week.cells)
    found[:-1, -1], found[-1, :-1] = part(week.weekdays), part(week.blocks)
    return found


def _margins_unmarked(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sums would otherwise outshine every cell."""
    shown = counts.copy()
    shown[-1, :] = shown[:, -1] = 0.0
    return shown


def _everywhere(shape: tuple[int, ...], words: Callable[[int, int], str]) -> list[list[str]]:
    return [[words(day, block) for block in range(shape[1])] for day in range(shape[0])]


def _unmarked(look: Theme, *, dark: bool) -> str:
    return look.surface if dark else "#F1F4F7"


def _more(*, dark: bool) -> str:
    return "#2C78B8" if dark else "#4C9BD3"


def counts_summary(report: TimingReport) -> str:
    counts = report.week.cells.posts
    day, block = np.unravel_index(int(counts.argmax()), counts.shape)
    most = _cell(report.week, int(day), int(block))
    return (
        f"{report.timed:,} posts by weekday and hour; most came on {most} ({int(counts.max()):,})."
    )


def change_summary(report: TimingReport) -> str:
    cells = report.week.cells
    told = f"How {report.rated:,} posts did by weekday and hour, drawn towards the usual"
    if cells.best is None:
        return f"{told}; single cells have too few posts, whole weekdays are shown."
    return (
        f"{told}; highest {_cell(report.week, *cells.best)} with "
        f"{_signed(float(cells.change[cells.best]))} (n = {int(cells.rated[cells.best]):,})."
    )


def _signed(value: float) -> str:
    """Whole per cent: the intervals are wider than any digit after them."""
    if np.isnan(value):
        return ""
    sign = {1: "+", -1: MINUS}.get(int(np.sign(round(value * 100))), "")
    return f"{sign}{abs(value) * 100:.0f}\u00a0%"


def _cell(week: WeekMap, day: int, block: int) -> str:
    """The places after the last ones are those of whole weekdays and of blocks on all days."""
    blocks = week.cells.posts.shape[1]
    weekday = WEEKDAYS[day] if day < len(WEEKDAYS) else "all days"
    hours = block_words(block * week.block_h, week.block_h) if block < blocks else "all hours"
    return f"{weekday}, {hours}"


def _map(
    look: Theme,
    week: WeekMap,
    *,
    z: Any,  # noqa: ANN401  an array, nan where empty
    text: Sequence[Sequence[str]],
    hover: Sequence[Sequence[str]],
    scale: Sequence[tuple[float, str]],
    span: tuple[float, float],
    title: str = "from this hour on",
) -> go.Figure:
    blocks = week.cells.posts.shape[1]
    trace = go.Heatmap(
        z=[[None if np.isnan(value) else value for value in row] for row in z.tolist()],
        x=[*(f"{block * week.block_h:02}" for block in range(blocks)), "All"],
        y=[*_SHORT_DAYS, "All"],
        text=text,
        texttemplate="%{text}",
        textfont={"color": look.ink, "size": 11 if blocks < _WIDE_COLUMNS else 10},
        customdata=hover,
        hovertemplate="%{customdata}<extra></extra>",
        zmin=span[0],
        zmax=span[1],
        colorscale=list(scale),
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=True,
    )
    figure = go.Figure(data=[trace], layout=base_layout(look))
    figure.update_layout(
        height=_AROUND + _ROW * (len(_SHORT_DAYS) + 1), hovermode="closest", dragmode=False
    )
    return _with_hours_and_days(figure, title)


def _with_hours_and_days(figure: go.Figure, title: str) -> go.Figure:
    figure.update_xaxes(
        type="category",
        side="top",
        tickformat=None,
        hoverformat=None,
        nticks=None,
        title={"text": title, "font": {"size": 11}},
        fixedrange=True,
        ticks="",
    )
    figure.update_yaxes(
        type="category",
        autorange="reversed",
        rangemode="normal",
        nticks=None,
        showgrid=False,
        ticks="",
    )
    return figure
