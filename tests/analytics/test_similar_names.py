"""Names that are likely the same, found as a comparison of all with all would find them."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.similar_names import bare_name, similar_pairs, slips_allowed, slips_between


def pairs(*names: str) -> list[set[str]]:
    return [{names[a], names[b]} for a, b in similar_pairs(dict(enumerate(names)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mr. Beast", "MrBeast"),
        ("Café Noir", "cafe noir"),
        ("Straße 8", "Strasse 8"),
        ("Minecraft", "Mincraft"),
        ("Minecraft", "Minecarft"),
        ("Let's Play: Portal", "Lets play portal"),
        ("Behind the scenes", "Behind teh scnes"),
    ],
)
def test_the_same_name_written_differently_is_found(one, other):
    assert pairs(one, other, "Something else altogether") == [{one, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana", "Ann"),
        ("Season 1", "Season 2"),
        ("Portal", "Portal 2"),
        ("Chess", "Cheese"),
        ("!!!", "???"),
        ("Minecraft", "Minecraft mods"),
    ],
)
def test_different_names_are_left_alone(one, other):
    assert pairs(one, other) == []


def test_the_surest_pairs_come_first():
    assert pairs("Minecraft", "Mincraft", "Portal!", "portal") == [
        {"Portal!", "portal"},
        {"Minecraft", "Mincraft"},
    ]


def test_nothing_is_compared_with_nothing():
    assert similar_pairs({}) == []


few_letters = st.text("abé -", max_size=7)


@given(few_letters, few_letters)
def test_slips_are_counted_as_the_definition_says(one, other):
    @cache
    def least(i: int, j: int) -> int:
        """Of the first i and j letters, straight from the definition."""
        if min(i, j) == 0:
            return max(i, j)
        found = min(
            least(i - 1, j) + 1,
            least(i, j - 1) + 1,
            least(i - 1, j - 1) + (one[i - 1] != other[j - 1]),
        )
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            found = min(found, least(i - 2, j - 2) + 1)
        return found

    assert slips_between(one, other) == least(len(one), len(other))


@given(st.lists(st.text("abcÄ", min_size=4, max_size=13), max_size=12, unique=True))
def test_no_pair_is_missed_or_invented(names):
    bare = [bare_name(name) for name in names]
    expected = {
        (a, b)
        for b in range(len(names))
        for a in range(b)
        if slips_between(bare[a], bare[b]) <= min(slips_allowed(bare[a]), slips_allowed(bare[b]))
    }
    found = similar_pairs(dict(enumerate(names)))
    assert {(min(pair), max(pair)) for pair in found} == expected
    assert len(found) == len(expected)
