"""The YouTube trending set: running totals, features, category names."""

from datetime import UTC, date, datetime
from itertools import pairwise

from domain.vocabulary import Figure
from tests.sources.files import (
    control,
    fixture,
    read,
    reading,
    real,
    with_real_exports,
    written,
)


def test_rows_are_running_totals_of_the_day_they_were_seen():
    first = reading(fixture("trending.csv")).observations[0]
    assert (first.figure, first.moment, first.days) == (Figure.CUMULATIVE, date(2024, 3, 5), None)
    assert (first.subject, first.values) == ("lakewalk001", (1000, 50, 2, 7))


def test_of_a_repeated_video_and_day_the_last_counts():
    found = reading(fixture("trending.csv"))
    assert [seen.values[0] for seen in found.observations] == [1000, 1600, 300]
    assert (found.rows_read, found.rows_imported) == (4, 3)
    assert any(warning.startswith("1 repeat of") for warning in found.warnings)


def test_what_is_switched_off_is_missing():
    last = reading(fixture("trending.csv")).observations[-1]
    assert last.values == (300, None, None, None)


def test_a_row_without_any_figure_is_rejected():
    text = fixture("trending.csv").content.decode().replace(",1000,50,2,7,", ",,,,,")
    found = reading(written(text))
    assert [(one.row, one.reason) for one in found.rejected] == [(2, "the row has no figure")]


def test_each_post_has_its_channel_and_features():
    lake, note = reading(fixture("trending.csv")).posts
    assert (lake.account, note.account) == ("Outdoors", "Notes")
    assert lake.published == datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
    assert lake.features == {
        "category_id": "19",
        "comments_disabled": False,
        "ratings_disabled": False,
        "video_error_or_removed": False,
    }
    assert note.features["video_error_or_removed"] is True


def test_a_time_of_day_is_no_publish_date():
    found = reading(fixture("trending.csv"))
    assert found.posts[1].published is None
    assert any("1 of 2 videos have no publish date" in warning for warning in found.warnings)


def test_the_latest_total_of_each_video_is_the_control():
    assert control(reading(fixture("trending.csv")), "views") == (None, 1900)


def test_the_category_list_names_the_topics_of_its_companions():
    trending, categories = read(fixture("trending.csv"), fixture("categories.json"))
    assert [post.topic for post in trending.posts] == ["Travel", "People"]
    assert (categories.observations, categories.rows_read) == ([], 0)
    assert "gives the names of 2 categories" in categories.warnings[0]


def test_without_the_list_topics_stay_open_and_it_is_said():
    found = reading(fixture("trending.csv"))
    assert {post.topic for post in found.posts} == {None}
    assert any("US_category_id.json" in warning for warning in found.warnings)


@with_real_exports
def test_us_2017():
    found = real("youtube_trending_us_2017")["USvideos.csv"]
    assert (found.rows_read, found.rows_imported) == (4_998, 4_998)
    assert len(found.posts) == 1_260
    assert len({seen.moment for seen in found.observations}) == 26
    assert {post.topic for post in found.posts} >= {"Music", "Comedy"}
    assert None not in {post.topic for post in found.posts}


@with_real_exports
def test_us_2017_totals_never_fall():
    found = real("youtube_trending_us_2017")["USvideos.csv"]
    series: dict[str, list] = {}
    for seen in sorted(found.observations, key=lambda seen: seen.moment):
        series.setdefault(seen.subject, []).append(seen.values[0])
    steps = [step for values in series.values() for step in pairwise(values)]
    assert sum(len(values) >= 5 for values in series.values()) == 533
    assert len(steps) == 3_738
    assert all(later >= earlier for earlier, later in steps)
