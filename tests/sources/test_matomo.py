"""Matomo's report of pages as a table. The fixture is constructed."""

from datetime import date

from domain.observations import Answers, SourceFile
from domain.periods import Period
from domain.vocabulary import PeriodBasis
from tests.sources.files import fixture, reading, refusal, written

EXPORT = "matomo_export_page_urls.csv"


def test_pages_are_read_from_sixteen_bits_a_letter():
    found = reading(fixture(EXPORT))
    (page,) = found.posts
    assert (page.external_id, page.url) == (
        "demo.example/blog/desk-light",
        "https://demo.example/blog/desk-light",
    )
    assert dict(zip(found.metrics, found.observations[0].values, strict=True)) == {
        "views": 150,
        "sessions": 120,
        "time_spent_s": 3600,
    }
    assert found.account == "demo.example"
    assert any("'bounce_rate'" in warning for warning in found.warnings)


def test_the_period_is_asked_and_assumed_until_answered():
    assert reading(fixture(EXPORT)).period_basis is PeriodBasis.ASSUMED
    period = Period(date(2026, 10, 1), date(2026, 10, 31))
    found = reading(fixture(EXPORT), answers=Answers(period=period))
    assert (found.period, found.period_basis) == (period, PeriodBasis.ANSWERED)


def test_tabs_make_the_same_table():
    text = fixture(EXPORT).content.decode("utf-16").replace(",", "\t")
    found = reading(SourceFile("export.tsv", text.encode("utf-16")))
    assert found.observations[0].values == (150, 120, 3600)


def test_translated_columns_are_known():
    text = "Label,Unique Pageviews,Pageviews,Bounce Rate,Metadata: url\n"
    found = reading(written(text + "/a,120,150,41%,https://d.example/a\n"))
    assert found.metrics == ("views", "sessions")
    assert found.observations[0].values == (150, 120)


def test_folders_and_sums_of_others_are_no_pages():
    text = "label,nb_visits,nb_hits\nblog,9,12\nOthers,4,5\n"
    assert "make the report flat" in refusal(written(text))
    found = reading(written(text + "/a,2,3\n"))
    assert (found.rows_read, found.rows_imported) == (3, 1)
    assert any("2 rows without an address" in warning for warning in found.warnings)
    assert found.posts[0].external_id == "Website/a"
