"""Marks the days of notes in a chart of days, numbered as in the list below it."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analytics.content import ContentReport
from analytics.day_notes import Note, content_days, subject_in_words
from charts.escaping import escaped
from charts.theme import Theme, theme
from domain.once import once
from domain.periods import Period

_MOST_MARKED = 30
_LONGEST_HOVER = 160


@once
def mark_notes(
    figure: go.Figure, notes: Sequence[Note], period: Period, *, dark: bool = False
) -> go.Figure:
    """A line on the first day, a band over several, and the number at the foot of the chart.

    `figure` stays as it is: charts without these notes show it, too."""
    look = theme(dark=dark)
    shown = [(n, note) for n, note in enumerate(notes, start=1) if _visible(note, period)]
    if not shown:
        return figure
    marked = go.Figure(figure)
    for number, note in shown[:_MOST_MARKED]:
        first = max(note.draft.days.first_day, period.first_day)
        last = min(note.draft.days.last_day, period.last_day)
        marked.add_shape(**_shape(look, Period(first, last)))
        marked.add_annotation(**_number(look, number, note, first.isoformat()))
    return marked


def mark_content_notes(
    figure: go.Figure, notes: Sequence[Note], report: ContentReport, *, dark: bool = False
) -> go.Figure:
    days = content_days(report)
    return mark_notes(figure, notes, days, dark=dark) if days else figure


def _visible(note: Note, period: Period) -> bool:
    return note.draft.days.overlaps(period)


def _shape(look: Theme, days: Period) -> dict[str, Any]:
    place = {
        "x0": days.first_day.isoformat(),
        "x1": days.last_day.isoformat(),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
    }
    if days.days == 1:
        return {**place, "type": "line", "line": {"color": look.accent, "width": 1, "dash": "dash"}}
    return {
        **place,
        "type": "rect",
        "line": {"color": look.accent, "width": 1, "dash": "dash"},
        "fillcolor": look.accent,
        "opacity": 0.12,
    }


def _number(look: Theme, number: int, note: Note, day: str) -> dict[str, Any]:
    said = f"{subject_in_words(note)}: {note.draft.text or 'seen'}"
    return {
        "text": str(number),
        "hovertext": escaped(said, longest=_LONGEST_HOVER),
        "x": day,
        "y": 0,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "center",
        "showarrow": False,
        "bgcolor": look.surface,
        "bordercolor": look.accent,
        "borderwidth": 1,
        "borderpad": 2,
        "font": {"size": 11, "color": look.accent},
    }
