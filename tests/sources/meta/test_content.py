"""Meta Business Suite: posts of Instagram and Facebook."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, Platform
from tests.sources.files import column, control, fixture, read, reading, written

INSTAGRAM = "meta/Mar-01-2026_Mar-31-2026_1234567890123456.csv"
FACEBOOK = "meta/Mar-01-2026_Mar-31-2026_9876543210987654_facebook.csv"
HEADER = "Post ID,Account username,Description,Publish time,Permalink,Post type,Date,Views,Likes\n"


def row(post="18012345678901234", day="Lifetime", *, account="demo", published="03/15/2026 18:00"):
    link = f"https://www.instagram.com/p/{post}x/"
    return f"{post},{account},A desk,{published},{link},IG image,{day},10,2\n"


def test_lifetime_figures_are_running_totals_on_the_last_day_in_the_name():
    found = reading(fixture(INSTAGRAM))
    assert (found.platform, found.grain, found.account) == (
        Platform.INSTAGRAM,
        Grain.POST,
        "demo.studio",
    )
    assert {(seen.figure, seen.moment) for seen in found.observations} == {
        (Figure.CUMULATIVE, date(2026, 3, 31))
    }
    assert control(found, "views") == (None, 14_000)
    assert column(found, "saves") == [230, 4]
    first = found.posts[0]
    assert (first.content_type, first.duration_s) == ("reel", 44)
    assert first.title == "Three ways to light a desk"
    assert first.features == {"hashtags": "lighting|desk"}
    assert found.posts[1].duration_s is None


def test_the_month_in_the_name_decides_which_part_of_a_date_is_the_month():
    content = fixture(INSTAGRAM).content.decode()
    day_first = content.replace("03/05/2026", "05/03/2026").replace("03/12/2026", "12/03/2026")
    name = INSTAGRAM.removeprefix("meta/")
    found = [reading(written(text, name)) for text in (content, day_first)]
    assert [post.published for post in found[0].posts] == [p.published for p in found[1].posts]
    assert Asked.DAY_ORDER not in {question.asked for question in found[0].questions}


def test_times_are_taken_in_the_zone_that_is_answered():
    assert reading(fixture(INSTAGRAM)).posts[0].published == datetime(2026, 3, 5, 18, tzinfo=UTC)
    answers = Answers(said={Asked.ZONE: "America/New_York"})
    found = reading(fixture(INSTAGRAM), answers=answers)
    assert found.posts[0].published == datetime(2026, 3, 5, 23, tzinfo=UTC)
    zone = next(question for question in found.questions if question.asked is Asked.ZONE)
    assert not zone.is_guess


@pytest.mark.parametrize("zone", ["Mars", "", "../etc/passwd", "America"])
def test_a_zone_that_is_none_is_refused(zone):
    (entry,) = read(written(HEADER + row()), answers=Answers(said={Asked.ZONE: zone or "?"}))
    assert "is no zone" in entry.reason


def test_facebook_counts_reactions_as_likes_and_checks_its_own_sum():
    found = reading(fixture(FACEBOOK))
    assert (found.platform, found.account) == (Platform.FACEBOOK, "Demo Page")
    assert column(found, "likes") == [35, 62]
    assert column(found, "views") == [5243, None]
    assert column(found, "watch_time_s") == [None, 8120]
    assert column(found, "avg_view_duration_s") == [None, Decimal("3.4")]
    assert column(found, "clicks") == [120, 210]
    assert "engagements" not in found.metrics
    assert not any("contradicts" in warning for warning in found.warnings)


def test_a_sum_that_is_none_is_said():
    content = fixture(FACEBOOK).content.replace(b'"105","62"', b'"106","62"')
    found = reading(written(content.decode(), "posts.csv"))
    assert any("In 1 of 2 rows" in warning for warning in found.warnings)


def test_the_sum_stands_for_its_parts_where_they_are_missing():
    text = (
        "Post ID,Page name,Permalink,Date,Reactions, comments and shares\n"
        "122158000000000001,P,https://www.facebook.com/demo/posts/1,Lifetime,55\n"
    ).replace("Reactions, comments and shares", '"Reactions, comments and shares"')
    assert column(reading(written(text)), "engagements") == [55]


def test_a_day_makes_amounts_of_that_day():
    found = reading(written(HEADER + row(day="03/16/2026") + row(day="03/17/2026")))
    assert [seen.days for seen in found.observations] == [
        Period(date(2026, 3, day), date(2026, 3, day)) for day in (16, 17)
    ]
    assert len(found.posts) == 1
    assert Asked.CAPTURED not in {question.asked for question in found.questions}


def test_german_names_and_words_are_understood():
    text = (
        "Beitrags-ID,Konto-Benutzername,Beschreibung,Dauer (Sek.),Veröffentlichungszeitpunkt,"
        "Permalink,Beitragstyp,Datum,Aufrufe,Reichweite,„Gefällt mir“-Angaben,Geteilte Inhalte,"
        "Kommentare,Gespeicherte Beiträge\n"
        "18012345678901234,demo,Hallo,12,03/15/2026 18:00,https://www.instagram.com/p/x/,IG reel,"
        "Gesamte Laufzeit,9,8,7,6,5,4\n"
    )
    found = reading(written(text))
    assert [column(found, name) for name in ("views", "reach", "likes", "shares")] == [
        [9],
        [8],
        [7],
        [6],
    ]
    assert found.observations[0].figure is Figure.CUMULATIVE


def test_one_file_can_hold_several_accounts():
    found = reading(written(HEADER + row() + row("18012345678901235", account="other")))
    assert found.account == "several accounts"
    assert [post.account for post in found.posts] == ["demo", "other"]


def test_a_rounded_id_without_its_number_in_the_link_is_rejected():
    text = (HEADER + row()).replace("18012345678901234,", "1.80123E+16,")
    text = text.replace("/18012345678901234x/", "/DAbc123/")
    (rejection,) = reading(written(text)).rejected
    assert (rejection.column, rejection.row) == ("Post ID", 2)
    page = (
        "Post ID,Page name,Permalink,Date,Reactions\n"
        "1.22158E+17,P,https://www.facebook.com/demo/posts/122158000000000001,Lifetime,5\n"
    )
    assert reading(written(page)).posts[0].external_id == "122158000000000001"


def test_earnings_keep_their_currency():
    text = (
        "Post ID,Page name,Permalink,Date,Reactions,Estimated earnings (EUR)\n"
        "122158000000000001,P,https://www.facebook.com/demo/posts/1,Lifetime,5,1.25\n"
    )
    found = reading(written(text))
    assert (found.currency, column(found, "revenue")) == ("EUR", [Decimal("1.25")])


def test_a_copy_saved_by_a_spreadsheet():
    text = (HEADER + row()).replace(",", ";").replace("03/15/2026 18:00", "3/15/2026 6:00 PM")
    found = reading(written(text))
    assert found.posts[0].published == datetime(2026, 3, 15, 18, tzinfo=UTC)
    assert column(found, "views") == [10]
