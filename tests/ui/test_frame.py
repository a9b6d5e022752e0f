"""The frame of every page, driven through the whole app."""

from datetime import UTC, date, datetime

import pytest

from analytics.metric_dictionary import MetricDictionary
from domain.errors import InvalidRequest
from domain.notes import Visibility
from domain.periods import Period
from domain.saved_views import SavedView
from domain.vocabulary import Comparison, Platform
from tests.apps import CONTENT, an_app, words_of
from tests.factories import LAST_DAY, an_overview_report
from ui.saved_views import changing


class Asked:
    def __init__(self):
        self.selections = []

    def __call__(self, selection, _):
        self.selections.append(selection)
        return an_overview_report()

    @property
    def last(self):
        return self.selections[-1]


@pytest.fixture
def asked():
    return Asked()


def opened(app, key):
    app.session_state[key] = True
    return app.run()


def test_every_part_of_the_filter_reaches_the_question(monkeypatch, asked):
    address = {
        "accounts": "12,11", "types": "live%2C uncut,short", "creators": "21", "topics": "31",
        "title": "100 %", "compare": "2026-01-05",
    }  # fmt: skip
    app = an_app(monkeypatch, overview_report=asked, address=address)
    chosen = asked.last
    assert (chosen.accounts, chosen.types) == ((11, 12), ("live, uncut", "short"))
    assert (chosen.creators, chosen.topics, chosen.text) == ((21,), (31,), "100 %")
    assert chosen.comparison_period == Period(date(2026, 1, 5), date(2026, 2, 1))
    assert dict(app.query_params) == {**address, "accounts": "11,12"}


def test_widgets_choose_what_the_workspace_knows(monkeypatch, asked):
    app = opened(an_app(monkeypatch, overview_report=asked), "filter")
    app.multiselect(key="filter_creators").set_value([22])
    app.multiselect(key="filter_types").set_value(["video"])
    app.text_input(key="filter_text").set_value(" light ").run()
    assert (asked.last.creators, asked.last.types, asked.last.text) == ((22,), ("video",), "light")
    assert app.query_params["creators"] == "22"


def test_chips_take_away_one_choice_or_all(monkeypatch, asked):
    address = {"platforms": "youtube,tiktok", "creators": "21", "range": "7d"}
    app = an_app(monkeypatch, overview_report=asked, address=address)
    app.button(key="chip_youtube").click().run()
    assert (asked.last.platforms, asked.last.creators) == ((Platform.TIKTOK,), (21,))
    app.button(key="clear_filter").click().run()
    assert (asked.last.platforms, asked.last.creators) == ((), ())
    assert dict(app.query_params) == {"range": "7d"}
    assert "clear_filter" not in [button.key for button in app.button]


def test_what_the_workspace_does_not_have_is_ignored_with_a_notice(monkeypatch, asked):
    app = an_app(monkeypatch, overview_report=asked, address={"creators": "21,77", "topics": "9"})
    assert (asked.last.creators, asked.last.topics) == ((21,), ())
    assert "1 creator and 1 topic of the filter are not in this workspace" in words_of(app)
    assert dict(app.query_params) == {"creators": "21"}


def test_days_of_ones_own_to_compare_with_start_just_before(monkeypatch, asked):
    app = an_app(monkeypatch, overview_report=asked, address={"range": "7d"})
    app.segmented_control(key="compare").set_value(Comparison.CUSTOM).run()
    assert asked.last.comparison_period == Period.ending(LAST_DAY, days=7).shifted(-7)
    app.date_input(key="compared_from").set_value(date(2026, 3, 2)).run()
    assert asked.last.comparison_period == Period(date(2026, 3, 2), date(2026, 3, 8))
    app.segmented_control(key="compare").set_value(Comparison.OFF).run()
    assert asked.last.comparison_period is None


def test_the_search_beside_the_page_opens_content(monkeypatch):
    app = an_app(monkeypatch, address={"range": "7d"})
    app.text_input(key="find").set_value("studio").run()
    first = next(button for button in app.button if button.key.startswith("find_content_"))
    first.click().run()
    assert app.title[0].value == "Content"
    assert app.query_params["content"] == first.key.removeprefix("find_content_")
    assert app.query_params["range"] == "7d"


