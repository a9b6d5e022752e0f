"""Which names are likely the same, written differently?"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeVar
from unicodedata import combining, normalize

# Shorter names differ in a letter and are still different: Ana and Ann.
_LENGTH_FOR_ONE_SLIP = 5
_LENGTH_FOR_TWO_SLIPS = 11
Name = TypeVar("Name", bound=Hashable)


def similar_pairs(names: Mapping[Name, str]) -> list[tuple[Name, Name]]:
    """Pairs of keys, the surest first: the same but for accents and punctuation, then those a slip
    of the hand or two apart. Names with different numbers in them are never the same."""
    bare = {key: bare_name(name) for key, name in names.items()}
    apart: dict[tuple[Name, Name], int] = {}
    for group in _groups(bare):
        for pair in combinations(group, 2):
            if pair not in apart and _digits(names[pair[0]]) == _digits(names[pair[1]]):
                apart[pair] = slips_between(bare[pair[0]], bare[pair[1]])
    likely = [
        pair
        for pair, slips in apart.items()
        if slips <= min(slips_allowed(bare[pair[0]]), slips_allowed(bare[pair[1]]))
    ]
    return sorted(likely, key=lambda pair: apart[pair])


def bare_name(name: str) -> str:
    """Letters and digits alone, without accents and capitals."""
    folded = normalize("NFKD", normalize("NFKD", name).casefold())
    return "".join(letter for letter in folded if letter.isalnum() and not combining(letter))


def slips_allowed(bare: str) -> int:
    if not bare:
        return -1
    return (len(bare) >= _LENGTH_FOR_ONE_SLIP) + (len(bare) >= _LENGTH_FOR_TWO_SLIPS)


def slips_between(one: str, other: str) -> int:
    """Letters left out, added, exchanged, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        beneath, row, before = before, [i, *[0] * len(other)], row
        for j, opposite in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != opposite))
            swapped = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite
            if swapped:
                row[j] = min(row[j], beneath[j - 2] + 1)
    return row[-1]


def _groups(bare: Mapping[Name, str]) -> Iterable[list[Name]]:
    """Only names that become equal by leaving letters out can be so near."""
    groups: dict[str, list[Name]] = {}
    for key, name in bare.items():
        for shortened in _shortened(name, max(0, slips_allowed(name))):
            groups.setdefault(shortened, []).append(key)
    return (group for group in groups.values() if len(group) > 1)


def _shortened(name: str, most: int) -> Iterator[str]:
    seen = {name}
    edge = {name}
    for _ in range(most):
        edge = {each[:n] + each[n + 1 :] for each in edge for n in range(len(each))} - seen
        seen |= edge
    yield from seen


def _digits(name: str) -> str:
    return "".join(letter for letter in normalize("NFKC", name) if letter.isdigit())
