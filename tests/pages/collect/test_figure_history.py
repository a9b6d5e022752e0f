from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from analytics.data_entry import EntryOptions
from analytics.figure_history import (
    FigureEvent,
    FigureHistoryReport,
    LedgerRow,
    OneFigureReport,
)
from domain.errors import InvalidRequest
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.typed import FigureFilter, FigureState
from domain.vocabulary import Figure
from tests.apps import HISTORY, an_app, words_of
from tests.typed_factories import NOON, TIDE, TODAY
from ui.entry import loaders, saving
from ui.history import figures

ROW = LedgerRow(
    figure_id=5,
    import_id=9,
    post=TIDE,
    account="Main",
    title="How <b>the</b> tide works",
    metric="views",
    figure=Figure.PERIOD,
    captured_at=NOON,
    day=None,
    period=Period(TODAY, TODAY),
    value=Decimal(102),
    old_value=Decimal(120),
    why="a digit too many",
    actor="Mara",
    typed_at=datetime(2026, 3, 5, 8, tzinfo=UTC),
    state=FigureState.COUNTS,
)
EVENT = FigureEvent(ROW.typed_at, "Mara", "typed", 9, Decimal(102), "a digit too many")


@pytest.fixture
def tab(monkeypatch):
    """The tab with one row, which is chosen; returns the app and the filters asked for."""

    def open_tab(*rows, chosen=True):
        asked = []

        def history(_, wanted, limit=500):
            asked.append(wanted)
            return FigureHistoryReport(rows, len(rows), "Europe/Berlin")

        answers = {
            "figure_history": history,
            "one_figure": lambda *_: OneFigureReport(rows[0], [EVENT]),
            "entry_options": lambda *_: EntryOptions((), (), (), (), ("Ben", "Mara"), ()),
            "metric_registry": lambda _: STANDARD_METRICS,
        }
        for name, answer in answers.items():
            monkeypatch.setattr(loaders, name, answer)
        if chosen and rows:
            draw = figures._draw_rows
            monkeypatch.setattr(figures, "_draw_rows", lambda *told: draw(*told) or told[0].rows[0])
        return an_app(monkeypatch, page=HISTORY, address={"tab": "figures"}), asked

    return open_tab


@pytest.fixture
def done(monkeypatch):
    acts = []
    monkeypatch.setattr(saving, "void", lambda *told, **more: acts.append(("void", told, more)))
    monkeypatch.setattr(
        saving, "restore", lambda *told, **more: acts.append(("restore", told, more))
    )
    monkeypatch.setattr(saving, "save", lambda *told, **more: acts.append(("save", told, more)))
    return acts


def said(app):
    return words_of(app).replace("\u00a0", " ").replace("\\", "")


def test_every_figure_is_listed_with_what_it_replaced_by_whom_and_why(tab):
    app, _ = tab(ROW, chosen=False)
    assert not app.exception
    (listed,) = app.dataframe[0].value.to_dict("records")
    assert (listed["Figure"], listed["Instead of"], listed["By"]) == ("102", "120", "Mara")
    assert (listed["State"], listed["Why"]) == ("Counts", "a digit too many")
    assert (listed["Typed"].hour, listed["Of"].replace("\u00a0", " ")) == (9, "4 Mar 2026")
    assert "1 figure; times of Europe/Berlin" in said(app)


def test_choices_become_the_filter(tab):
    app, asked = tab(ROW, chosen=False)
    app.text_input(key="figures_text").set_value("tide").run()
    app.selectbox(key="figures_metric").set_value("likes").run()
    app.selectbox(key="figures_person").set_value("Ben").run()
    app.date_input(key="figures_days").set_value((date(2026, 3, 1), date(2026, 3, 5))).run()
    app.multiselect(key="figures_states").set_value([FigureState.VOIDED]).run()
    period = Period(date(2026, 3, 1), date(2026, 3, 5))
    assert asked[-1] == FigureFilter("tide", "likes", "Ben", period, (FigureState.VOIDED,))


def test_nothing_typed_leads_to_the_page_where_one_types(tab):
    app, _ = tab()
    assert "Nobody has typed a figure yet." in said(app)
    app.text_input(key="figures_text").set_value("tide").run()
    assert "No typed figure is like that" in said(app)


def test_a_title_with_markup_stays_a_title(tab):
    app, _ = tab(ROW)
    header = next(h.value for h in app.header if "Views of" in h.value)
    assert "\\<b\\>" in header


def test_a_figure_is_corrected_in_its_own_place(tab, done):
    app, _ = tab(ROW)
    app.text_input(key="correct_5").set_value("1,020").run()
    app.text_input(key="figure_why_5").set_value("now right").run()
    app.button(key="correct_figure").click().run()
    ((what, (workspace_id, (figure,)), _),) = done
    assert (what, workspace_id) == ("save", 1)
    assert (figure.value, figure.why, figure.occasion.days) == (1020, "now right", ROW.period)
    assert "Corrected: the new figure counts" in app.success[0].value


def test_what_is_no_figure_corrects_nothing(tab, done):
    app, _ = tab(ROW)
    app.text_input(key="correct_5").set_value("abc").run()
    app.button(key="correct_figure").click().run()
    assert "abc is not a number" in app.error[0].value
    assert done == []


def test_a_figure_is_voided_with_the_reason_and_a_voided_one_restored(tab, done):
    app, _ = tab(ROW)
    app.text_input(key="figure_why_5").set_value("wrong post").run()
    app.button(key="void_figure").click().run()
    assert done == [("void", (1, 5), {"actor": "web", "why": "wrong post"})]
    app, _ = tab(replace(ROW, state=FigureState.VOIDED))
    app.button(key="restore_figure").click().run()
    assert done[-1][0] == "restore"


def test_a_refusal_is_told_where_the_button_is(tab, monkeypatch):
    def refuse(*_, **__):
        raise InvalidRequest("A figure is voided with a reason: say why it does not count.")

    monkeypatch.setattr(saving, "void", refuse)
    app, _ = tab(ROW)
    app.button(key="void_figure").click().run()
    assert "say why it does not count" in app.error[0].value


def test_of_an_undone_entry_nothing_can_be_voided(tab):
    app, _ = tab(replace(ROW, state=FigureState.UNDONE))
    assert "Its whole entry was undone" in said(app)
    assert not [button for button in app.button if button.key in ("void_figure", "correct_figure")]
