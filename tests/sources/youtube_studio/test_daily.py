"""YouTube Studio channel series: Totals.csv and tables by date."""

from datetime import date
from decimal import Decimal

import pytest

from domain.observations import Refusal
from domain.periods import Period
from domain.vocabulary import Grain, PeriodBasis, Platform
from tests.sources.files import column, control, fixture, read, reading, written

BY_DATE = """Date,Views,Watch time (hours),Average view duration,Estimated revenue (USD)
Total,12,1.5,0:07:30,0.75
2025-04-03,4,0.5,0:07:30,
2025-04-02,0,0,,0.25
2025-04-01,8,1,0:07:30,0.5
"""


def test_totals_are_the_accounts_own_days():
    found = reading(fixture("youtube_studio_de/Gesamtwerte.csv"))
    assert (found.format, found.grain) == ("youtube_studio_daily", Grain.ACCOUNT)
    assert column(found, "views") == [100, 200, 150, 150]
    assert {seen.subject for seen in found.observations} == {None}
    assert (found.account, found.account_assumed) == ("YouTube channel", True)
    assert found.period_basis is PeriodBasis.STATED


def test_a_table_by_date_has_a_total_row_and_runs_backwards():
    found = reading(written(BY_DATE))
    assert found.period == Period(date(2025, 4, 1), date(2025, 4, 3))
    assert control(found, "views") == (12, 12)
    assert control(found, "revenue") == (0.75, 0.75)
    assert control(found, "avg_view_duration_s") == (450, 450)
    assert found.currency == "USD"


def test_a_day_of_zero_views_is_a_measurement_and_a_blank_is_not():
    found = reading(written(BY_DATE))
    assert column(found, "views") == [4, 0, 8]
    assert column(found, "revenue") == [None, Decimal("0.25"), Decimal("0.5")]


def test_months_are_kept_as_months():
    found = reading(written("Data,Visualizações\nTotal,9\n2025-02,4\n2025-01,5\n"))
    assert found.observations[0].days == Period(date(2025, 2, 1), date(2025, 2, 28))


def test_days_before_2000_are_rejected():
    (rejection,) = reading(written("Date,Views\n1999-12-31,1\n2025-01-01,2\n")).rejected
    assert (rejection.row, rejection.reason) == (2, "lies before 2000-01-01")


@pytest.mark.parametrize(
    "header",
    [
        "Date,Impressions,Likes,Engagements,Bookmarks",  # X
        "Date,Video Views,Profile Views,Likes,Comments,Shares",  # TikTok
        "Date,Clicks,Impressions,CTR,Position",  # Google Search Console
        "date,visitors,pageviews,bounces",  # Plausible
    ],
)
def test_days_of_other_platforms_are_not_taken_for_youtube(header):
    row = ",".join(["2025-01-01"] + ["1"] * header.count(","))
    (entry,) = read(written(f"{header}\n{row}\n"))
    assert isinstance(entry, Refusal) or entry.platform is not Platform.YOUTUBE
