from datetime import UTC, date, datetime

from analytics.overview import Freshness
from domain.vocabulary import Platform
from ui import captions

NOW = datetime(2026, 6, 2, 12, tzinfo=UTC)
JUNE, APRIL = date(2026, 6, 1), date(2026, 4, 2)


def told(*of):
    sources = tuple(Freshness(platform, account, day, None) for platform, account, day in of)
    return captions.freshness_words(sources, now=NOW).replace("\N{NO-BREAK SPACE}", " ")


def test_one_day_for_all_is_said_once():
    assert told((Platform.YOUTUBE, "A", JUNE), (Platform.X, "B", JUNE)) == "figures to 1 Jun 2026"


def test_a_late_platform_is_named():
    late = told((Platform.YOUTUBE, "A", JUNE), (Platform.X, "B", APRIL))
    assert late == "figures to 1 Jun 2026 (X only to 2 Apr 2026)"


def test_of_two_accounts_of_a_platform_the_late_one_is_named():
    late = told((Platform.YOUTUBE, "Main", JUNE), (Platform.YOUTUBE, "Second", APRIL))
    assert late == "figures to 1 Jun 2026 (Second on YouTube only to 2 Apr 2026)"


def test_nothing_known_says_nothing():
    assert told((Platform.YOUTUBE, "A", None)) == ""
