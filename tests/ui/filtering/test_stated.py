from datetime import date

from domain.vocabulary import Basis, Comparison
from tests.factories import a_selection, a_workspace
from ui.filtering.stated import stated


def said(**choices):
    told = stated(a_selection(**choices), a_workspace())
    return told.replace("\u00a0", " ").replace("\u2009", "")


def test_both_ranges_zone_freshness_and_basis_are_said():
    assert said() == (
        "**24 Jun\u201321 Jul 2026** (28 days) against 27 May\u201323 Jun 2026, same weekdays "
        "\u00b7 "
        "days in Europe\\/Berlin \u00b7 figures to 21 Jul 2026 \u00b7 "
        "counted as posts or accounts' totals, as each figure says"
    )


def test_days_of_ones_own_are_said_to_match_no_weekdays():
    told = said(comparison=Comparison.CUSTOM, compared_from=date(2025, 1, 1))
    assert "against 1 Jan\u201328 Jan 2025 \u00b7" in told


def test_nothing_compared_says_nothing_of_a_second_range():
    assert "against" not in said(comparison=Comparison.OFF)


def test_single_content_is_counted_by_its_posts_whatever_was_asked():
    assert said(basis=Basis.ACCOUNTS, text="light").endswith("counted as the sum of posts")
