from decimal import Decimal

import numpy as np

from charts.sentences import beyond_days, content_summary, daily_summary, finding
from domain.vocabulary import Platform
from tests.content_factories import a_content_report, a_table_only_content
from tests.factories import a_card, a_series, a_table_only_report, an_overview_report


def test_the_finding_names_the_leader_and_its_share():
    series = (
        a_series(Platform.YOUTUBE, np.full(28, 28.0)),
        a_series(Platform.TIKTOK, np.full(28, 72.0)),
    )
    report = an_overview_report(series=series)
    assert finding(report) == "TikTok brings 72\u00a0% of all views"


def test_one_platform_is_told_by_its_peak():
    values = np.arange(28.0)
    report = an_overview_report(series=(a_series(Platform.YOUTUBE, values),))
    assert finding(report) == "Views on YouTube peaked at 27 on 21 Jul 2026"


def test_without_days_the_finding_says_so():
    assert finding(a_table_only_report()) == "Views: no figures by day"
    assert daily_summary(a_table_only_report()).startswith("No daily figures")
    assert content_summary(a_table_only_content()).startswith("No daily figures")


def test_the_summary_tells_total_extremes_and_missing_days():
    values = np.full(28, 10.0)
    values[0], values[1], values[2] = 1, 99, np.nan
    said = daily_summary(an_overview_report(series=(a_series(Platform.YOUTUBE, values),)))
    assert "lowest 1 on 2026-06-24, highest 99 on 2026-06-25; 1 days without" in said


def test_content_is_summed_up_per_platform():
    assert content_summary(a_content_report()).startswith("Views per day: YouTube 58 days from")


def test_a_card_tells_what_no_day_knows():
    assert beyond_days(a_card()) == ""
    partly = a_card(amount=Decimal(100), beyond_days=Decimal(61))
    assert beyond_days(partly).startswith("61\u00a0% of this is known only for whole periods")
    wholly = a_card(amount=Decimal(100), beyond_days=Decimal(100))
    assert beyond_days(wholly) == "Known only as totals of whole periods, not by day."
