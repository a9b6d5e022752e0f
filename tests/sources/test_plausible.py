"""Plausible's archive: visitors and pages by day. The fixture is constructed."""

from datetime import date

from domain.observations import Refusal
from domain.periods import Period
from domain.vocabulary import Grain
from tests.sources.files import column, control, fixture, read, reading, refusal, written

ARCHIVE = "plausible_demo.example_20260828_20260829.zip"


def members():
    entries = read(fixture(ARCHIVE))
    return {entry.file_name.rpartition("/")[2].rsplit("_", 2)[0]: entry for entry in entries}


def test_the_archive_gives_the_site_and_its_pages_and_says_why_not_the_rest():
    found = members()
    site, pages = found["imported_visitors"], found["imported_pages"]
    assert (site.grain, pages.grain) == (Grain.ACCOUNT, Grain.POST)
    assert site.account == pages.account == "demo.example"
    assert site.period == pages.period == Period(date(2026, 8, 28), date(2026, 8, 29))
    assert isinstance(found["imported_sources"], Refusal)
    assert "'source'" in found["imported_sources"].reason


def test_durations_are_sums_of_seconds_and_bounces_are_counted():
    site = members()["imported_visitors"]
    assert control(site, "views") == (None, 35)
    assert control(site, "bounces") == (None, 10)
    assert control(site, "time_spent_s") == (None, 1_080)
    assert control(site, "sessions") == (None, 18)
    assert control(site, "users") == (None, None)
    assert column(site, "users") == [10, 6]


def test_pages_carry_their_host():
    pages = members()["imported_pages"]
    assert [post.external_id for post in pages.posts] == [
        "demo.example/blog/desk-light",
        "demo.example/blog/hello,-world",
    ]
    assert pages.posts[0].url == "https://demo.example/blog/desk-light"
    assert column(pages, "views") == [15, 6]


def test_unpacked_the_pages_beside_still_tell_the_site():
    visitors = "date,visitors,pageviews,bounces,visits,visit_duration\n2026-08-28,1,2,0,1,9\n"
    pages = "date,hostname,page,visits,visitors,pageviews\n2026-08-28,WWW.demo.example,/,1,1,2\n"
    site = reading(written(visitors, "a/v.csv"), written(pages, "a/p.csv"))
    assert (site.account, site.account_assumed) == ("demo.example", False)
    assert reading(written(visitors)).account_assumed


def test_older_archives_lack_the_scroll_columns_and_repeats_are_refused():
    text = "date,hostname,page,visits,visitors,pageviews\n" + "2026-08-28,d.example,/,1,1,2\n" * 2
    found = reading(written(text))
    assert found.metrics == ("views", "users", "sessions")
    assert [(one.row, one.reason) for one in found.rejected] == [(3, "repeats row 2")]


def test_entry_pages_are_a_part_about_visits_not_pages():
    text = "date,entry_page,visitors,entrances,visit_duration,bounces\n2026-08-28,/,1,1,2,0\n"
    assert "'entry_page'" in refusal(written(text))
