"""Spotify Web API: the popularity of tracks."""

import json
from datetime import date
from decimal import Decimal

import pytest

from domain.observations import Answers
from domain.vocabulary import Asked
from tests.sources.files import column, control, fixture, reading, written

TRACK = "spotify_web_api_track.json"


def _track(**more) -> dict:
    return {"id": "a", "type": "track", "name": "Song", "popularity": 5} | more


def test_popularity_is_a_level_of_the_day_asked_for():
    found = reading(fixture(TRACK), answers=Answers(said={Asked.CAPTURED: "2026-01-02"}))
    assert found.metrics == ("popularity",)
    assert (found.observations[0].moment, found.observations[0].values) == (date(2026, 1, 2), (47,))
    assert control(found, "popularity") == (None, None)


def test_facts_of_a_track():
    found = reading(fixture(TRACK))
    (post,) = found.posts
    assert found.account == "Demo Artist"
    assert (post.title, post.published) == ("My Song", date(2025, 8, 30))
    assert post.duration_s == Decimal("207.959")
    assert post.features == {"album": "My EP", "isrc": "USUM70000000", "explicit": False}
    assert any("no streams" in warning for warning in found.warnings)


@pytest.mark.parametrize(("precision", "text"), [("year", "1999"), ("month", "2011-04")])
def test_a_month_or_a_year_is_no_day_of_publication(precision, text):
    album = {"release_date": text, "release_date_precision": precision}
    assert reading(written(json.dumps(_track(album=album)))).posts[0].published is None


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda tracks: {"tracks": tracks},
        lambda tracks: {"tracks": {"items": tracks}},
        lambda tracks: {"items": [{"track": track} for track in tracks]},
        lambda tracks: tracks,
    ],
)
def test_tracks_of_every_call_are_found(wrapped):
    payload = wrapped([_track(), _track(id="b", popularity=6)])
    assert column(reading(written(json.dumps(payload))), "popularity") == [5, 6]


def test_a_popularity_above_100_is_rejected():
    (rejected,) = reading(written(json.dumps(_track(popularity=101)))).rejected
    assert (rejected.row, rejected.column, rejected.value) == (1, "popularity", "101")
