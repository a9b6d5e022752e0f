"""Posts that are unusual for their age, beside those of the same account and type."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from database.writes.notes import record_note
from domain.notes import NoteDraft, NoteKind
from domain.periods import Period
from tests.analytics.anomalies.conftest import JUNE

FIRST = datetime(2025, 3, 1, 0, tzinfo=UTC)
DAYS = 10


@pytest.fixture
def publish(team):
    def published(account_id, at, daily, *, title="Usual", kind="video"):
        content_id = team.content(title, content_type=kind)
        post = team.post(account_id, content_id=content_id, published_at=at)
        team.tell_days(post, at.date(), [daily] * DAYS)
        return post

    return published


@pytest.fixture
def usual(team, publish):
    """Fifteen posts of March with 90 to 110 views a day."""
    account = team.account()
    rng = np.random.default_rng(4)
    for number in range(15):
        publish(account, FIRST + timedelta(days=number), int(rng.integers(90, 111)))
    return account


def test_a_hit_is_found_with_what_is_typical_at_its_age(team, publish, usual, report):
    hit = publish(usual, datetime(2025, 6, 10, tzinfo=UTC), 1000, title="The hit")
    publish(usual, datetime(2025, 6, 12, tzinfo=UTC), 101)
    team.roll_up()
    found = report()
    (post,) = found.posts
    assert (post.post_id, post.title, post.published_on) == (
        hit.post_id, "The hit", date(2025, 6, 10),
    )  # fmt: skip
    assert post.age_days == pytest.approx(10)
    assert post.value == 10_000
    assert post.typical == pytest.approx(1000, rel=0.1)
    assert post.doublings == pytest.approx(np.log2(10_000 / post.typical))
    assert post.peers == 16
    assert found.posts_judged == 2


def test_a_young_post_stands_beside_the_others_at_its_own_age(team, publish, usual, report):
    young = team.post(
        usual,
        content_id=team.content("Young", content_type="video"),
        published_at=datetime(2025, 6, 20, tzinfo=UTC),
    )
    team.tell_days(young, date(2025, 6, 20), [100, 100])
    team.roll_up()
    found = report()
    assert found.posts == ()  # 200 after two days is ordinary, though far below 1,000
    assert found.posts_judged == 1


def test_other_accounts_and_types_are_no_peers(team, publish, usual, report):
    publish(usual, datetime(2025, 6, 10, tzinfo=UTC), 1000, kind="short")
    publish(team.account(name="Second"), datetime(2025, 6, 11, tzinfo=UTC), 1000)
    team.roll_up()
    found = report()
    assert (found.posts, found.posts_judged) == ((), 0)
    assert {(one.label, one.reason) for one in found.posts_left_out} == {
        ("Main (YouTube), short",
         "1 post not judged: needs 10 others of the same age, has 0."),
        ("Second (YouTube), video",
         "1 post not judged: needs 10 others of the same age, has 0."),
    }  # fmt: skip


def test_a_post_without_its_first_days_is_counted_as_not_judged(team, usual, report):
    late = team.post(usual, published_at=datetime(2025, 6, 1, tzinfo=UTC))
    team.tell_days(late, date(2025, 6, 15), [5000])
    team.roll_up()
    found = report()
    assert (found.posts_judged, found.posts_without_days) == (0, 1)


def test_an_acknowledged_post_says_who_saw_it(team, publish, usual, report):
    publish(usual, datetime(2025, 6, 10, tzinfo=UTC), 1000)
    team.roll_up()
    (post,) = report().posts
    day = Period(post.published_on, post.published_on)
    seen = NoteDraft(day, "Shared by a star", post.subject, kind=NoteKind.ANOMALY, metric="views")
    record_note(team.connection, team.workspace_id, seen, actor="Ada")
    (again,) = report().posts
    assert again.acknowledged.draft.text == "Shared by a star"


def test_readings_of_a_day_not_yet_over_do_not_count(team, publish, usual, report):
    publish(usual, datetime(2025, 6, 10, tzinfo=UTC), 1000)
    team.roll_up()
    (post,) = report(today=date(2025, 6, 15), period=JUNE).posts
    assert post.age_days == pytest.approx(5)
    assert post.value == 5000


def test_followers_have_no_posts(team, usual, report):
    team.roll_up()
    assert report("followers_total").posts_judged == 0
