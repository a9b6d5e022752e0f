import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.periods import Period
from ui import words


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<img src=x onerror=alert(1)>", r"\<img src\=x onerror\=alert\(1\)\>"),
        ("$x$ and [a](b)", r"\$x\$ and \[a\]\(b\)"),
        (":red[hi]", "\\:\u2060red\\[hi\\]"),
        (":material/home:", "\\:\u2060material\\/home\\:"),
        ("https://x.example", "https\\:\u2060\\/\\/x\\.example"),
        ("www.x.example", "www\u2060\\.x\\.example"),
        ("a@b.example", "a\\@\u2060b\\.example"),
        ("# heading\n\n- list", r"\# heading \- list"),
        ("Größe 12", "Größe 12"),
    ],
)
def test_titles_are_shown_and_never_obeyed(title, shown):
    assert words.plain(title) == shown


def test_spans_leave_out_what_they_would_repeat():
    assert words.span(Period(date(2026, 7, 1), date(2026, 7, 1))) == "1\u00a0Jul\u00a02026"
    within = words.span(Period(date(2026, 6, 24), date(2026, 7, 21)))
    assert within == "24\u00a0Jun\u2009\u2013\u200921\u00a0Jul\u00a02026"
    across = words.span(Period(date(2025, 12, 24), date(2026, 1, 2)))
    assert across.startswith("24\u00a0Dec\u00a02025")


def test_lists_and_counts_read_as_english():
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"], last="or") == "a, b or c"
    assert words.counted(1, "day") == "1 day"
    assert words.counted(1200, "match", "matches") == "1,200 matches"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "just now"), (3, "3 min ago"), (59, "59 min ago"), (180, "3 h ago"), (4320, "3 days ago")],
)
def test_freshness_is_told_in_the_unit_that_fits(minutes, said):
    now = datetime(2026, 7, 22, 12, tzinfo=UTC)
    assert words.ago(now - timedelta(minutes=minutes), now) == said


@given(st.text(alphabet=st.characters(exclude_characters="\u2060", codec="utf-8")))
def test_what_was_made_safe_for_a_page_comes_back_for_a_file(text):
    once = " ".join(filter(None, re.split("[^\\S\u00a0\u202f]", text)))
    assert words.bare(words.plain(text)) == once


def test_no_break_spaces_stay_and_all_others_become_one():
    assert words.plain("60\u00a0% of\n\n all\u202ftime \t ") == "60\u00a0\\% of all\u202ftime"
