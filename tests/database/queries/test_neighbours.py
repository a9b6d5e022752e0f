"""Previous and next follow the publication, among what is selected."""

from datetime import UTC, datetime

import pytest

from database.queries.neighbours import neighbours
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform

DAY = datetime(2025, 5, 1, tzinfo=UTC)
ANY = Period(DAY.date(), DAY.date())


@pytest.fixture
def around(team):
    def titles(content_id, **chosen):
        found = neighbours(team.connection, Selection(team.workspace_id, ANY, **chosen), content_id)
        return [one.title if one else None for one in (found.earlier, found.later)]

    return titles


def test_the_nearest_in_time_and_nothing_beyond_the_ends(team, around):
    one, two, three = (
        team.content(name, published_at=DAY.replace(day=day))
        for name, day in (("One", 1), ("Two", 2), ("Three", 9))
    )
    assert around(two) == ["One", "Three"]
    assert around(one) == [None, "Two"]
    assert around(three) == ["Two", None]


def test_of_one_moment_the_order_of_ids_leads_through_all(team, around):
    ids = [team.content(name, published_at=DAY) for name in "ABC"]
    assert [around(one) for one in ids] == [[None, "B"], ["A", "C"], ["B", None]]


def test_only_the_chosen_platforms_count(team, around):
    youtube, tiktok = team.account(), team.account(Platform.TIKTOK)
    ids = []
    for day, account in ((1, youtube), (2, tiktok), (3, youtube)):
        moment = DAY.replace(day=day)
        ids.append(team.content(f"Day {day}", published_at=moment))
        team.post(account, content_id=ids[-1], published_at=moment)
    assert around(ids[0]) == [None, "Day 2"]
    assert around(ids[0], platforms=(Platform.YOUTUBE,)) == [None, "Day 3"]


def test_content_without_a_publication_has_no_place_in_the_order(team, around):
    team.content("Dated", published_at=DAY)
    assert around(team.content("Undated")) == [None, None]
    assert around(987654321) == [None, None]