def test_the_search_beside_the_page_filters_by_a_creator(monkeypatch, asked):
    app = an_app(monkeypatch, overview_report=asked, address={"platforms": "x"})
    app.text_input(key="find").set_value("ana").run()
    app.button(key="find_creator_Ana").click().run()
    assert (asked.last.creators, asked.last.platforms) == ((21,), ())
    assert app.text_input(key="find").value == ""


def a_saved_view(**changes) -> SavedView:
    told = {
        "view_id": 5, "name": "Shorts of *Ana*", "visibility": Visibility.TEAM, "owner": "Ana",
        "page": "", "address": "range=90d&types=short", "is_default": False,
        "saved_at": datetime(2026, 1, 1, tzinfo=UTC), **changes,
    }  # fmt: skip
    return SavedView(**told)


def test_the_default_view_opens_for_who_comes_without_an_address(monkeypatch, asked):
    app = an_app(monkeypatch, overview_report=asked, first_view=a_saved_view())
    assert (asked.last.types, asked.last.period.days) == (("short",), 90)
    app.button(key="clear_filter").click().run()
    assert asked.last.types == ()  # it opens once, and is not forced on anybody


def test_a_default_view_of_another_page_opens_there(monkeypatch):
    view = a_saved_view(page="metrics", address="find=reach")
    app = an_app(monkeypatch, first_view=view, metric_dictionary=lambda _: MetricDictionary((), ()))
    assert app.title[0].value == "Metrics"
    assert app.text_input(key="metrics_find").value == "reach"


def test_a_link_comes_before_the_default_view(monkeypatch, asked):
    an_app(monkeypatch, overview_report=asked, address={"range": "7d"}, first_view=a_saved_view())
    assert (asked.last.types, asked.last.period.days) == ((), 7)


def test_what_is_on_the_screen_is_saved_without_its_workspace(monkeypatch):
    kept = []
    monkeypatch.setattr(changing, "save", lambda workspace, draft: kept.append((workspace, draft)))
    address = {"workspace": "1", "types": "live%2C uncut", "range": "7d"}
    app = opened(an_app(monkeypatch, address=address), "saved_views")
    app.text_input(key="view_name_0").set_value("Live").run()
    app.button(key="save_view").click().run()
    ((workspace_id, draft),) = kept
    assert (workspace_id, draft.name, draft.page) == (1, "Live", "")
    assert draft.address == "range=7d&types=live%252C+uncut"


def test_a_name_that_is_taken_is_said_in_words(monkeypatch):
    def refuse(*_):
        raise InvalidRequest("There is a view named 'Live' already. Choose another name.")

    monkeypatch.setattr(changing, "save", refuse)
    app = opened(an_app(monkeypatch), "saved_views")
    app.text_input(key="view_name_0").set_value("Live").run()
    app.button(key="save_view").click().run()
    assert "already" in app.warning[0].value
    assert app.text_input(key="view_name_0").value == "Live"


def test_pages_of_one_content_have_no_filter(monkeypatch):
    app = an_app(monkeypatch, page=CONTENT, address={"content": "1"})
    assert "step_back" not in [button.key for button in app.button]


@pytest.mark.parametrize(
    ("page", "compares"),
    [("pages/measure/leaderboards.py", True), ("pages/explain/anomalies.py", False)],
)
def test_a_page_that_compares_nothing_speaks_of_no_other_days(monkeypatch, page, compares):
    app = an_app(monkeypatch, page=page)
    line = next(each.value for each in app.caption if "figures to" in each.value)
    assert ("against" in line) is compares
    keys = {each.key for each in app.segmented_control}
    assert ("compare" in keys) is compares


def test_the_choice_of_days_of_ones_own_stays_open(monkeypatch):
    app = an_app(monkeypatch)
    app.segmented_control(key="compare").set_value(Comparison.CUSTOM).run()
    assert app.session_state["comparison"] is True
    app.segmented_control(key="compare").set_value(Comparison.OFF).run()
    assert app.session_state["comparison"] is False
