"""The sample as a collector saw it."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from domain.metric_definitions import STANDARD_METRICS
from domain.reconciliation import RESET_SHARE
from domain.vocabulary import Figure, Grain, Platform
from sources.sample import sample_readings
from sources.sample.incidents import OUTAGES

UNTIL = date(2026, 11, 19)


@pytest.fixture(scope="session")
def by_post(readings):
    """Running totals of every post, in time order."""
    found = defaultdict(list)
    for reading in readings:
        for seen in reading.observations:
            if seen.subject and seen.figure is Figure.CUMULATIVE:
                found[seen.subject].append(
                    (seen.moment, dict(zip(reading.metrics, seen.values, strict=True)))
                )
    return found


def test_readings_are_the_same_each_time(readings):
    assert sample_readings(until=UNTIL) == readings


def test_fingerprints_name_seed_day_and_reading(readings):
    prints = {reading.fingerprint for reading in readings}
    others = {reading.fingerprint for reading in sample_readings(until=UNTIL, seed=2)}
    assert len(prints) == len(readings)
    assert all(len(one) == 64 for one in prints)
    assert not prints & others


def test_every_reading_says_that_it_is_sample_data(readings):
    for reading in readings:
        assert reading.format == "sample"
        assert reading.label.startswith("Sample data: ")
        assert reading.file_name.startswith("Sample data: ")
        assert reading.rows_read == reading.rows_imported == len(reading.observations)
        assert not reading.controls
        assert all("Sample content" in post.text for post in reading.posts)


def test_there_are_enough_observations_and_not_too_many(readings):
    assert 25_000 < sum(len(reading.observations) for reading in readings) <= 45_000


def test_links_lead_nowhere_real(readings):
    links = [post.url for reading in readings for post in reading.posts]
    assert all(link.startswith("https://www.example.com/") for link in links)


def test_values_fit_their_metrics(readings):
    for reading in readings:
        for seen in reading.observations:
            assert len(seen.values) == len(reading.metrics)
            for name, value in zip(reading.metrics, seen.values, strict=True):
                whole = not STANDARD_METRICS[name].scale
                assert isinstance(value, int if whole else Decimal)


def test_moments_are_aware_and_lie_after_publication(readings):
    for reading in readings:
        published = {post.external_id: post.published for post in reading.posts}
        for seen in reading.observations:
            if seen.figure is Figure.CUMULATIVE:
                assert seen.moment.tzinfo is not None
                assert seen.moment.date() <= UNTIL
                assert seen.subject is None or seen.moment > published[seen.subject]
            elif seen.days.days == 1 and seen.subject:
                assert seen.days.first_day >= published[seen.subject].date()


def test_totals_fall_only_at_the_correction_and_the_reset(by_post, sample):
    fallen = {
        (post, name)
        for post, seen in by_post.items()
        for (_, before), (_, after) in pairwise(seen)
        for name in before
        if after[name] < before[name]
    }
    corrected = sample.posts[sample.incidents.corrected].external_id
    reset = sample.posts[sample.incidents.reset].external_id
    assert {post for post, _ in fallen} == {corrected, reset}
    assert {name for post, name in fallen if post == corrected} == {"views"}


def test_the_post_uploaded_anew_starts_near_zero(by_post, sample):
    seen = by_post[sample.posts[sample.incidents.reset].external_id]
    steps = [(b["views"], a["views"]) for (_, b), (_, a) in pairwise(seen)]
    ((before, after),) = [(before, after) for before, after in steps if after < before]
    assert after <= before * RESET_SHARE


def test_nothing_is_seen_during_an_outage(readings):
    for outage in OUTAGES:
        silent = outage.period(UNTIL)
        days = {
            seen.moment.date() if seen.moment else seen.days.last_day
            for reading in readings
            if reading.platform is outage.platform
            for seen in reading.observations
        }
        assert not days & set(silent)
        assert silent.shifted(silent.days).first_day in days


def test_posts_are_read_daily_and_later_weekly(by_post):
    gaps = [
        ((after - before).days, (before - seen[0][0]).days)
        for seen in by_post.values()
        for (before, _), (after, _) in pairwise(seen)
    ]
    assert {gap for gap, age in gaps if age >= 60} <= {7, 14, 21}  # an outage lies between
    assert sum(gap == 1 for gap, age in gaps if age < 55) > 0.98 * sum(age < 55 for _, age in gaps)


def test_old_videos_have_one_total_for_a_quarter(readings):
    (table,) = [one for one in readings if one.period is not None]
    assert table.platform is Platform.YOUTUBE
    assert len(table.posts) == len(table.observations) == 25
    assert {seen.days for seen in table.observations} == {table.period}
    assert 90 <= table.period.days <= 92


def test_every_account_tells_its_followers(readings):
    accounts = [one for one in readings if one.grain is Grain.ACCOUNT]
    assert len(accounts) == 5
    for reading in accounts:
        place = reading.metrics.index("followers_total")
        levels = [seen.values[place] for seen in reading.observations]
        assert 1.05 < levels[-1] / levels[0] < 2.2
