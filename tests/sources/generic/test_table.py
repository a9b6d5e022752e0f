"""The workbench's own CSV."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, MetricKind, Platform
from sources import generic_template
from tests.sources.files import SourceFile, column, control, read, reading, refusal, written


def test_a_row_is_the_amount_of_its_day():
    found = reading(written("platform,content,date,views\nYouTube,abc,2025-03-01,7\n"))
    (seen,) = found.observations
    day = date(2025, 3, 1)
    assert (seen.figure, seen.days, seen.moment) == (Figure.PERIOD, Period(day, day), None)
    assert (seen.subject, seen.values) == ("abc", (7,))
    assert (found.format, found.platform, found.grain) == (
        "generic_csv",
        Platform.YOUTUBE,
        Grain.POST,
    )


def test_names_are_understood_in_any_case_and_by_label():
    text = (
        "Platform;Content ID;Day;New Followers;AVERAGE VIEW DURATION\nTikTok;a;2025-03-01;4;1:05\n"
    )
    found = reading(written(text))
    assert found.metrics == ("follows", "avg_view_duration_s")
    assert found.observations[0].values == (4, Decimal(65))


def test_running_totals_and_stretches_say_so():
    text = (
        "platform,content,date,date_to,kind,views\n"
        "x,a,2025-03-01,2025-03-07,amount,70\n"
        "x,a,2025-03-09,,Running Total,90\n"
        "x,a,2025-03-10T12:30:00+02:00,,cumulative,95\n"
    )
    stretch, total, moment = reading(written(text)).observations
    assert stretch.days == Period(date(2025, 3, 1), date(2025, 3, 7))
    assert (total.figure, total.moment) == (Figure.CUMULATIVE, date(2025, 3, 9))
    assert moment.moment == datetime(2025, 3, 10, 10, 30, tzinfo=UTC)


def test_facts_and_features_are_gathered_over_rows():
    text = (
        "platform,content,date,views,title,duration_s,topic,work,feature:Hook,feature:faces\n"
        "youtube,a,2025-03-01,1,,,Chess,,question,\n"
        "youtube,a,2025-03-02,1,Openings,0:02:00,,Openings 2025,,2\n"
    )
    (post,) = reading(written(text)).posts
    assert (post.title, post.duration_s, post.topic, post.work) == (
        "Openings",
        120,
        "Chess",
        "Openings 2025",
    )
    assert post.features == {"Hook": "question", "faces": 2}


def test_without_an_id_the_title_tells_posts_of_an_account_apart():
    text = (
        "platform,account,title,date,views\n"
        "x,A,Hello,2025-03-01,1\nx,B,Hello,2025-03-01,2\nx,A,Hello,2025-03-02,3\n"
    )
    found = reading(written(text))
    assert [seen.subject for seen in found.observations] == ["A: Hello", "B: Hello", "A: Hello"]
    assert found.account == "several accounts"


def test_several_platforms_stand_on_their_posts_and_figures():
    text = "platform,content,date,views\nYouTube,a,2025-03-01,1\nTwitter,a,2025-03-01,2\n"
    found = reading(written(text))
    assert found.platform is None
    assert [post.platform for post in found.posts] == [Platform.YOUTUBE, Platform.X]
    assert [seen.platform for seen in found.observations] == [Platform.YOUTUBE, Platform.X]


def test_figures_of_an_account_need_no_content():
    text = (
        "platform,account,date,followers\n"
        "Instagram,Bakery,2025-03-01,10\nInstagram,Bakery,2025-03-02,12\n"
    )
    found = reading(written(text))
    assert (found.grain, found.account, found.posts) == (Grain.ACCOUNT, "Bakery", [])
    assert control(found, "followers_total") == (None, 12)


def test_figures_of_two_accounts_in_one_file_are_refused():
    text = "platform,account,date,followers\nx,A,2025-03-01,1\nx,B,2025-03-01,2\n"
    assert "import one file per account" in refusal(written(text))


def test_the_account_of_a_reading_is_not_named_again_by_its_figures():
    found = reading(written("platform,date,followers\nTwitch,2025-03-01,10\n"))
    (seen,) = found.observations
    assert (found.platform, seen.platform, seen.subject) == (Platform.TWITCH, None, None)


def test_derived_figures_of_the_workbench_are_not_imported_as_said_by_a_platform():
    text = "day,platform,account,views,estimated,corrected\n2025-03-01,youtube,A,4,no,no\n"
    assert "nothing to import" in refusal(written(text))


def test_a_custom_column_is_a_counter_of_the_teams_own():
    found = reading(written("platform,content,date,custom:Coupon uses\nx,a,2025-03-01,3\n"))
    (metric,) = found.custom_metrics
    assert (metric.name, metric.label, metric.kind) == (
        "coupon_uses",
        "Coupon uses",
        MetricKind.COUNTER,
    )
    assert metric.wide is False
    assert control(found, "coupon_uses") == (None, 3)


def test_an_unknown_column_is_named_with_what_was_understood():
    found = reading(written("platform,content,date,views,mood\nx,a,2025-03-01,3,good\n"))
    (warning,) = found.warnings
    assert "not imported: 'mood'" in warning
    assert "Understood: 'platform', 'content', 'date', 'views'" in warning


def test_a_negative_amount_is_a_correction_and_said():
    found = reading(written("platform,content,date,views\nx,ok,2025-02-28,-5\n"))
    assert found.observations[0].values == (-5,)
    assert any("1 row with a negative amount" in warning for warning in found.warnings)


def test_a_negative_running_total_is_refused():
    text = "platform,content,date,kind,views\nx,ok,2025-02-28,total,-5\nx,ok,2025-03-01,total,9\n"
    (rejection,) = reading(written(text)).rejected
    assert (rejection.row, rejection.column, rejection.value) == (2, "views", "-5")


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (",a,2025-03-01,1,", "platform", "is missing"),
        ("Myspace,a,2025-03-01,1,", "platform", "is not a platform"),
        ("x,a,,1,", "date", "is missing"),
        ("x,a,soon,1,", "date", "is not a date"),
        ("x,a,1999-12-31,1,", "date", "lies before 2000-01-01"),
        ("x,a,2026-11-22,1,", "date", "lies after tomorrow, 2026-11-21"),
        ("x,a,2025-03-01,,", "views, likes", "the row has no figure"),
        ("x,a,2025-03-01,some,", "views", "is not a number"),
        ("x,a,2025-03-01,1,2.5", "likes", "is not a whole number"),
        ("x,,2025-03-01,1,", "content", "neither an id nor a title"),
        ("x,1.47689E+18,2025-03-01,1,", "content", "was shortened"),
        ("x,ok,2025-02-28,1,", "date", "repeats row 2"),
        ("x,a", "platform", "the row has 2 cells, the header 5"),
        ("x,a,b,2025-03-01,1,2", "platform", "the row has 6 cells, the header 5"),
    ],
)
def test_a_bad_row_is_rejected_with_its_place_and_the_rest_is_imported(row, column, reason):
    text = f"platform,content,date,views,likes\nx,ok,2025-02-28,5,\n{row}\nx,ok,2025-03-01,6,1\n"
    found = reading(written(text))
    (rejection,) = found.rejected
    assert (rejection.row, rejection.column) == (3, column)
    assert reason in rejection.reason
    assert (found.rows_read, found.rows_imported, len(found.observations)) == (3, 2, 2)


def test_one_id_cannot_belong_to_two_accounts_of_a_platform():
    text = "platform,account,content,date,views\nx,A,a,2025-03-01,1\nx,B,a,2025-03-01,2\n"
    (rejection,) = reading(written(text)).rejected
    assert rejection.reason == "belongs to the account 'A' in a row above"


def test_a_running_total_has_one_date():
    text = "platform,content,date,date_to,kind,views\nx,a,2025-03-01,2025-03-07,total,1\n"
    assert reading(written(text)).rejected[0].column == "date_to"


def test_a_decimal_comma_is_allowed_where_semicolons_part_the_cells():
    text = "platform;content;date;revenue;views\nx;a;2025-03-01;1.234,50;1.200\n"
    assert reading(written(text)).observations[0].values == (Decimal("1234.50"), 1200)


def test_a_decimal_comma_is_refused_where_commas_part_the_cells():
    text = 'platform,content,date,revenue\nx,a,2025-03-01,"12,5"\n'
    assert reading(written(text)).rejected[0].reason == "is not a number"


def test_tabs_part_cells_too():
    text = "platform\tcontent\tdate\tviews\nx\ta, b\t2025-03-01\t4\n"
    assert reading(written(text)).posts[0].external_id == "a, b"


def test_slash_dates_are_decided_by_the_whole_file():
    text = "platform,content,date,views\nx,a,3/4/2025,1\nx,a,4/14/2025,1\n"
    found = reading(written(text))
    assert found.observations[0].days.first_day == date(2025, 3, 4)
    assert found.questions == ()


@pytest.mark.parametrize(
    ("said", "day", "is_guess"),
    [
        ({}, date(2025, 3, 4), True),
        ({Asked.DAY_ORDER: "month first"}, date(2025, 3, 4), False),
        ({Asked.DAY_ORDER: "day first"}, date(2025, 4, 3), False),
    ],
)
def test_slash_dates_that_nothing_decides_are_asked_about(said, day, is_guess):
    file = written("platform,content,date,views\nx,a,3/4/2025,1\n")
    found = reading(file, answers=Answers(said=said))
    assert found.observations[0].days.first_day == day
    (question,) = found.questions
    assert (question.asked, question.is_guess) == (Asked.DAY_ORDER, is_guess)


def test_an_order_of_days_that_is_none_is_refused():
    file = written("platform,content,date,views\nx,a,3/4/2025,1\n")
    (entry,) = read(file, answers=Answers(said={Asked.DAY_ORDER: "sideways"}))
    assert "is no order of days" in entry.reason


@pytest.mark.parametrize("column", ["content", "account", "topic", "creator"])
def test_names_longer_than_any_name_are_refused_in_their_row(column):
    header = "platform,date,views,title"
    text = f"{header},{column}\nx,2025-03-01,1,Hello,{'y' * 5000}\n"
    (rejection,) = reading(written(text)).rejected
    assert (rejection.column, rejection.row) == (column, 2)
    assert "is longer than" in rejection.reason


def test_long_titles_that_begin_alike_stay_two_posts():
    rows = "".join(f"x,2025-03-01,1,{'y' * 3000}{n}\n" for n in range(2))
    found = reading(written(f"platform,date,views,title\n{rows}"))
    first, second = (post.external_id for post in found.posts)
    assert first != second


def test_a_file_without_figures_is_refused_and_the_metrics_are_named():
    assert "'watch_time_s'" in refusal(written("platform,content,date\nx,a,2025-03-01\n"))


def test_a_spreadsheets_guard_before_text_is_taken_off():
    text = "platform,content,date,title,views\nx,'-a,2025-03-01,'=Sums explained,1\n"
    (post,) = reading(written(text)).posts
    assert (post.external_id, post.title) == ("-a", "=Sums explained")


def test_an_apostrophe_within_a_text_is_part_of_it():
    text = "platform,content,date,title,views\nx,a,2025-03-01,It is '=' here,1\n"
    assert reading(written(text)).posts[0].title == "It is '=' here"


def test_running_totals_are_controlled_by_each_posts_latest():
    text = (
        "platform,content,date,kind,views\n"
        "x,a,2025-03-02,total,20\nx,a,2025-03-01,total,10\nx,b,2025-03-01,total,5\n"
    )
    assert control(reading(written(text)), "views") == (None, 25)


def test_a_nameless_account_takes_the_answer():
    file = written("platform,content,date,views\nYouTube,a,2025-03-01,1\n")
    assert (reading(file).account, reading(file).account_assumed) == ("YouTube account", True)
    assert reading(file, answers=Answers(account="Bakery")).account == "Bakery"


def test_the_template_imports_back():
    found = reading(SourceFile("template.csv", generic_template()))
    assert (found.rows_read, found.rows_imported) == (3, 3)
    assert (found.rejected, found.warnings) == ((), ())
    assert column(found, "views") == [120, 310, 1540]


_TITLES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs")), min_size=1, max_size=20
).filter(lambda text: not text.startswith("'"))


@settings(deadline=None)
@given(st.lists(st.tuples(_TITLES, st.integers(0, 10**12)), min_size=1, max_size=8))
def test_what_is_written_by_the_rules_is_read_unchanged(posts):
    quoted = [
        f'YouTube,id{n},"{title.replace(chr(34), chr(34) * 2)}",2025-03-01,{views}'
        for n, (title, views) in enumerate(posts)
    ]
    found = reading(written("\n".join(["platform,content,title,date,views", *quoted])))
    assert [post.title for post in found.posts] == [title for title, _ in posts]
    assert column(found, "views") == [views for _, views in posts]
