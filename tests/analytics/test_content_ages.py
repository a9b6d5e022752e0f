"""A post beside its peers at the same age, by totals that were really read."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from analytics.answers import Unanswered
from analytics.content_ages import report_content_ages
from analytics.content_side_by_side import report_side_by_side
from domain.errors import InvalidRequest, NotFound
from domain.vocabulary import Platform

START = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def publish(team):
    """A post read at the ages given, in days: {1: 100} is a total of 100 after one day."""
    import_id = team.imported()

    def one(account, day, totals, *, kind="video", metric="views"):
        moment = START + timedelta(days=day)
        content_id = team.content(f"Day {day}", content_type=kind, published_at=moment)
        post = team.post(account, content_id=content_id, published_at=moment)
        for age, total in totals.items():
            read = moment + timedelta(days=age)
            team.observe(post, read, total, import_id=import_id, metric=metric)
        return post

    return one


@pytest.fixture
def ages(team):
    def of(post, metric="views"):
        found = report_content_ages(team.connection, team.workspace_id, post.content_id, metric)
        return found.posts[0]

    return of


def test_a_post_with_three_times_the_typical_total(team, publish, ages):
    account = team.account()
    for day, total in enumerate((200, 400, 600, 800, 1000)):
        publish(account, day, {1: total / 2, 3: total})
    found = ages(publish(account, 10, {1: 700, 2: 1350}))
    assert found.peers == 5
    assert 2**found.outlier.score == pytest.approx(3)  # typical after 2 days: half way, 450
    assert (found.outlier.age, found.outlier.typical, found.outlier.peers) == (2, 450, 5)
    after_one = found.typical.ages.tolist().index(1)
    assert found.typical.median[after_one] == 300
    assert found.typical.n[after_one] == 5
    assert np.isnan(found.typical.median[found.typical.ages > 3]).all()


def test_other_formats_are_no_peers(team, publish, ages):
    account = team.account()
    for day in range(5):
        publish(account, day, {1: 100, 3: 300}, kind="short" if day else "video")
    found = ages(publish(account, 10, {1: 700, 2: 1350}))
    assert found.peers == 1
    assert isinstance(found.outlier, Unanswered)
    assert "needs 5 other posts, has 1" in found.outlier.reason
    assert "needs 5 posts, has 1" in found.typical.reason


def test_too_young_is_said(team, publish, ages):
    account = team.account()
    for day in range(6):
        publish(account, day, {0.1: 10, 3: 300})
    found = ages(publish(account, 10, {0.5: 40}))
    assert found.outlier.reason.startswith("An outlier score: not enough data, needs 1 days of age")
    assert (found.early.needed, found.early.got) == (50, 0)  # none reached 28 days


def test_a_young_post_of_an_account_with_a_past_has_a_chance(team, publish, ages):
    account, rng = team.account(), np.random.default_rng(1)
    for day in range(60):
        start = float(rng.lognormal(6, 1))
        publish(account, day, {2: round(start), 30: round(start * rng.lognormal(0.5, 0.2))})
    best = ages(publish(account, 100, {2: 50_000})).early
    worst = ages(publish(account, 101, {2: 20})).early
    assert best.chance > 0.9 > 0.1 > worst.chance
    assert (best.n, best.final_age, best.age) == (60, 28, 2)


def test_only_posts_that_came_out_earlier_tell_of_the_future(team, publish, ages):
    account = team.account()
    for day in range(80):
        publish(account, day, {2: 100 + day, 30: 300 + day})
    found = ages(publish(account, 40, {2: 120}))
    assert found.peers == 80
    assert (found.early.needed, found.early.got) == (50, 41)


def test_after_ninety_days_there_is_nothing_to_foresee(team, publish, ages):
    found = ages(publish(team.account(), 0, {1: 10, 90: 500, 200: 900}))
    assert found.curve.ages.tolist() == [1, 90]
    assert found.early.reason.startswith("Its first 90 days are over")


def test_without_readings_or_publication_the_reason_is_said(team, publish, ages):
    account = team.account()
    assert "No source tells its total by age" in ages(publish(account, 0, {})).outlier.reason
    undated = team.post(account)
    assert "publication is not known" in ages(undated).outlier.reason


def test_a_rate_is_refused_and_absent_content_is_not_found(team, publish, ages):
    post = publish(team.account(), 0, {1: 10})
    with pytest.raises(InvalidRequest, match="cannot be added up since publication"):
        ages(post, "ctr_pct")
    with pytest.raises(NotFound, match="There is no content 987654321"):
        report_content_ages(team.connection, team.workspace_id, 987654321, "views")


def test_several_pieces_of_content_side_by_side_and_why_one_is_missing(team, publish):
    youtube, tiktok = team.account(), team.account(Platform.TIKTOK)
    first, second = publish(youtube, 0, {1: 10, 2: 15}), publish(youtube, 50, {1: 30})
    elsewhere, silent = publish(tiktok, 3, {1: 5}), publish(youtube, 4, {})
    ids = [one.content_id for one in (first, second, elsewhere, silent)]
    found = report_side_by_side(
        team.connection, team.workspace_id, [*ids, 987654321], "views", Platform.YOUTUBE
    )
    assert [one.curve.totals.tolist() for one in found.drawn] == [[10, 15], [30]]
    assert [one.reason for one in found.curves[2:]] == [
        "not on YouTube",
        "views not known from publication on",
    ]
