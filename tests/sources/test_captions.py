"""Texts of posts that have no title."""

import pytest

from sources.captions import headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (None, None),
        (" \n ", None),
        ("\n Three ways  to light a desk\n#light", "Three ways to light a desk"),
        ("x" * 100, "x" * 100),
        (f"{'word ' * 19}end, and more", f"{'word ' * 19}end …"),
    ],
)
def test_the_first_line_stands_for_the_title(text, title):
    assert headline(text) == title
