from dataclasses import replace
from decimal import Decimal

import pytest

from analytics.leaderboards.opportunities import Opportunities
from analytics.leaderboards.order import Order
from analytics.leaderboards.report import Board
from analytics.leaderboards.viral import Threshold
from domain.errors import InvalidRequest, NotEnoughData
from domain.vocabulary import Level
from sources.emoji import Emoji
from tests.apps import an_app, failing, words_of
from tests.factories import an_empty_workspace
from tests.leaderboard_factories import (
    a_content_board,
    a_leaderboard,
    a_standing,
    a_viral_report,
    an_empty_board,
)
from ui.leaderboards import loaders as board_loaders

PAGE = "pages/measure/leaderboards.py"
HOSTILE = "$x$ :red[hi] [a](javascript:alert(1)) <b>"


@pytest.fixture
def boards(monkeypatch):
    def open_page(report=None, *, viral=None, asked=None, **choices):
        def answer(selection, name, board):
            if asked is not None:
                asked.append(board)
            return report(selection, name) if callable(report) else report or a_leaderboard()

        monkeypatch.setattr(board_loaders, "leaderboard", answer)
        monkeypatch.setattr(board_loaders, "viral", viral or (lambda *_: a_viral_report()))
        return an_app(monkeypatch, page=PAGE, **choices)

    return open_page


def said_on(app):
    return words_of(app).replace("\\", "").replace("\u00a0", " ")


def table_of(app, column):
    return next(each.value for each in app.dataframe if column in each.value.columns)


def test_the_leader_is_named_with_its_share_and_the_rest_with_their_places(boards):
    app = boards()
    assert not app.exception
    assert "Ana brings the most views, 60 % of all" in said_on(app)
    board = table_of(app, "moved")
    assert list(board["name"]) == ["Ana", "Ben", "Cem"]
    assert list(board["moved"])[:2] == ["\u25b2 1", "\u25bc 1"]
    assert board["typical"].iloc[0] == "1,000 (800 to 1,250)"


def test_those_under_the_minimum_are_named_as_such_and_have_no_place(boards):
    app = boards()
    assert "1 without a place, with fewer than 5 posts; they stand last" in said_on(app)
    assert table_of(app, "moved")["rank"].isna().tolist() == [False, False, True]
    assert "7 posts of no creator (4,000) count in the total only" in said_on(app)


def test_the_denominator_is_named(boards):
    assert "per views; a ratio of sums" in said_on(boards())


def test_choices_live_in_the_address(boards):
    asked = []
    app = boards(asked=asked, address={"of": "topic", "rank": "typical", "minimum": "10",
                                       "posts": "new"})  # fmt: skip
    assert asked[-1] == Board(Level.TOPIC, "typical", 10, new_only=True)
    app.selectbox(key="leaderboards_minimum").set_value(3).run()
    assert asked[-1].minimum == 3
    assert asked[-1].order is Order.TYPICAL
    assert ("minimum", "3") in app.session_state["view_state"].written


def test_opportunities_say_why_and_on_how_many_posts(boards):
    said = said_on(boards())
    assert "1 creator deserves a closer look" in said
    assert "(n = 6), yet a typical one brings 4,000 views (2,000 to 8,000), against 900" in said
    assert "None: no one's posts differ clearly less" in said
    assert "Not told. Rising ones: not enough data, needs 14 days before" in said


def test_no_opportunity_is_a_normal_answer(boards):
    said = said_on(boards(a_leaderboard(opportunities=Opportunities((), {}))))
    assert "No opportunity stands out clearly" in said
    assert "None: nothing grew beyond normal variation." in said


def test_only_web_addresses_become_links(boards):
    viral = table_of(boards(), "times")
    assert viral["link"].iloc[0] == "https://example.org/1"
    assert viral["link"].isna().iloc[1]


def test_too_little_content_for_a_share_is_said_with_what_is_needed(boards):
    short = NotEnoughData("The top 5% of content", needed=40, got=12, unit="pieces")
    app = boards(viral=failing(short))
    assert "40 pieces" in said_on(app)
    assert len(app.dataframe) == 1


def test_names_are_text_whatever_they_hold(boards):
    app = boards(a_leaderboard(rows=(a_standing(1, HOSTILE),)))
    assert HOSTILE in said_on(app).replace("\u2060", "")
    assert list(table_of(app, "moved")["name"]) == [HOSTILE]


def test_content_has_neither_averages_nor_opportunities(boards):
    app = boards(a_content_board(), address={"of": "content"})
    board = table_of(app, "name")
    assert {"average", "typical", "others"}.isdisjoint(board.columns)
    assert board["link"].iloc[0] == "https://example.org/7"
    assert "opportunities" not in said_on(app)


def test_growth_that_cannot_be_told_says_why(boards):
    rows = tuple(replace(row, before=None, rank_before=None) for row in a_leaderboard().rows)
    said = said_on(boards(a_leaderboard(rows=rows, growth_refusal="Only one period counts.")))
    assert "Growth and places won are not told. Only one period counts." in said


def test_without_posts_the_page_offers_more_days(boards):
    app = boards(an_empty_board())
    assert "No posts with views from" in app.header[0].value
    app.button(key="empty_board_widen").click().run()
    assert app.session_state["view_state"].view.preset == "all"


def test_posts_without_names_lead_to_the_catalogue(boards):
    app = boards(an_empty_board(unnamed_posts=12))
    assert "No creator is named from" in app.header[0].value
    assert app.button(key="board_catalogue").label == "Open the catalogue"
    app.button(key="board_content").click().run()
    assert ("of", "content") in app.session_state["view_state"].written


def test_an_empty_workspace_offers_an_import(boards):
    app = boards(workspace_reports=lambda: (an_empty_workspace(),))
    assert app.header[0].value == "No figures yet"


def test_a_metric_that_does_not_add_up_yields_to_another(boards):
    def answer(selection, name):
        if name:
            raise InvalidRequest("Reach does not add up over posts.")
        return a_leaderboard()

    app = boards(answer, address={"metric": "reach"})
    assert not app.exception
    assert "Shown instead: views" in app.info[0].value


@pytest.mark.parametrize("least", ["0", "99999999999999999"])
def test_a_threshold_beyond_what_can_be_chosen_is_left_out(boards, least):
    app = boards(address={"least": least})
    assert not app.exception
    assert app.number_input(key="leaderboards_least").value is None


def test_a_threshold_of_ones_own_is_asked_for(boards):
    asked = []

    def viral(_, __, threshold):
        asked.append(threshold)
        return a_viral_report()

    boards(viral=viral, address={"least": "500", "top": "10"})
    assert asked[-1] == Threshold(least=500, top_share=0.1)


def test_reactions_by_emoji_are_counts_or_shares_with_intervals(boards):
    fire = Emoji("fire", "1").metric
    rows = (a_standing(beside={fire.name: Decimal(40)}), a_standing(2, beside={}))
    app = boards(a_leaderboard(rows=rows, emoji=(fire,)))
    assert "none is read as a feeling" in said_on(app)
    app.toggle(key="emoji_as_shares").set_value(True).run()
    table = next(one.value for one in app.dataframe if "n" in one.value.columns)
    assert list(table["n"]) == [40]
    assert table["Discord :fire:"][0].replace("\u00a0", " ") == "100 % (91 % to 100 %)"
