import gc

import pytest

from domain.collection import seldom_collecting


def test_cycles_are_looked_for_less_often_and_afterwards_as_before():
    before = gc.get_threshold()
    with seldom_collecting():
        assert gc.get_threshold()[0] > 10 * before[0]
    assert gc.get_threshold() == before


def test_the_last_one_out_restores_what_was():
    before = gc.get_threshold()
    with seldom_collecting():
        with seldom_collecting():
            pass
        assert gc.get_threshold() != before
    assert gc.get_threshold() == before


def test_an_error_inside_restores_what_was():
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="row"), seldom_collecting():
        raise ValueError("row")
    assert gc.get_threshold() == before


def test_who_switched_collecting_off_keeps_it_off():
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with seldom_collecting():
            assert gc.get_threshold()[0] == 0
        assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
