from datetime import date

import plotly.graph_objects as go

from charts.notes import mark_notes
from domain.notes import NoteSubject
from domain.periods import Period
from domain.vocabulary import Platform
from tests.factories import FOUR_WEEKS
from tests.note_factories import PEAK, a_note

TENTH = Period(PEAK, PEAK)


def marked(*notes):
    return mark_notes(go.Figure(), notes, FOUR_WEEKS)


def test_a_day_is_a_line_and_several_days_are_a_band():
    figure = marked(a_note(), a_note(days=Period(PEAK, date(2026, 7, 14))))
    line, band = figure.layout.shapes
    assert (line.type, line.x0, line.x1) == ("line", "2026-07-10", "2026-07-10")
    assert (band.type, band.x0, band.x1) == ("rect", "2026-07-10", "2026-07-14")


def test_numbers_are_those_of_the_list_below_and_hover_tells_the_words():
    early = a_note("Before all this", days=Period(date(2026, 1, 1), date(2026, 1, 1)))
    figure = marked(early, a_note("Launch", subject=NoteSubject(Platform.YOUTUBE, "Main")))
    (mark,) = figure.layout.annotations
    assert mark.text == "2"
    assert mark.hovertext == "Main on YouTube: Launch"


def test_a_note_that_began_before_is_cut_at_the_first_day():
    figure = marked(a_note(days=Period(date(2026, 1, 1), date(2026, 12, 31))))
    (band,) = figure.layout.shapes
    assert (band.x0, band.x1) == (
        FOUR_WEEKS.first_day.isoformat(), FOUR_WEEKS.last_day.isoformat(),
    )  # fmt: skip


def test_what_people_write_is_no_markup():
    figure = marked(a_note('<a href="javascript:x">%{y}</a>'))
    assert "<" not in figure.layout.annotations[0].hovertext
    assert "%{" not in figure.layout.annotations[0].hovertext


def test_a_chart_carries_at_most_thirty():
    assert len(marked(*(a_note(number=n) for n in range(50))).layout.shapes) == 30


def test_without_notes_nothing_is_drawn():
    assert not marked().layout.shapes
