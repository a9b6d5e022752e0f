"""YouTube Studio tables: one row per video over a period."""

from datetime import date
from decimal import Decimal

import pytest

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Figure, Grain, PeriodBasis, Platform
from tests.sources.files import column, control, fixture, reading, real, with_real_exports, written

GERMAN = "youtube_studio_de/Tabellendaten.csv"
ENGLISH = """Content,Video title,Video publish time,Duration,Views,Subscribers
Total,,,,30,5
abcdefghijk,First,"Mar 15, 2025",60,20,4
lmnopqrstuv,Second,"Mar 20, 2025",90,10,1
"""


def test_a_table_is_recognised_by_content_in_any_column_order_and_any_name():
    shuffled = "Views,Video title,Content\n7,Hello,abcdefghijk\n"
    found = reading(written(shuffled, "neutral name.txt"))
    assert (found.format, found.grain) == ("youtube_studio_table", Grain.POST)
    assert found.platform is Platform.YOUTUBE
    assert column(found, "views") == [7]


def test_german_headers_with_soft_hyphens_are_understood():
    found = reading(fixture(GERMAN))
    assert found.metrics == ("views", "watch_time_s", "follows", "impressions", "ctr_pct")
    assert [post.title for post in found.posts] == ["Rosen schneiden", "Kompost, schnell", None]
    assert [post.published for post in found.posts] == [date(2025, 3, 1), date(2025, 3, 3), None]


@pytest.mark.parametrize("likes", ["Likes", "\u201eMag ich\u201c-Bewertungen"])
def test_likes_are_found_by_both_of_their_german_names(likes):
    table = f"Video,Videotitel,Aufrufe,{likes}\nabcdefghijk,Eins,20,4\n"
    assert column(reading(written(table)), "likes") == [4]


def test_the_total_row_is_a_control_and_no_video():
    found = reading(fixture(GERMAN))
    assert control(found, "views") == (600, 550)
    assert control(found, "impressions") == (9000, 8405)
    assert found.rows_read == found.rows_imported == 3


def test_a_rate_is_controlled_by_its_weighted_mean():
    # (2.50 * 6000 + 4.00 * 2400) / 8400
    assert control(reading(fixture(GERMAN)), "ctr_pct") == (3.0, 2.9286)


def test_the_footer_of_a_cut_off_export_is_no_video():
    found = reading(fixture(GERMAN))
    assert not found.rejected
    assert any("Die 500 besten Ergebnisse" in warning for warning in found.warnings)


def test_the_space_that_guards_an_id_is_no_part_of_it():
    ids = [post.external_id for post in reading(fixture(GERMAN)).posts]
    assert ids == ["rosenschn1t", "-kompost123", "geloescht00"]


def test_blanks_are_missing_and_not_zero():
    last = reading(fixture(GERMAN)).observations[-1]
    assert last.values == (None, None, None, 5, None)


def test_hours_become_seconds_exactly():
    assert column(reading(fixture(GERMAN)), "watch_time_s") == [
        Decimal("26100"),
        Decimal("11244.24"),
        None,
    ]


def test_net_subscribers_may_be_negative():
    assert column(reading(fixture(GERMAN)), "follows") == [10, -3, None]


def test_gained_and_lost_subscribers_push_the_net_figure_out():
    text = (
        "Content,Video title,Subscribers,Subscribers gained,Subscribers lost\nabcdefghijk,A,3,5,2\n"
    )
    found = reading(written(text))
    assert dict(zip(found.metrics, found.observations[0].values, strict=True)) == {
        "follows": 5,
        "unfollows": 2,
    }


def test_portuguese_with_revenue_names_its_currency_and_drops_unmeasured_viewers():
    found = reading(fixture("youtube_studio_pt.csv"))
    assert found.metrics == ("views", "engaged_views", "watch_time_s", "follows", "revenue")
    assert found.currency == "BRL"
    assert control(found, "revenue") == (4.5, 4.5)
    assert [post.duration_s for post in found.posts] == [605, 65]
    assert any("Unique viewers" in warning for warning in found.warnings)


def test_spanish_headers_are_understood():
    text = (
        "Contenido,Título del video,Hora de publicación del video,Vistas,"
        'Tiempo de visualización (horas)\nabcdefghijk,Hola,"Mar 15, 2025",4,0.5\n'
    )
    assert reading(written(text)).observations[0].values == (4, Decimal(1800))


def test_headers_of_2026_call_impressions_thumbnail_impressions():
    text = (
        "Content,Video title,Thumbnail impressions,Thumbnail click-through rate (%)\n"
        "abcdefghijk,A,181,1.1\n"
    )
    assert reading(written(text)).metrics == ("impressions", "ctr_pct")


def test_counts_that_became_floats_are_counts():
    text = "Content,Video title,Views\nabcdefghijk,A,1348535.0\n"
    (value,) = column(reading(written(text)), "views")
    assert (value, type(value)) == (1348535, int)


