"""Spotify for Artists: the audience timeline."""

from datetime import date

from domain.periods import Period
from domain.vocabulary import Asked, Grain, Platform
from tests.sources.files import (
    column,
    control,
    fixture,
    reading,
    real,
    with_real_exports,
    written,
)

TIMELINE = "spotify/spotify_2026-audience-timeline.csv"


def test_the_header_of_2026_is_understood_behind_a_byte_order_mark():
    found = reading(fixture(TIMELINE))
    assert (found.platform, found.grain) == (Platform.SPOTIFY, Grain.ACCOUNT)
    assert found.metrics == (
        "streams",
        "listeners",
        "followers_total",
        "saves",
        "playlist_adds",
        "monthly_listeners",
    )
    assert found.warnings == ("2 days of zeros before the first figures are left out.",)


def test_zeros_before_the_first_figure_are_dropped_and_later_ones_kept():
    found = reading(fixture(TIMELINE))
    assert column(found, "streams") == [20, 0, 13]
    assert (found.rows_read, found.rows_imported) == (5, 3)
    assert found.period == Period(date(2026, 1, 3), date(2026, 1, 5))


def test_streams_add_up_listeners_do_not_and_followers_are_the_latest():
    found = reading(fixture(TIMELINE))
    assert control(found, "streams") == (None, 33)
    assert control(found, "listeners") == (None, None)
    assert control(found, "followers_total") == (None, 6)


def test_the_artist_is_guessed_from_the_file_name():
    assert reading(fixture(TIMELINE)).account == "spotify_2026"
    nameless = reading(written("date,listeners,streams\n2026-01-01,1,2\n"))
    assert (nameless.account, nameless.account_assumed) == ("Spotify artist", True)


def test_a_total_row_is_a_control():
    text = "date,listeners,streams\n2026-01-01,1,2\n2026-01-02,1,3\nTotal,2,5\n"
    found = reading(written(text))
    assert control(found, "streams") == (5, 5)
    assert found.rows_read == 2


def test_dates_saved_anew_by_a_spreadsheet_follow_the_part_above_twelve():
    rows = "".join(f"{day}/1/2023,1,{day}\n" for day in range(11, 15))
    found = reading(written("date,listeners,streams\n" + rows))
    assert found.period == Period(date(2023, 1, 11), date(2023, 1, 14))


def test_slash_dates_that_nothing_decides_are_asked():
    (question,) = reading(written("date,listeners,streams\n1/2/2023,1,2\n")).questions
    assert (question.asked, question.taken) == (Asked.DAY_ORDER, "month first")
    assert "1/2/2023" in question.words


@with_real_exports
def test_shep():
    (found,) = real("spotify_for_artists_2025_shep").values()
    assert (found.rows_read, found.rows_imported) == (950, 950)
    assert control(found, "streams") == (None, 2_295_176)
    assert control(found, "followers_total") == (None, 5_042)
    assert found.observations[-1].days == Period(date(2025, 8, 7), date(2025, 8, 7))


def test_monthly_listeners_are_a_level_and_never_added():
    found = reading(fixture("spotify/1x7xxxxxxx-audience-timeline.csv"))
    assert column(found, "monthly_listeners") == [10_210, 10_330]
    assert control(found, "monthly_listeners") == (None, 10_330)
    assert found.account == "1x7xxxxxxx"
