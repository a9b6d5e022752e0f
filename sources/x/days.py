"""The account by day: Twitter's `daily_tweet_activity_metrics_….csv`, X's account overview.

They count what was seen on a day, of older posts too: no sum of posts equals them.
"""

from domain.observations import Reading
from domain.vocabulary import Grain, Platform
from sources.account_days import gather_days
from sources.columns import Columns, layout_in
from sources.day_columns import days_of
from sources.documents import Document
from sources.harvest import Harvest, reading_of
from sources.source import Context, Source
from sources.x.columns import TWITTER_FIGURES, X_FIGURES
from sources.x.naming import own_account

_DAILY = Columns({"day": ("date",)}, TWITTER_FIGURES)
_OVERVIEW = Columns({"day": ("date",)}, X_FIGURES)
_DAILY_MARKS = {"date", "tweets published", "impressions"}
_OVERVIEW_MARKS = ({"create post", "date"}, {"date", "impressions", "new follows", "unfollows"})


def _is_daily(document: Document) -> bool:
    return set(document.columns) >= _DAILY_MARKS


def _is_overview(document: Document) -> bool:
    return any(set(document.columns) >= marks for marks in _OVERVIEW_MARKS)


def _read_daily(document: Document, context: Context) -> Reading:
    return _read(DAILY, _DAILY, document, context)


def _read_overview(document: Document, context: Context) -> Reading:
    return _read(OVERVIEW, _OVERVIEW, document, context)


def _read(source: Source, columns: Columns, document: Document, context: Context) -> Reading:
    layout = layout_in(document, columns)
    days = days_of({layout.text("day", row.cells) for row in document.rows()}, context)
    harvest = Harvest(warnings=layout.warnings)
    gather_days(document.rows(), layout, days.read, harvest)
    return reading_of(
        source,
        document,
        harvest,
        own_account(document, context),
        grain=Grain.ACCOUNT,
        metrics=layout.metrics,
        platform=Platform.X,
        questions=days.questions,
    )


DAILY = Source(
    name="twitter_daily",
    label="Twitter: the account by day",
    recognised_by="the columns Date, Tweets published and impressions",
    platforms=(Platform.X,),
    recognises=_is_daily,
    read=_read_daily,
    asks_others=True,
)
OVERVIEW = Source(
    name="x_overview",
    label="X: the account by day",
    recognised_by="the columns Date and Create Post, or Impressions, New follows and Unfollows",
    platforms=(Platform.X,),
    recognises=_is_overview,
    read=_read_overview,
    asks_others=True,
)
