import pytest

from domain.vocabulary import Platform
from tests.factories import some_filter_choices
from ui import loaders
from ui.addresses import View
from ui.filtering.chips import chips_of


@pytest.fixture(autouse=True)
def choices(monkeypatch):
    monkeypatch.setattr(loaders, "filter_choices", lambda _: some_filter_choices())


VIEW = View(
    platforms=(Platform.YOUTUBE, Platform.X), accounts=(11,), types=("short",), creators=(22,),
    topics=(31,), text="100 %",
)  # fmt: skip


def test_every_choice_has_a_chip_that_says_what_it_is():
    assert [chip.text for chip in chips_of(VIEW, 1)] == [
        "YouTube", "X", "Account: Main (YouTube)", "Type: short", "Creator: Ben *bold*",
        "Topic: Light", "Title: \u201c100 %\u201d",
    ]  # fmt: skip


def test_taking_all_chips_away_in_any_order_leaves_the_whole():
    view = VIEW
    while chips := chips_of(view, 1):
        assert len(chips) > len(chips_of(chips[-1].without, 1))
        view = chips[len(chips) // 2].without
    assert view == View()


def test_many_of_a_kind_are_one_chip():
    (chip,) = chips_of(View(creators=(1, 2, 3, 4, 5)), 1)
    assert (chip.text, chip.without) == ("5 creators", View())
