from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import pytest

from ui.shared import forbid_changes, shared


@dataclass(frozen=True)
class Report:
    values: np.ndarray
    parts: tuple["Report", ...] = ()
    named: MappingProxyType = field(default_factory=lambda: MappingProxyType({}))


def test_every_reader_gets_the_very_same_answer():
    asked = []

    @shared()
    def ask(number: int) -> Report:
        asked.append(number)
        return Report(np.arange(number))

    assert ask(3) is ask(3)
    assert ask(4) is not ask(3)
    assert asked == [3, 4]


def test_nobody_can_write_into_a_shared_answer():
    @shared()
    def ask() -> Report:
        inner = Report(np.arange(2))
        return Report(np.arange(3), (inner,), MappingProxyType({"one": np.arange(4)}))

    answer = ask()
    for values in (answer.values, answer.parts[0].values, answer.named["one"]):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 7


def test_a_failure_is_not_kept():
    outcomes = [RuntimeError("down"), Report(np.arange(1))]

    @shared()
    def ask() -> Report:
        outcome = outcomes.pop(0)
        if isinstance(outcome, RuntimeError):
            raise outcome
        return outcome

    with pytest.raises(RuntimeError):
        ask()
    assert ask().values.tolist() == [0]


def test_what_holds_no_arrays_stays_as_it_is():
    forbid_changes(("words", 3, None, {"a": [1.5]}))
