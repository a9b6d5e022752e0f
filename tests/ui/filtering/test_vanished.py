from tests.factories import some_filter_choices
from ui.addresses import View
from ui.filtering.vanished import known_part


def test_what_the_workspace_has_stays_and_nothing_is_said():
    view = View(accounts=(11,), types=("live, uncut",), creators=(21, 22), topics=(31,))
    assert known_part(view, some_filter_choices()) == (view, "")


def test_what_is_gone_is_left_out_and_counted():
    view = View(accounts=(11, 99), types=("reel",), creators=(21, 98, 97), text="kept")
    left, said = known_part(view, some_filter_choices())
    assert left == View(accounts=(11,), creators=(21,), text="kept")
    assert said == (
        "1 account, 1 type and 2 creators of the filter are not in this workspace and ignored."
    )
