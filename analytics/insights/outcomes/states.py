"""Came true, did not, or too early to tell."""

from dataclasses import dataclass
from enum import StrEnum

from analytics.wording import count_in_words


class OutcomeState(StrEnum):
    CAME_TRUE = "came_true"
    DID_NOT = "did_not"
    TOO_EARLY = "too_early"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Outcome:
    """`told` is a sentence with what was measured, or with what is still needed."""

    state: OutcomeState
    told: str

    @property
    def is_measured(self) -> bool:
        return self.state is not OutcomeState.TOO_EARLY


def judged(came_true: bool, told: str) -> Outcome:
    return Outcome(OutcomeState.CAME_TRUE if came_true else OutcomeState.DID_NOT, told)


def too_early(needed: int, unit: str, detail: str = "") -> Outcome:
    """`unit` in the singular, the detail to follow it."""
    told = " ".join(filter(None, (count_in_words(needed, f"more {unit}"), detail)))
    return Outcome(OutcomeState.TOO_EARLY, f"It needs {told}.")
