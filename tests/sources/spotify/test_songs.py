"""Spotify for Artists: the list of songs, and one song by day. The fixtures are constructed."""

from datetime import date

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, PeriodBasis
from tests.sources.files import (
    column,
    control,
    fixture,
    read,
    reading,
    refusal,
    understood,
    written,
)

SONGS = "spotify/1x7xxxxxxx-songs-1year.csv"
SONG = "spotify/My Song - Original-timeline.csv"
HEAD = "song,listeners,streams,saves,release_date\n"


def test_songs_are_posts_with_amounts_of_a_period_that_is_assumed():
    found = reading(fixture(SONGS))
    assert (found.grain, found.account) == (Grain.POST, "1x7xxxxxxx")
    assert column(found, "streams") == [14_870, 520]
    assert control(found, "streams") == (None, 14_870 + 520)
    assert found.posts[0].published == date(2025, 8, 30)
    assert found.posts[1].title == 'Old, "Quoted" Song'
    assert found.period_basis is PeriodBasis.ASSUMED
    assert found.period == Period(date(2025, 11, 20), date(2026, 11, 19))
    assert any("365 days" in warning for warning in found.warnings)


def test_the_length_in_the_name_and_the_date_of_the_file_bound_the_guess():
    file = written(HEAD + "A,1,2,0,2025-01-01\n", "Band-songs-28days.csv", date(2026, 3, 1))
    assert reading(file).period == Period(date(2026, 2, 1), date(2026, 2, 28))


def test_the_period_answered_wins():
    period = Period(date(2025, 1, 1), date(2025, 12, 31))
    found = reading(fixture(SONGS), answers=Answers(period=period))
    assert (found.period, found.period_basis) == (period, PeriodBasis.ANSWERED)
    assert all(seen.days == period for seen in found.observations)


def test_lists_of_all_time_are_running_totals_whose_zeros_nobody_counted():
    text = HEAD + "A,0,900,0,2025-01-01\nB,0,80,0,2024-01-01\n"
    found = reading(written(text, "Band-songs-all.csv", date(2026, 3, 1)))
    assert found.metrics == ("streams",)
    assert {seen.figure for seen in found.observations} == {Figure.CUMULATIVE}
    assert found.observations[0].moment == date(2026, 3, 1)
    assert [question.asked for question in found.questions] == [Asked.CAPTURED]
    assert any("kept as missing" in warning for warning in found.warnings)


def test_saves_of_zero_are_figures_where_listeners_were_counted():
    found = reading(written(HEAD + "A,5,9,0,2025-01-01\n", "Band-songs-28days.csv"))
    assert column(found, "saves") == [0]


def test_a_total_row_is_a_control_and_no_song():
    text = HEAD + "A,5,9,1,2025-01-01\nTotal,5,9,1,\n"
    found = reading(written(text, "Band-songs-28days.csv"))
    assert (control(found, "streams"), found.rows_read) == ((9, 9), 1)


def test_songs_of_one_title_are_refused_rather_than_merged():
    text = HEAD + "A,5,9,1,2025-01-01\nA,4,7,1,2023-01-01\n"
    found = reading(written(text, "Band-songs-28days.csv"))
    assert [(one.row, one.reason) for one in found.rejected] == [(3, "repeats row 2")]


def test_titles_nobody_gives_are_refused():
    text = HEAD + f"{'x' * 301},5,9,1,2025-01-01\n,4,7,1,2023-01-01\n"
    found = reading(written(text, "Band-songs-28days.csv"))
    assert [one.row for one in found.rejected] == [2, 3]


def test_the_title_of_a_song_by_day_is_asked_and_guessed_from_the_name():
    found = reading(fixture(SONG))
    (question,) = found.questions
    assert (question.asked, question.taken, question.is_guess) == (
        Asked.SUBJECT,
        "My Song - Original",
        True,
    )
    assert column(found, "streams") == [412, 388]
    assert (found.rows_read, found.rows_imported) == (3, 2)


def test_the_list_and_the_days_of_a_song_speak_of_the_same_post():
    songs, song = map(understood, read(fixture(SONGS), fixture(SONG)))
    assert song.posts[0].external_id == songs.posts[0].external_id
    assert song.account == songs.account == "1x7xxxxxxx"


def test_an_answer_names_the_song_of_a_neutral_file():
    file = written("date,streams\n2025-08-30,4\n", "timeline.csv")
    answers = Answers(account="Band", said={Asked.SUBJECT: "Blue"})
    found = reading(file, answers=answers)
    assert (found.posts[0].title, found.posts[0].external_id) == ("Blue", "Band: Blue")
    assert not found.questions[0].is_guess


def test_a_blank_song_is_no_answer():
    answers = Answers(said={Asked.SUBJECT: "  "})
    (entry,) = read(written("date,streams\n2025-08-30,4\n"), answers=answers)
    assert "A song's title" in entry.reason


def test_a_spreadsheet_that_saved_the_days_of_a_song_anew_changes_nothing():
    text = "date;streams;;\r\n8/29/2025;0;;\r\n8/30/2025;412;;\r\n8/31/2025;1,388;;\r\n"
    found = reading(written(text.replace("1,388", "388"), "My Song - Original-timeline.csv"))
    assert column(found, "streams") == [412, 388]
    assert found.period == Period(date(2025, 8, 30), date(2025, 8, 31))


def test_playlists_are_refused_because_songs_count_their_streams():
    text = "title,author,listeners,streams,date_added\nRoad,Spotify,n/a,-,2025-01-01\n"
    assert "a second time" in refusal(written(text))
