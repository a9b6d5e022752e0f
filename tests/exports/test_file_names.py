from domain.vocabulary import Platform
from exports.file_names import selection_name
from tests.factories import a_selection

DAYS = "2026-06-24_2026-07-21"


def named(**choices):
    return selection_name("daily", "views", a_selection(**choices))


def test_a_name_tells_days_and_filter():
    assert named() == f"daily_views_all-platforms_{DAYS}.csv"
    chosen = named(
        platforms=(Platform.YOUTUBE,), accounts=(1,), types=("live, uncut",), creators=(4, 5),
        topics=(9,), text="Q&A: 100 %",
    )  # fmt: skip
    parts = "youtube_live-uncut_1-account_2-creators_1-topic_title-q-a-100"
    assert chosen == f"daily_views_{parts}_{DAYS}.csv"


def test_nothing_a_reader_types_leaves_the_folder_or_makes_the_name_too_long():
    hostile = named(types=("../../etc", "\u4e2d\u6587", "x" * 300), text="/" * 200 + "y" * 200)
    assert "/" not in hostile
    assert ".." not in hostile
    assert len(hostile) < 200
