"""Own history by platform, format and age, against numpy on posts made by hand."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from analytics.benchmarks import BenchmarkChoice, Group, Reach, report_benchmarks
from analytics.benchmarks.report import definition_notes
from domain.errors import InvalidRequest
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform

START = datetime(2025, 1, 1, 12, tzinfo=UTC)
DAYS = Period(date(2025, 3, 1), date(2025, 3, 31))
LONG_AFTER = date(2026, 1, 1)
RANDOM = np.random.default_rng(7)
SHORTS = RANDOM.integers(100, 9_000, 24)
VIDEOS = RANDOM.integers(1_000, 90_000, 12)


@pytest.fixture
def publish(team):
    import_id = team.imported()

    def one(account, day, totals, *, kind="short", metric="views"):
        moment = START + timedelta(days=day)
        content_id = team.content(f"Day {day}", content_type=kind, published_at=moment)
        post = team.post(account, content_id=content_id, published_at=moment)
        for age, total in totals.items():
            read = moment + timedelta(days=age)
            team.observe(post, read, int(total), import_id=import_id, metric=metric)
        return post

    return one


@pytest.fixture
def history(team):
    def report(choice=None, metric="views", *, days=DAYS, **chosen):
        selection = Selection(team.workspace_id, days, **chosen)
        return report_benchmarks(team.connection, selection, choice, metric, today=LONG_AFTER)

    return report


@pytest.fixture
def published(team, publish):
    """24 shorts and 12 videos on YouTube, read after 1, 5 and 9 days, and 3 posts on TikTok."""
    youtube, tiktok = team.account(), team.account(Platform.TIKTOK)
    for number, total in enumerate(SHORTS):
        publish(youtube, number, {1: total / 2, 5: total, 9: 2 * total})
    for number, total in enumerate(VIDEOS):
        publish(youtube, number, {1: total / 2, 5: total, 9: 2 * total}, kind="video")
    for number in range(3):
        publish(tiktok, number, {7: 50}, kind="video")


def of(report, platform, kind=None):
    wanted = Group(platform, kind, every_format=kind is None)
    return next(one for one in report.groups if one.group == wanted)


def test_quantiles_by_format_are_numpys_on_the_line_between_readings(published, history):
    found = of(history(), Platform.YOUTUBE, "short").at(7)
    half_way = (SHORTS + 2 * SHORTS) / 2  # read after 5 and 9 days
    assert found.n == 24
    assert found.at == pytest.approx(tuple(np.percentile(half_way, [10, 25, 50, 75, 90])))


def test_all_formats_together_come_first_and_hold_every_post(published, history):
    report = history()
    assert [one.group.key for one in report.groups] == [
        "youtube", "youtube:short", "youtube:video", "tiktok", "tiktok:video",
    ]  # fmt: skip
    together = of(report, Platform.YOUTUBE).at(5)
    both = np.concatenate([SHORTS, VIDEOS]).astype(float)
    assert together.n == 36
    assert together.of(0.5) == pytest.approx(np.median(both))
    assert together.median.low == np.sort(both)[11]  # ranks 12 and 25 of 36, by the binomial


def test_no_reading_near_an_age_is_no_value_at_that_age(published, history):
    shorts = of(history(), Platform.YOUTUBE, "short")
    assert shorts.at(1).n == 24
    assert shorts.at(2).n == 0  # four days between two readings, and two days old
    assert shorts.at(14).n == 0  # after the last reading


def test_few_posts_have_a_number_and_no_figures(published, history):
    found = of(history(), Platform.TIKTOK).at(7)
    assert (found.n, found.at, found.median) == (3, (None,) * 5, None)
    videos = of(history(), Platform.YOUTUBE, "video").at(5)
    assert [each is None for each in videos.at] == [True, False, False, False, True]


def test_another_counter_has_a_history_of_its_own(team, publish, history):
    account = team.account()
    for number in range(10):
        publish(account, number, {7: 10 * (number + 1)}, metric="likes")
    report = history(metric="likes")
    assert of(report, Platform.YOUTUBE).at(7).of(0.5) == 55
    assert of(history(), Platform.YOUTUBE).at(7).n == 0


def test_own_history_is_a_year_or_the_chosen_days_or_all(team, publish, history):
    account = team.account()
    for day in (-500, -100, 5, 65):
        publish(account, day, {7: 100})
    counts = [history(BenchmarkChoice(reach=reach)).published for reach in Reach]
    assert dict(zip(Reach, counts, strict=True)) == {
        Reach.YEAR: 3, Reach.CHOSEN: 1, Reach.ALL: 4,
    }  # fmt: skip


def test_the_filter_narrows_own_history(published, history):
    assert history(platforms=(Platform.TIKTOK,)).published == 3
    narrowed = history(types=("video",))
    assert of(narrowed, Platform.YOUTUBE).at(5).n == 12


def test_posts_without_totals_by_age_are_told(team, published, history):
    team.post(team.account(name="Other"), published_at=START)
    report = history()
    assert (report.published, report.aged) == (40, 39)
    assert "1 post of 40 have no views by age" in report.notes[0]


def test_a_metric_that_does_not_add_up_is_refused(published, history):
    with pytest.raises(InvalidRequest, match="Reach"):
        history(metric="reach")
    with pytest.raises(InvalidRequest, match="not after 8"):
        history(BenchmarkChoice(age=8))


def test_a_change_of_counting_inside_own_history_is_told(team, publish, history):
    account = team.account()
    for day in (60, 100):
        publish(account, day, {7: 100})
    days = Period(date(2025, 3, 1), date(2025, 5, 1))
    (note,) = definition_notes(history(days=days))
    assert "Since 31 Mar 2025 YouTube counts otherwise" in note


def test_a_team_without_posts_has_no_groups(history):
    report = history()
    assert (report.groups, report.published, report.rates.rows) == ((), 0, ())
