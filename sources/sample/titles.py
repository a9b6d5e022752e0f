"""Invented titles, each as long as is asked, so that length tells nothing of anything else."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import numpy as np

SUBJECTS: dict[str, tuple[str, ...]] = {
    "Light": ("soft window light", "shooting at dusk", "bouncing a lamp", "filming by candlelight",
              "one lamp and a sheet", "backlight", "light from below"),
    "Sound": ("recording in a bathroom", "room tone", "clean dialogue", "a cheap microphone",
              "wind noise", "mixing by ear", "silence in a scene"),
    "Editing": ("cutting on movement", "the first rough cut", "colour by eye", "editing at night",
                "a ten second opening", "sorting old footage", "leaving things out"),
    "On location": ("filming on a ferry", "asking for permission", "packing for rain",
                    "a day in the market", "shooting in a crowd", "the empty car park", "scouting"),
    "Small spaces": ("a studio in a hallway", "filming in a kitchen", "the folding set",
                     "a desk by the window", "hiding cables", "a backdrop from paper", "storage"),
    "Running a studio": ("writing an offer", "the first invoice", "saying no to a client",
                         "planning a quiet month", "hiring a friend", "pricing a day", "insurance"),
}  # fmt: skip
_TAILS = (
    "",
    " today",
    " at home",
    " in a hurry",
    " on a budget",
    " after a year",
    " in bad weather",
    " with one camera",
    " for a team of five",
    " when time is short",
    " without any new gear",
    " at the end of a long day",
    " for very patient people",
    " when nothing goes as planned",
)
_PATTERNS: dict[tuple[bool, bool], tuple[str, ...]] = {
    (False, False): (
        "Notes on {s}",
        "What {s} taught us",
        "A plain guide to {s}",
        "Our honest notes on {s}",
        "Everything we know about {s}",
        "How we learned to enjoy {s}",
    ),
    (False, True): (
        "{n} rules for {s}",
        "{n} lessons from {s}",
        "{n} mistakes with {s}",
        "{n} small ways to improve {s}",
        "{n} things nobody says about {s}",
    ),
    (True, False): (
        "Why bother with {s}?",
        "Is {s} worth it?",
        "Are we wrong about {s}?",
        "Who is {s} really for?",
        "What would you change about {s}?",
    ),
    (True, True): (
        "Could you do {n} days of {s}?",
        "Are {n} minutes enough for {s}?",
        "Can {n} tries be enough for {s}?",
        "Would you spend {n} evenings on {s}?",
        "Which of {n} ideas for {s} would you keep?",
    ),
}
_NUMBERS = (3, 4, 5, 6, 7, 9, 11, 12, 20)
# Every combination has titles of each of these lengths, or of one letter more or less.
SHORTEST, LONGEST = 39, 66


def draw_title(
    rng: np.random.Generator, topic: str, *, question: bool, number: bool, used: set[str]
) -> str:
    """A title no work has yet, of a length drawn before anything else is looked at."""
    by_length = _titles(topic, question, number)
    wanted = int(rng.integers(SHORTEST, LONGEST + 1))
    for length in sorted(by_length, key=lambda known: abs(known - wanted)):
        free = [title for title in by_length[length] if title not in used]
        if free:
            chosen = free[int(rng.integers(len(free)))]
            used.add(chosen)
            return chosen
    raise AssertionError(f"All titles on {topic} are taken.")


@cache
def _titles(topic: str, question: bool, number: bool) -> Mapping[int, Sequence[str]]:
    by_length: dict[int, list[str]] = defaultdict(list)
    for title in _every(topic, question, number):
        by_length[len(title)].append(title)
    return by_length


def _every(topic: str, question: bool, number: bool) -> Iterator[str]:
    for pattern in _PATTERNS[question, number]:
        for subject in SUBJECTS[topic]:
            for tail in _TAILS:
                for n in _NUMBERS if number else (0,):
                    title = pattern.format(s=subject + tail, n=n)
                    yield title[0].upper() + title[1:]
