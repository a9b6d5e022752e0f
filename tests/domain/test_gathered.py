"""A gathered sequence behaves as a list does, however much of it lies on the disk."""

import random

from domain import gathered
from domain.gathered import Gathered
from domain.observations import Observation, gathered_observations
from domain.vocabulary import Figure


def gathered_numbers(numbers=()):
    found = Gathered(lambda number: (number,), lambda packed: packed[0])
    found.extend(numbers)
    return found


def test_it_reads_as_the_list_of_what_was_added(monkeypatch):
    monkeypatch.setattr(gathered, "_CHUNK", 7)
    monkeypatch.setattr(gathered, "_HELD", 30)
    draw = random.Random(3)
    mine, listed = gathered_numbers(), []
    for _ in range(60):
        more = [draw.random() for _ in range(draw.randrange(12))]
        mine.extend(more)
        mine.append(len(listed))
        listed += [*more, len(listed)]
    assert len(mine) == len(listed)
    assert list(mine) == listed
    assert [mine[place] for place in (0, 7, 29, -1)] == [listed[p] for p in (0, 7, 29, -1)]
    assert mine[5:300:3] == listed[5:300:3]
    assert mine == listed
    assert mine != listed[:-1]


def test_two_readers_do_not_disturb_each_other(monkeypatch):
    monkeypatch.setattr(gathered, "_CHUNK", 2)
    mine = gathered_numbers(range(40))
    assert list(zip(mine, mine, strict=True)) == [(n, n) for n in range(40)]


def test_what_is_inside_can_be_replaced(monkeypatch):
    monkeypatch.setattr(gathered, "_CHUNK", 3)
    mine, listed = gathered_numbers(range(20)), list(range(20))
    for one in (mine, listed):
        one[17] = -1
        del one[2]
        one.insert(4, 99)
        one[10:] = [5, 6]
    assert mine == listed


def test_observations_come_back_as_they_were(monkeypatch):
    monkeypatch.setattr(gathered, "_CHUNK", 1)
    seen = [Observation(Figure.CUMULATIVE, (n, None), f"post {n}") for n in range(9)]
    mine = gathered_observations()
    mine.extend(seen)
    assert list(mine) == seen
