from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.granularity import Granularity
from domain.periods import Period
from domain.vocabulary import Basis, Comparison, Platform
from ui.addresses import (
    ChartMode,
    View,
    read_address,
    write_address,
)
from ui.own_parameters import name
from ui.presets import Preset

DAYS = st.dates(date(2006, 1, 1), date(2030, 12, 31))
IDS = st.none() | st.integers(0, 10**17)
NAMED = st.sets(st.integers(0, 10**17), max_size=4).map(lambda ids: tuple(sorted(ids)))
TYPES = st.sets(
    st.text("ab,% \u00e9+&=", min_size=1, max_size=6).filter(lambda word: word == word.strip()),
    max_size=3,
).map(lambda types: tuple(sorted(types)))
CHOSEN = st.sets(st.sampled_from(Platform)).map(
    lambda chosen: tuple(platform for platform in Platform if platform in chosen)
)
PERIODS = st.builds(
    lambda day, length: Period(day, day + timedelta(days=length)), DAYS, st.integers(0, 800)
)


@st.composite
def views(draw):
    custom = draw(st.none() | PERIODS)
    comparison = draw(st.sampled_from(Comparison))
    named = st.sampled_from([preset for preset in Preset if preset is not Preset.CUSTOM])
    return View(
        workspace_id=draw(IDS),
        preset=Preset.CUSTOM if custom else draw(named),
        custom=custom,
        comparison=comparison,
        compared_from=draw(DAYS) if comparison is Comparison.CUSTOM else None,
        match_weekday=draw(st.booleans()),
        platforms=draw(CHOSEN),
        accounts=draw(NAMED),
        types=draw(TYPES),
        creators=draw(NAMED),
        topics=draw(NAMED),
        text=draw(st.text(max_size=30).map(str.strip).filter(lambda text: "\0" not in text)),
        granularity=draw(st.none() | st.sampled_from(Granularity)),
        basis=draw(st.none() | st.sampled_from(Basis)),
        metric=draw(st.none() | st.sampled_from(["views", "watch_time_s"])),
        mode=draw(st.sampled_from(ChartMode)),
        content_id=draw(IDS),
    )


@given(views())
def test_every_view_survives_its_address(view):
    assert read_address(write_address(view)) == (view, ())


def test_the_default_view_has_the_plain_address():
    assert write_address(View()) == {}


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=30), max_size=6))
def test_no_address_whatever_breaks_the_page(parameters):
    view, ignored = read_address(parameters)
    assert set(ignored) <= set(parameters)
    assert isinstance(view, View)


@pytest.mark.parametrize(
    ("parameters", "ignored"),
    [
        ({"foo": "1", "range": "7d"}, ("foo",)),
        ({"range": "custom"}, ("range",)),
        ({"workspace": "-1"}, ("workspace",)),
        ({"workspace": "\u0661"}, ("workspace",)),
        ({"platforms": "youtube,myspace"}, ("platforms",)),
        ({"from": "2026-07-01"}, ("from",)),
        ({"from": "2026-07-09", "to": "2026-07-01"}, ("from", "to")),
        ({"from": "yesterday", "to": "2026-07-01"}, ("from", "to")),
        ({"compare": "custom"}, ("compare",)),
        ({"compare": "2026-02-30"}, ("compare",)),
        ({"creators": "3,x"}, ("creators",)),
        ({"types": "video,,short"}, ("types",)),
        ({"title": "x" * 201}, ("title",)),
        ({"by": "hour"}, ("by",)),
        ({"metric": "views; drop table"}, ("metric",)),
    ],
)
def test_what_is_not_understood_is_named(parameters, ignored):
    assert read_address(parameters)[1] == ignored


def test_addresses_hold_ids_and_iso_dates():
    view = View(workspace_id=3, platforms=(Platform.X,)).over(
        Period(date(2026, 7, 1), date(2026, 7, 9))
    )
    assert write_address(view) == {
        "workspace": "3",
        "from": "2026-07-01",
        "to": "2026-07-09",
        "platforms": "x",
    }


def test_a_pages_own_parameter_is_read_on_that_page_and_kept_off_the_others(own_level):
    view, ignored = read_address({"level": "topic"}, "there")
    assert (view.told("there", "level"), ignored) == ("topic", ())
    assert write_address(view, "there") == {"level": "topic"}
    assert write_address(view, "elsewhere") == {}
    assert read_address({"level": "topic"}, "elsewhere")[1] == ("level",)


def test_a_pages_own_parameter_that_says_nothing_is_ignored_and_named(own_level):
    assert read_address({"level": "7 up"}, "there") == (View(), ("level",))


def test_an_own_choice_taken_back_leaves_the_plain_address():
    view = View().telling("there", "level", "topic").telling("there", "level", None)
    assert view == View()


@pytest.fixture
def own_level(monkeypatch):
    monkeypatch.setattr("ui.addresses.OWN_PARAMETERS", {"there": {"level": name}})
