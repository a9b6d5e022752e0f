"""TikTok Studio: videos with running totals."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.observations import Answers, SourceFile
from domain.vocabulary import Asked, Figure, Grain, Platform
from tests.sources.files import (
    column,
    control,
    read,
    reading,
    real,
    refusal,
    understood,
    with_real_exports,
    written,
)

# The id's upper half is a time: 1752700800 s is 2025-07-16 21:20 UTC, 1764720000 s 2025-12-03.
FIRST = 1_752_700_800 << 32
SECOND = 1_764_720_000 << 32
HEADER = (
    '"Time","Video title","Video link","Post time","Total likes","Total comments",'
    '"Total shares","Total views"\n'
)


def row(video, *, time="February 28", posted="July 16", views="100", title="A #desk"):
    link = f"https://www.tiktok.com/@demo.studio/video/{video}"
    return f'"{time}","{title}","{link}","{posted}","5","4","3","{views}"\n'


def said(**answers):
    return Answers(said={Asked[name.upper()]: text for name, text in answers.items()})


def test_a_video_is_known_by_its_link_which_tells_the_second():
    found = reading(written("\ufeff" + HEADER + row(FIRST)))
    (post,) = found.posts
    assert (post.external_id, post.account) == (str(FIRST), "demo.studio")
    assert post.published == datetime(2025, 7, 16, 21, 20, tzinfo=UTC)
    assert (post.title, post.features) == ("A #desk", {"hashtags": "desk"})
    assert (found.platform, found.grain, found.account) == (
        Platform.TIKTOK,
        Grain.POST,
        "demo.studio",
    )


def test_the_year_of_the_totals_follows_from_the_ids():
    found = reading(written(HEADER + row(FIRST) + row(SECOND, posted="December 2")))
    assert {seen.moment for seen in found.observations} == {date(2026, 2, 28)}
    assert {seen.figure for seen in found.observations} == {Figure.CUMULATIVE}
    (question,) = found.questions
    assert (question.asked, question.taken) == (Asked.YEAR, "2026")


def test_the_newest_video_decides_the_year():
    rows = row(SECOND, time="August 1", posted="December 2") + row(FIRST, time="August 1")
    found = reading(written(HEADER + rows))
    assert {seen.moment for seen in found.observations} == {date(2026, 8, 1)}


def test_the_accounts_own_day_may_be_the_one_before_the_ids():
    found = reading(written(HEADER + row(FIRST, time="July 15", posted="July 15")))
    assert found.observations[0].moment == date(2025, 7, 15)


def test_an_export_of_the_day_of_publication_lies_in_the_same_year():
    found = reading(written(HEADER + row(FIRST, time="July 16")))
    assert found.observations[0].moment == date(2025, 7, 16)


def test_the_year_can_be_answered():
    found = reading(written(HEADER + row(FIRST, time="August 1")), answers=said(year="2026"))
    assert found.observations[0].moment == date(2026, 8, 1)
    assert not found.questions[0].is_guess


def test_totals_read_before_a_video_was_there_are_said():
    file = written(HEADER + row(FIRST) + row(SECOND, posted="December 2"))
    assert not any("Published after" in warning for warning in reading(file).warnings)
    found = reading(file, answers=said(year="2025"))
    assert any("Published after" in warning and "2 posts" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [("soon", "is no year"), ("2030", "cannot be 2030-08-01"), ("1999", "cannot be 1999-08-01")],
)
def test_an_answer_that_is_no_year_of_the_file_is_refused(answer, reason):
    file = written(HEADER + row(FIRST, time="August 1"))
    (entry,) = read(file, answers=said(year=answer))
    assert reason in entry.reason


def test_a_leap_day_is_never_put_into_a_year_without_one():
    video = 1_700_000_000 << 32  # November 2023
    found = reading(written(HEADER + row(video, time="February 29", posted="November 14")))
    assert found.observations[0].moment == date(2024, 2, 29)
    (entry,) = read(written(HEADER + row(video, time="February 29")), answers=said(year="2025"))
    assert "February 29" in entry.reason


def test_without_a_time_of_reading_the_day_is_asked():
    header = HEADER.replace('"Time",', "")
    text = header + row(FIRST).partition(",")[2]
    found = reading(written(text, modified=date(2026, 3, 1)))
    (question,) = found.questions
    assert (question.asked, question.taken) == (Asked.CAPTURED, "2026-03-01")
    assert found.observations[0].moment == date(2026, 3, 1)


def test_a_video_scheduled_for_later_has_its_printed_day():
    found = reading(written(HEADER + row(FIRST, posted="July 25")))
    assert found.posts[0].published == date(2025, 7, 25)


def test_newer_columns_and_times():
    text = (
        "Video title,Video link,Post time,Video views,Likes,Total play time,Average watch time,"
        "Watched full video,Add to favorites\n"
        f"Desk,https://www.tiktok.com/@demo/video/{FIRST},2025-07-16 23:20,1.2K,undefined,"
        "0h:04m:38s,12.5s,9%,7\n"
    )
    found = reading(written(text))
    assert (column(found, "views"), column(found, "likes")) == ([1200], [None])
    assert column(found, "watch_time_s") == [4 * 60 + 38]
    assert column(found, "avg_view_duration_s") == [Decimal("12.5")]
    assert column(found, "saves") == [7]
    assert any("'Watched full video'" in warning for warning in found.warnings)
    assert any("rounded" in warning for warning in found.warnings)


def test_a_row_without_a_link_to_a_video_is_rejected():
    found = reading(written(HEADER + row(FIRST) + row(FIRST).replace("/video/", "/live/")))
    (rejection,) = found.rejected
    assert (rejection.row, rejection.column) == (3, "Video link")


def test_a_table_about_followers_is_refused_with_the_reason():
    reason = refusal(written("Date,Hour,Active followers\nMarch 1,0,15\n"))
    assert "at which hour followers are online" in reason
    assert "gender" in refusal(written("Gender,Distribution\nMale,0.4\n"))
    assert "country" in refusal(written("Top territories,Distribution\nUS,0.4\n"))


@with_real_exports
def test_tiktok_studio_of_2026():
    found = real("tiktok_studio_en_2026")
    content = found["Content.csv"]
    assert (content.rows_imported, content.account) == (13, "haileytupy2.0")
    assert control(content, "views") == (None, 537_161)
    assert control(content, "likes") == (None, 4_063)
    assert {seen.moment for seen in content.observations} == {date(2026, 2, 28)}


def test_dates_saved_anew_by_a_spreadsheet():
    text = (HEADER + row(FIRST, time="28-Feb", posted="16-Jul")).replace('"', "")
    entry = understood(read(SourceFile("Content.csv", text.encode("utf-16")))[0])
    assert entry.observations[0].moment == date(2026, 2, 28)
    assert entry.posts[0].published == datetime(2025, 7, 16, 21, 20, tzinfo=UTC)
