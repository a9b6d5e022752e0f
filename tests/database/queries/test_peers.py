"""Peers are of the same account and format, the nearest in time to either side."""

from datetime import UTC, datetime, timedelta

import pytest

from database.queries.peers import peers_of
from domain.vocabulary import Platform

START = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def publish(team):
    def one(account, day, *, kind="video", content_id=None):
        moment = START + timedelta(days=day) if day is not None else None
        if content_id is None:
            content_id = team.content(f"Day {day}", content_type=kind, published_at=moment)
        return team.post(account, content_id=content_id, published_at=moment)

    return one


def found(team, post, *, before=10, after=10):
    return [
        peer.post_id
        for peer in peers_of(
            team.connection, team.workspace_id, post.post_id, before=before, after=after
        )
    ]


def test_the_nearest_to_either_side_in_order_of_publication(team, publish):
    account = team.account()
    posts = [publish(account, day) for day in (9, 1, 5, 3, 7)]
    ordered = sorted(posts, key=lambda post: (9, 1, 5, 3, 7)[posts.index(post)])
    ids = [post.post_id for post in ordered]
    assert found(team, ordered[2]) == [ids[0], ids[1], ids[3], ids[4]]
    assert found(team, ordered[2], before=1, after=1) == [ids[1], ids[3]]
    assert found(team, ordered[2], before=2, after=0) == ids[:2]


def test_other_formats_accounts_and_the_content_itself_are_no_peers(team, publish):
    account, other = team.account(), team.account(Platform.TIKTOK)
    own, peer = publish(account, 5), publish(account, 4)
    publish(account, 6, kind="short")
    publish(other, 6)
    publish(account, 6, content_id=own.content_id)
    assert found(team, own) == [peer.post_id]


def test_content_without_a_type_is_one_format(team, publish):
    account = team.account()
    own, peer = publish(account, 5, kind=None), publish(account, 4, kind=None)
    publish(account, 3)
    assert found(team, own) == [peer.post_id]


def test_without_a_publication_there_is_nothing_to_be_near_to(team, publish):
    account = team.account()
    publish(account, 4)
    assert found(team, publish(account, None)) == []
    assert found(team, publish(account, 5)) != []
