"""The small panels beside a piece of content say what there is, and nothing where there is none."""

from decimal import Decimal

import pytest

from analytics.content_place import ContentPlace, PostPlace, Rank, TimeCell
from domain.periods import Period
from domain.vocabulary import Platform
from sources.emoji import Emoji
from tests.apps import CONTENT, an_app, words_of
from tests.content_factories import a_content_report
from tests.experiment_factories import a_stored_experiment
from tests.factories import LAST_DAY, VIEWS
from tests.insight_factories import a_stored_insight
from ui.content import loaders, running_tests
from ui.content.place import ordinal
from ui.insights import top
from ui.overview import loaders as overview_loaders

PLACE = PostPlace(
    1, Platform.YOUTUBE, "Ada *x*", Period.ending(LAST_DAY, days=300), Rank(3, 41), Rank(1, 12),
    TimeCell(1, 12, 3, 9, 0.08, -0.04, 0.21),
)  # fmt: skip


@pytest.fixture
def page(monkeypatch):
    def opened(*, insights=(), place=(), tests=(), put=None):
        app = an_app(
            monkeypatch, page=CONTENT, address={"content": "7"},
            content_place=lambda *_: ContentPlace(VIEWS, place),
        )  # fmt: skip
        monkeypatch.setattr(loaders, "content_place", lambda *_: ContentPlace(VIEWS, place))
        monkeypatch.setattr(top, "content_insights", lambda *_: insights)
        monkeypatch.setattr(overview_loaders, "running_tests", lambda _: tests)
        monkeypatch.setattr(running_tests, "put", put or (lambda *_, **__: None))
        return app.run()

    return opened


def headers(app):
    return [one.value for one in app.header]


def test_nothing_is_drawn_where_there_is_nothing(page):
    app = page()
    assert not app.exception
    told = headers(app)
    assert "Insights about it" not in told
    assert "Its place among others" not in told
    assert not [one for one in told if "running test" in one]


def test_rank_and_time_are_told_with_their_numbers(page):
    app = page(place=(PLACE,))
    told = words_of(app).replace("\u00a0", " ").replace("\u2009", " ").replace("\\", "")
    assert "**YouTube:** 3rd of 41 posts by views" in told
    assert "1st of 12 posts of Ada *x*" in told
    assert "published Tuesday, 12\u201315 h, as 9 posts: +8.0 % beside the usual time" in told


def test_the_ways_lead_to_the_platforms_board_and_times(page):
    app = page(place=(PLACE,))
    app.button(key="place_timing").click().run()
    assert app.query_params["platforms"] in ("youtube", ["youtube"])


def test_insights_that_name_it_lead_to_their_list(page):
    app = page(insights=(a_stored_insight(title="Push **it**."),))
    assert "Insights about it" in headers(app)
    assert r"**Push \*\*it\*\*\.**" in [one.value for one in app.markdown]
    app.button(key="content_insight_7").click().run()
    assert app.query_params["kind"] in ("falling", ["falling"])


def test_a_running_test_says_whether_it_is_part_and_lets_go_of_it(page):
    put = []
    part = a_stored_experiment(content_ids=(7,))
    app = page(tests=(part,), put=lambda *given, part: put.append((given[1:], part)))
    assert "Part of 1 running test" in headers(app)
    app.button(key=f"take_out_{part.experiment_id}").click().run()
    assert put == [((part.experiment_id, 7), False)]


def test_content_is_made_part_of_a_running_test(page):
    put = []
    other = a_stored_experiment()
    app = page(tests=(other,), put=lambda *given, part: put.append((given[1:], part)))
    assert "Part of no running test" in headers(app)
    app.button(key="make_part").click().run()
    assert put == [((other.experiment_id, 7), True)]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (112, "112th"),
        (1022, "1,022nd"),
    ],
)
def test_ordinals(number, told):
    assert ordinal(number) == told


def test_reactions_by_emoji_are_shares_with_intervals_and_no_feelings(monkeypatch):
    fire = Emoji("fire", "1").metric
    totals = ((fire, Platform.YOUTUBE, Decimal(40), "a running total"),)
    report = a_content_report(totals=(*a_content_report().totals, *totals))
    address = {"content": "7"}
    app = an_app(monkeypatch, page=CONTENT, address=address, content_report=lambda *_: report)
    assert "40 reactions by emoji" in headers(app)
    assert "none is read as a feeling" in words_of(app)
    plain = an_app(monkeypatch, page=CONTENT, address=address)
    assert not [one for one in headers(plain) if "by emoji" in one]
