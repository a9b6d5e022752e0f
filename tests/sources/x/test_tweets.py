"""Twitter Analytics until 2024: tweets, and the account by day."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from openpyxl import Workbook

from domain.observations import Answers, SourceFile
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, Platform
from tests.sources.files import column, control, read, reading, real, with_real_exports, written

HEADER = (
    '"Tweet id","Tweet permalink","Tweet text","time","impressions","engagements",'
    '"engagement rate","retweets","replies","likes","user profile clicks","url clicks",'
    '"media views","promoted impressions"\n'
)
TWEET = (
    '"1410344350421237762","https://twitter.com/demo/status/1410344350421237762",'
    '"@someone Oh no\n\nhttps://t.co/x #r_stats #R","2021-06-30 21:07 +0000","155.0","14.0",'
    '"0.0903","0.0","1.0","2.0","0.0","9.0","0","-"\n'
)
DAILY = (
    '"Date","Tweets published","impressions","engagements","engagement rate","retweets",'
    '"replies","likes","media views","promoted impressions"\n'
    '"2021-01-01","9","6703","262","0.039","1","7","29","411","-"\n'
    '"2021-01-02","0","100","2","0.02","0","0","1","3","-"\n'
)


def test_a_tweet_is_known_by_its_id_which_tells_the_second():
    found = reading(written(HEADER + TWEET))
    (post,) = found.posts
    assert (post.external_id, post.account) == ("1410344350421237762", "demo")
    printed = datetime(2021, 6, 30, 21, 7, tzinfo=UTC)
    assert timedelta(0) < post.published - printed < timedelta(minutes=1)
    assert post.content_type == "reply"
    assert post.features == {"is_reply": True, "hashtags": "r_stats|R"}
    assert (found.platform, found.grain, found.account) == (Platform.X, Grain.POST, "demo")
    assert not found.account_assumed


def test_figures_are_running_totals_on_the_last_day_in_the_name():
    name = "tweet_activity_metrics_demo_20210601_20210701_en.csv"
    found = reading(written(HEADER + TWEET, name, modified=date(2024, 5, 1)))
    (seen,) = found.observations
    assert (seen.figure, seen.moment) == (Figure.CUMULATIVE, date(2021, 7, 1))
    assert column(found, "impressions") == [155]
    assert column(found, "engagement_rate_reported") == [Decimal("0.0903")]
    (question,) = found.questions
    assert (question.asked, question.taken, question.is_guess) == (
        Asked.CAPTURED,
        "2021-07-01",
        True,
    )


def test_the_answer_gives_the_day_of_the_totals():
    answers = Answers(said={Asked.CAPTURED: "2022-02-03"})
    found = reading(written(HEADER + TWEET), answers=answers)
    assert found.observations[0].moment == date(2022, 2, 3)


def test_totals_are_never_guessed_to_be_read_before_the_last_tweet():
    found = reading(written(HEADER + TWEET, modified=date(2021, 6, 1)))
    assert found.observations[0].moment == date(2021, 6, 30)


def test_ids_a_spreadsheet_rounded_come_back_from_the_link():
    rounded = HEADER + TWEET.replace('"1410344350421237762"', "1.41034E+18")
    assert reading(written(rounded)).posts[0].external_id == "1410344350421237762"
    zeros = HEADER + TWEET.replace('"1410344350421237762"', "1410344350421230000")
    assert reading(written(zeros)).posts[0].external_id == "1410344350421237762"


@pytest.mark.parametrize("rounded", ["1.41034E+18", "1410344350421230000", "1,41034E+18"])
def test_without_a_link_a_rounded_id_is_rejected_and_no_posts_are_merged(rounded):
    row = TWEET.replace('"1410344350421237762"', f'"{rounded}"', 1).replace(
        "https://twitter.com/demo/status/1410344350421237762", ""
    )
    found = reading(written(HEADER + row + TWEET))
    (rejection,) = found.rejected
    assert (rejection.row, rejection.column) == (2, "Tweet id")
    assert "rounded by a spreadsheet" in rejection.reason
    assert [post.external_id for post in found.posts] == ["1410344350421237762"]


def test_favorites_of_2015_are_likes():
    found = reading(written((HEADER + TWEET).replace('"likes"', '"favorites"')))
    assert column(found, "likes") == [2]


def test_the_account_by_day_is_named_by_its_file_and_never_a_sum_of_tweets():
    name = "daily_tweet_activity_metrics_demo_20210101_20210201_en.csv"
    found = reading(written(DAILY, name))
    assert (found.grain, found.account, found.account_assumed) == (Grain.ACCOUNT, "demo", False)
    assert found.period == Period(date(2021, 1, 1), date(2021, 1, 2))
    assert control(found, "impressions") == (None, 6803)
    assert any("'promoted impressions'" in warning for warning in found.warnings)


def test_a_workbook_of_the_file_keeps_what_its_name_tells():
    book = Workbook()
    for cells in csv.reader(io.StringIO(HEADER + TWEET)):
        book.active.append(cells)
    content = io.BytesIO()
    book.save(content)
    name = "tweet_activity_metrics_demo_20210601_20210701_en.xlsx"
    found = reading(SourceFile(name, content.getvalue(), date(2024, 5, 1)))
    assert found.observations[0].moment == date(2021, 7, 1)
    assert found.posts == reading(written(HEADER + TWEET)).posts


def test_a_daily_file_without_a_name_takes_the_account_of_tweets_read_with_it():
    daily, _ = read(written(DAILY, "daily.csv"), written(HEADER + TWEET))
    assert (daily.account, daily.account_assumed) == ("demo", True)


@with_real_exports
def test_debruine():
    found = real("twitter_classic_2021_debruine")
    tweets = [one for name, one in found.items() if name.startswith("tweet")]
    daily = [one for name, one in found.items() if name.startswith("daily")]
    assert sum(one.rows_imported for one in tweets) == 1_439
    assert sum(control(one, "impressions")[1] for one in tweets) == 3_223_116
    assert sum(control(one, "likes")[1] for one in tweets) == 12_503
    assert sum(one.rows_imported for one in daily) == 181
    assert sum(control(one, "impressions")[1] for one in daily) == 3_228_731
    assert {one.account for one in found.values()} == {"LisaDeBruine"}
    assert not any(one.rejected for one in found.values())
