import gc
import weakref
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pytest

from domain.once import once


@dataclass(frozen=True)
class Answer:
    values: np.ndarray
    name: str = ""


@pytest.fixture
def worked():
    return []


@pytest.fixture
def work(worked):
    @once
    def draw(answer, *others, **named):
        worked.append((answer, others, named))
        return object()

    return draw


def test_the_same_subject_is_worked_on_once(work, worked):
    answer = Answer(np.arange(3.0))
    assert work(answer, 1, dark=True) is work(answer, 1, dark=True)
    assert len(worked) == 1


def test_other_arguments_get_another_answer(work, worked):
    answer = Answer(np.arange(3.0))
    found = {work(answer), work(answer, 1), work(answer, 2), work(answer, 1, dark=True)}
    assert len(found) == len(worked) == 4


def test_a_subject_that_only_equals_another_is_another(work, worked):
    values = np.arange(3.0)
    work(Answer(values))
    work(Answer(values))
    assert len(worked) == 2


def test_what_is_put_together_from_a_subject_starts_afresh(work, worked):
    answer = Answer(np.arange(3.0))
    assert work(answer) is not work(replace(answer, name="other"))


def test_arguments_with_a_hash_are_the_same_by_value(work):
    answer = Answer(np.arange(3.0))
    assert work(answer, (date(2026, 5, 1),)) is work(answer, (date(2026, 5, 1),))


def test_arguments_without_a_hash_are_the_same_only_as_one_object(work):
    answer, other = Answer(np.arange(3.0)), Answer(np.arange(3.0))
    assert work(answer, (other, 1)) is work(answer, (other, 1))
    assert work(answer, (other, 1)) is not work(answer, (Answer(other.values), 1))


def test_true_is_not_mistaken_for_one(work):
    answer = Answer(np.arange(3.0))
    assert work(answer, 1) is not work(answer, True)


def test_two_works_of_one_subject_do_not_meet():
    answer = Answer(np.arange(3.0))
    first, second = once(lambda _: "first"), once(lambda _: "second")
    assert (first(answer), second(answer)) == ("first", "second")


def test_the_oldest_of_many_answers_is_forgotten(work, worked):
    answer = Answer(np.arange(3.0))
    for number in range(65):
        work(answer, number)
    work(answer, 64)
    assert len(worked) == 65
    work(answer, 0)
    assert len(worked) == 66


def test_answers_go_with_their_subject():
    answer = Answer(np.arange(3.0))
    once(lambda about: about.values.sum())(answer)
    gone = weakref.ref(answer)
    del answer
    gc.collect()
    assert gone() is None


def test_a_subject_that_holds_nothing_is_worked_on_each_time(worked):
    once(worked.append)((1, 2))
    once(worked.append)((1, 2))
    assert worked == [(1, 2), (1, 2)]
