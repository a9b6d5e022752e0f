"""What comes next rests on finished days; unusual are only days that were measured."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from analytics.answers import Unanswered
from analytics.content_outlook import report_outlook
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from tests.content_factories import a_content_report, a_post

FIRST = date(2026, 3, 1)


def outlook(values, *, estimated=(), today=date(2027, 1, 1), missing=(), metric="views"):
    kept = [n for n in range(len(values)) if n not in missing]
    post = a_post(
        days=tuple(FIRST + timedelta(days=n) for n in kept),
        values=np.asarray(values, dtype=float)[kept],
        estimated=np.isin(kept, estimated),
        corrected=np.zeros(len(kept), dtype=bool),
    )
    report = replace(a_content_report(posts=(post,)), metric=STANDARD_METRICS[metric])
    return report_outlook(report, today=today).posts[0]


def steady(days, level=1000.0):
    return level + np.random.default_rng(3).uniform(-50, 50, days)


def test_a_steady_series_goes_on_and_the_band_holds_its_level():
    found = outlook(steady(60))
    assert found.coming.period == Period(date(2026, 4, 30), date(2026, 5, 27))
    assert found.coming.forecast.mean.mean() == np.clip(
        found.coming.forecast.mean.mean(), 980, 1020
    )
    assert np.all(found.coming.forecast.bands[-1].low < 1000)
    assert np.all(found.coming.forecast.bands[-1].high > 1000)


def test_a_short_past_is_forecast_less_far_and_a_shorter_one_not_at_all():
    assert outlook(steady(20)).coming.period.days == 10
    short = outlook(steady(10))
    assert isinstance(short.coming, Unanswered)
    assert short.coming.reason == (
        "A forecast of 7 steps: not enough data, needs 14 known values, has 10."
    )
    assert "needs 14 days, has 10" in short.unusual.reason


def test_today_is_left_out_for_it_is_not_over():
    found = outlook([*steady(30), 12.0], today=FIRST + timedelta(days=30))
    assert found.days == Period(FIRST, FIRST + timedelta(days=29))
    assert found.unusual == ()


def test_a_hit_is_unusual_and_an_estimated_one_is_not():
    values = steady(60)
    values[40] = 9000
    (day,) = outlook(values).unusual
    assert day.day == FIRST + timedelta(days=40)
    assert day.low < 1000 < day.high < 9000 == day.value
    assert outlook(values, estimated=[40]).unusual == ()


def test_missing_days_stay_missing():
    found = outlook(steady(30), missing=[7, 8])
    assert np.isnan(found.values[[7, 8]]).all()
    assert found.values.size == 30


def test_a_post_without_days_and_a_rate_have_reasons_in_their_place():
    silent = outlook([])
    assert silent.days is None
    assert "has 0" in silent.coming.reason
    assert "has 0" in silent.unusual.reason
    assert "not forecast" in outlook(steady(60, 5.0), metric="ctr_pct").coming.reason