def test_a_spreadsheets_semicolons_come_with_decimal_commas():
    text = "Content;Video title;Views;Watch time (hours)\nabcdefghijk;A;12;0,5\n"
    assert reading(written(text)).observations[0].values == (12, Decimal(1800))


def test_a_total_row_without_figures_is_no_footer():
    text = "Views,Content,Video title\n,Total,\n"
    found = reading(written(text))
    assert (found.rows_read, found.rejected, len(found.warnings)) == (0, (), 1)


def test_columns_that_are_not_kept_are_named():
    text = "Content,Video title,Views,Shown in feed,Likes (vs. dislikes) (%)\nabcdefghijk,A,1,2,3\n"
    (warning,) = [w for w in reading(written(text)).warnings if "not imported" in w]
    assert "'Shown in feed'" in warning
    assert "'Likes (vs. dislikes) (%)'" in warning


def test_a_damaged_row_is_rejected_with_its_place_and_the_rest_is_read():
    text = ENGLISH + 'wxyzwxyzwxy,"Two\nlines","Mar 15, 2025",60,many,1\nwxyzwxyzwx2,cut'
    found = reading(written(text))
    assert [(r.row, r.column, r.value) for r in found.rejected] == [
        (5, "Views", "many"),
        (6, "Content", "wxyzwxyzwx2"),
    ]
    assert (found.rows_read, found.rows_imported) == (4, 2)


def test_a_video_listed_twice_is_rejected_the_second_time():
    found = reading(written(ENGLISH + 'abcdefghijk,First,"Mar 15, 2025",60,21,4\n'))
    assert [r.reason for r in found.rejected] == ["repeats row 3"]
    assert control(found, "views") == (30, 30)


def test_a_publish_date_in_the_far_future_is_rejected():
    text = 'Content,Video title,Video publish time,Views\nabcdefghijk,A,"Mar 15, 2055",1\n'
    (rejection,) = reading(written(text)).rejected
    assert rejection.reason == "lies after tomorrow, 2026-11-21"


def test_every_observation_carries_the_answered_period():
    period = Period(date(2025, 3, 1), date(2025, 3, 31))
    found = reading(written(ENGLISH), answers=Answers("Garden", period))
    assert (found.period, found.period_basis) == (period, PeriodBasis.ANSWERED)
    assert {(seen.figure, seen.days) for seen in found.observations} == {(Figure.PERIOD, period)}
    assert (found.account, found.account_assumed) == ("Garden", False)


@with_real_exports
def test_pune():
    found = real("youtube_studio_en_default_pune")["Table data.csv"]
    assert control(found, "views") == (51_075, 51_075)
    assert control(found, "impressions") == (748_855, 748_826)
    assert control(found, "ctr_pct") == (3.06, 3.0576)
    assert (found.rows_read, found.rows_imported, len(found.posts)) == (220, 220, 220)
    assert not any(post.external_id.startswith(" ") for post in found.posts)


@with_real_exports
def test_areikher():
    found = real("youtube_studio_en_rich_2025_areikher")["Table data.csv"]
    assert control(found, "views") == (46_333, 46_333)
    assert control(found, "engaged_views") == (36_807, 36_807)
    assert control(found, "ctr_pct")[0] == 1.68
    assert found.rows_imported == 71
    assert "viewers" not in found.metrics


@with_real_exports
def test_arcane():
    found = real("youtube_studio_en_2025_arcane")
    table, days = found["Content.csv"], found["Date.csv"]
    assert control(table, "views") == (12_100_212, 12_099_605)
    assert (table.rows_imported, days.rows_imported) == (238, 450)
    assert control(days, "views") == (12_100_212, 12_100_212)
    assert days.currency == "USD"
    stated, imported = control(days, "revenue")
    assert stated == 3211.10
    assert abs(imported - 3211.10) < 0.005
    assert table.period == days.period == Period(date(2024, 1, 21), date(2025, 4, 24))
    assert table.period_basis is PeriodBasis.COMPANION


@with_real_exports
def test_weima():
    found = real("youtube_studio_de_2020_weima")
    table, totals = found["Tabellendaten.csv"], found["Gesamtwerte.csv"]
    year = Period(date(2020, 1, 1), date(2020, 12, 31))
    assert control(table, "views") == (405_712, 401_812)
    assert control(table, "ctr_pct")[0] == 6.27
    assert (table.rows_read, table.rows_imported) == (500, 500)
    assert (table.period, table.period_basis) == (year, PeriodBasis.COMPANION)
    assert control(totals, "views") == (None, 405_712)
    assert totals.rows_imported == 366


@with_real_exports
def test_weima_chart_sums_equal_the_table():
    found = real("youtube_studio_de_2020_weima")
    table, chart = found["Tabellendaten.csv"], found["Diagrammdaten.csv"]
    of_year = {seen.subject: seen.values[0] for seen in table.observations}
    sums: dict[str, int] = {}
    for seen in chart.observations:
        sums[seen.subject] = sums.get(seen.subject, 0) + seen.values[0]
    assert len(sums) == 8
    assert sums == {video: of_year[video] for video in sums}
