"""YouTube Studio chart files: videos by day."""

from datetime import date

from domain.periods import Period
from domain.vocabulary import Grain
from tests.sources.files import column, fixture, reading, written

GERMAN = "youtube_studio_de/Diagrammdaten.csv"


def _series(found, video):
    return [
        (seen.days.first_day.day, seen.values[0])
        for seen in found.observations
        if seen.subject == video
    ]


def test_a_series_starts_at_its_publish_date_and_keeps_later_zeros():
    found = reading(fixture(GERMAN))
    assert (found.format, found.grain) == ("youtube_studio_chart", Grain.POST)
    assert _series(found, "rosenschn1t") == [(1, 90), (2, 110), (3, 100), (4, 100)]
    assert _series(found, "spaeter0000") == [(4, 0)]


def test_views_before_the_printed_publish_date_are_kept():
    assert _series(reading(fixture(GERMAN)), "-kompost123") == [(2, 5), (3, 0), (4, 145)]


def test_dropped_zeros_are_counted_as_skipped_and_said():
    found = reading(fixture(GERMAN))
    assert (found.rows_read, found.rows_imported, found.rejected) == (12, 8, ())
    assert any("4 rows of zeros" in warning for warning in found.warnings)
    assert found.period == Period(date(2025, 3, 1), date(2025, 3, 4))


def test_portuguese_and_a_video_without_any_figure_before_an_unknown_publish_date():
    text = (
        "Data,Conteúdo,Título do vídeo,Horário de publicação do vídeo,Visualizações\n"
        "2025-01-01,abcdefghijk,Oi,,0\n2025-01-02,abcdefghijk,Oi,,\n"
        "2025-01-03,abcdefghijk,Oi,,4\n2025-01-04,abcdefghijk,Oi,,\n"
    )
    found = reading(written(text))
    assert column(found, "views") == [4]
    assert (found.rows_read, found.rows_imported) == (4, 2)


def test_the_same_video_and_day_twice_is_rejected():
    text = (
        "Date,Content,Video title,Views\n2025-01-01,abcdefghijk,A,3\n2025-01-01,abcdefghijk,A,4\n"
    )
    found = reading(written(text))
    assert [(r.row, r.reason) for r in found.rejected] == [(3, "repeats row 2")]


def test_weekly_points_are_kept_as_weeks():
    rows = "".join(f"2026-07-{day},abcdefghijk,A,{day}\n" for day in (12, 19, 26))
    found = reading(written("Date,Content,Video title,Views\n" + rows))
    assert found.observations[0].days == Period(date(2026, 7, 12), date(2026, 7, 18))
    assert any("whole weeks" in warning for warning in found.warnings)
