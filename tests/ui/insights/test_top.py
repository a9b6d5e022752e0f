"""The few insights beside other figures: stored ones, without asking any rule."""

import subprocess
import sys
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from database.writes.insights import decide, store_run
from domain.insights import Decision, InsightState
from tests.apps import words_of
from tests.factories import a_workspace
from tests.insight_factories import LAST_DAY, a_run, a_stored_insight, an_insight
from ui import loaders
from ui.insights import top
from ui.insights.top import TopInsights

PAGE = """
from tests.factories import a_workspace
from ui.insights.top import draw_top
draw_top(a_workspace())
"""


@pytest.fixture
def panel(monkeypatch):
    def drawn(found):
        monkeypatch.setattr(top, "top_insights", lambda _: found)
        return AppTest.from_string(PAGE, default_timeout=30).run()

    return drawn


def test_no_statistics_are_loaded_for_it():
    told = "import sys, ui.insights.top; print([m for m in sys.modules if 'scipy' in m])"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_each_is_told_with_its_priority_and_the_way_to_its_evidence(panel):
    app = panel(TopInsights(LAST_DAY, (a_stored_insight(title="Try **this**."),)))
    assert not app.exception
    assert app.markdown[0].value == r"**Try \*\*this\*\*\.**"
    assert "High priority \u00b7 Falling" in words_of(app)
    assert app.button(key="top_insight_7").label == "See the trend"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (TopInsights(None, ()), "The rules have not been asked yet"),
        (TopInsights(LAST_DAY, ()), "Nothing stands out, which is a usual answer."),
    ],
)
def test_nothing_to_tell_is_said_as_what_it_is(panel, found, said):
    app = panel(found)
    assert said in words_of(app)
    assert [one.key for one in app.button] == ["all_insights_way"]


@pytest.fixture
def stored(monkeypatch, connection, workspace_id):
    """Runs are stored one after the other; the panel then reads what is left."""
    monkeypatch.setattr(loaders, "engine", lambda: None)
    monkeypatch.setattr(top, "reading", lambda _: nullcontext(connection))

    def store(*runs):
        for found in runs:
            store_run(connection, a_run(workspace_id, *found), actor="ada")
        return replace(a_workspace(), workspace_id=workspace_id)

    return store


def keys_of(found):
    return [one.insight.key for one in found]


def test_the_three_that_rank_highest_in_the_latest_run_and_are_open_are_the_top(stored, connection):
    names = ("a", "b", "c", "d", "e")
    workspace = stored([an_insight(key="gone")], [an_insight(key=one) for one in names])
    found = top.top_insights(workspace)
    assert (found.last_day, keys_of(found.insights)) == (LAST_DAY, ["a", "b", "c"])
    decide(
        connection, workspace.workspace_id, found.insights[1].insight_id,
        Decision(InsightState.DISMISSED, "No."), actor="ada", today=datetime.now(UTC).date(),
    )  # fmt: skip
    assert keys_of(top.top_insights(workspace).insights) == ["a", "c", "d"]


def test_of_a_content_those_that_name_it_and_are_open_or_accepted_are_told(stored, connection):
    about = [an_insight(key=one, content_ids=(7, 9)) for one in ("a", "b")]
    workspace = stored([*about, an_insight(key="other", content_ids=(77,))])
    assert keys_of(top.content_insights(workspace, 7)) == ["a", "b"]
    assert top.content_insights(workspace, 8) == ()
    first = top.content_insights(workspace, 9)[0].insight_id
    for state, left in ((InsightState.ACCEPTED, ["a", "b"]), (InsightState.DISMISSED, ["b"])):
        decide(
            connection, workspace.workspace_id, first, Decision(state, "So."), actor="ada",
            today=date(2026, 6, 1),
        )  # fmt: skip
        assert keys_of(top.content_insights(workspace, 9)) == left
