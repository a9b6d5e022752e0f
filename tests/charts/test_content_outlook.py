"""Days, what stood out and what comes next; and the mix of reactions."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest

from analytics.content_outlook import report_outlook
from analytics.engagement_mix import engagement_mix
from charts.content_mix import mix_figure, mix_summary, rate_words
from charts.content_outlook import outlook_figure
from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Platform
from tests.content_factories import a_content_report, a_post
from tests.factories import VIEWS

FIRST = date(2026, 3, 1)


@pytest.fixture(scope="module")
def post():
    values = 1000 + np.random.default_rng(3).uniform(-50, 50, 60)
    values[50] = 9000
    told = a_post(
        days=tuple(FIRST + timedelta(days=n) for n in range(60)),
        values=values,
        estimated=np.zeros(60, dtype=bool),
        corrected=np.zeros(60, dtype=bool),
    )
    report = replace(a_content_report(), posts=(told,))
    return report_outlook(report, today=date(2027, 1, 1)).posts[0]


def test_the_forecast_begins_the_day_after_the_last(post):
    ahead = next(each for each in outlook_figure(post, VIEWS).data if each.name == "Forecast")
    assert ahead.x[0] == FIRST + timedelta(days=60)
    assert ahead.y.tolist() == post.coming.forecast.mean.tolist()


def test_the_unusual_day_is_marked_with_what_was_expected(post):
    mark = next(each for each in outlook_figure(post, VIEWS).data if each.name == "Unusual day")
    assert (mark.x, mark.y) == ((FIRST + timedelta(days=50),), (9000,))
    assert mark.customdata[0].startswith("9,000, expected")


def totals(*told):
    return [(STANDARD_METRICS[name], of, Decimal(amount), "") for name, of, amount in told]


def test_the_mix_of_each_platform_adds_up_and_unknown_kinds_are_left_out():
    mixes = engagement_mix(
        totals(
            ("views", Platform.YOUTUBE, 1000),
            ("likes", Platform.YOUTUBE, 60),
            ("comments", Platform.YOUTUBE, 20),
            ("saves", Platform.TIKTOK, 5),
            ("views", Platform.X, 9),
        )
    )
    assert [mix.platform for mix in mixes] == [Platform.YOUTUBE, Platform.TIKTOK]
    bars = {bar.name: bar.x for bar in mix_figure(mixes).data}
    assert bars["Likes"] == (0.75, None)
    assert bars["Comments"] == (0.25, None)
    assert bars["Saves"] == (None, 1.0)
    assert mix_summary(mixes) == (
        "Reactions by kind: YouTube 60 likes, 20 comments; TikTok 5 saves."
    )
    assert rate_words(mixes[0]) == (
        "YouTube: 80 reactions (likes, comments) to 1,000 views, 8.00\u00a0%"
    )
    assert "no views or impressions" in rate_words(mixes[1])


def test_no_reactions_are_no_mix():
    assert engagement_mix(totals(("likes", Platform.X, 0), ("views", Platform.X, 9))) == ()
