"""Which of several pieces of content did better, at the same age?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pandas as pd
from sqlalchemy import Connection

from analytics.content import ContentReport, report_content
from analytics.post_series import PostSeries
from analytics.wording import count_in_words, listed
from domain.errors import InvalidRequest
from domain.metrics import Metric
from domain.vocabulary import Platform


@dataclass(frozen=True)
class ComparedContent:
    """`at_age` is the amount of the first days after publication; None where days do not tell it,
    and `reason` says why. `total` is all that is known, however old the content is."""

    content_id: int
    title: str
    platforms: tuple[Platform, ...]
    published_on: date | None
    days_known: int  # without a gap, from publication on
    at_age: Decimal | None
    total: Decimal | None
    total_rests_on: str
    reason: str


@dataclass(frozen=True)
class ContentComparison:
    """The best first, at equal age where it can be told. `age_days` None: nowhere."""

    metric: Metric
    age_days: int | None
    rows: tuple[ComparedContent, ...]
    notes: tuple[str, ...]

    def to_frame(self) -> pd.DataFrame:
        """A row per piece of content."""
        return pd.DataFrame(
            {
                "content_id": [row.content_id for row in self.rows],
                "title": [row.title for row in self.rows],
                "published_on": [row.published_on for row in self.rows],
                "at_age": [row.at_age for row in self.rows],
                "total": [row.total for row in self.rows],
                "total_rests_on": [row.total_rests_on for row in self.rows],
                "reason": [row.reason for row in self.rows],
            }
        )


def report_comparison(
    connection: Connection,
    workspace_id: int,
    content_ids: Sequence[int],
    metric_name: str = "views",
    *,
    platform: Platform | None = None,
) -> ContentComparison:
    """Only counters add up from publication on. With a platform, its posts alone are compared."""
    ids = list(dict.fromkeys(content_ids))
    if len(ids) < 2:
        raise InvalidRequest("A comparison needs at least two pieces of content.")
    reports = [report_content(connection, workspace_id, each, metric_name) for each in ids]
    metric = _metric(reports, metric_name)
    told = [_Told.of(report, metric, platform) for report in reports]
    known = [one.days_known for one in told if one.days_known]
    age = min(known) if len(known) > 1 else None
    rows = sorted((one.compared(age) for one in told), key=_rank, reverse=True)
    return ContentComparison(metric, age, tuple(rows), _notes(age, rows))


def _metric(reports: Sequence[ContentReport], name: str) -> Metric:
    """A report on content that lacks the metric shows another one."""
    metric = next(
        (metric for report in reports for metric in report.metrics if metric.name == name), None
    )
    if metric is None:
        raise InvalidRequest(f"No source tells {name!r} of any of this content.")
    if not metric.additive:
        raise InvalidRequest(
            f"{metric.label} cannot be added up over days, so it is not compared at equal age."
        )
    return metric


@dataclass(frozen=True)
class _Told:
    report: ContentReport
    metric: Metric
    posts: tuple[PostSeries, ...]
    platform: Platform | None

    @classmethod
    def of(cls, report: ContentReport, metric: Metric, platform: Platform | None) -> "_Told":
        posts = tuple(post for post in report.posts if platform in (None, post.platform))
        return cls(report, metric, posts, platform)

    @property
    def days_known(self) -> int:
        """The shortest of its posts decides: all of them are added up."""
        if self.report.metric != self.metric or not self.posts:
            return 0
        return min(len(self._first_days(post)) for post in self.posts)

    def compared(self, age: int | None) -> ComparedContent:
        total, rests_on = self._total()
        days_known = self.days_known
        at_age = None
        if age is not None and days_known >= age:
            at_age = sum(
                (amount for post in self.posts for amount in self._first_days(post)[:age]),
                Decimal(0),
            )
        published = [day for post in self.posts if (day := self._published_on(post))]
        return ComparedContent(
            content_id=self.report.facts.content_id,
            title=self.report.facts.title,
            platforms=tuple(dict.fromkeys(post.platform for post in self.posts)),
            published_on=min(published, default=None),
            days_known=days_known,
            at_age=at_age,
            total=total,
            total_rests_on=rests_on,
            reason="" if at_age is not None else self._reason(days_known),
        )

    def _first_days(self, post: PostSeries) -> list[Decimal]:
        """The amounts from the day of publication to the first day that is missing."""
        day = self._published_on(post)
        by_day = dict(zip(post.days, post.values, strict=True))
        amounts = []
        while day is not None and day in by_day:
            amounts.append(Decimal(str(by_day[day])))
            day += timedelta(days=1)
        return amounts

    def _published_on(self, post: PostSeries) -> date | None:
        if post.published_at is None:
            return None
        return post.published_at.astimezone(ZoneInfo(self.report.time_zone)).date()

    def _total(self) -> tuple[Decimal | None, str]:
        found = [
            (amount, words)
            for metric, platform, amount, words in self.report.totals
            if metric == self.metric and self.platform in (None, platform)
        ]
        if not found:
            return None, ""
        words = dict.fromkeys(words for _, words in found)
        return sum((amount for amount, _ in found), Decimal(0)), "; ".join(words)

    def _reason(self, days_known: int) -> str:
        if not self.posts:
            return "It has no post on this platform."
        if self.report.metric != self.metric:
            return f"No source tells its {self.metric.label.lower()}."
        if any(post.published_at is None for post in self.posts):
            return "Its day of publication is not known."
        if not days_known:
            return "Its figures by day do not begin with its publication."
        return "No other content is known by day from its publication on."


def _rank(row: ComparedContent) -> tuple[bool, Decimal, Decimal]:
    return row.at_age is not None, row.at_age or Decimal(0), row.total or Decimal(0)


def _notes(age: int | None, rows: Sequence[ComparedContent]) -> tuple[str, ...]:
    if age is None:
        return (
            "Not compared at equal age: fewer than two of them are known by day from their "
            "publication on. The totals are of different ages.",
        )
    left_out = [repr(row.title) for row in rows if row.at_age is None]
    compared = f"Compared over the first {count_in_words(age, 'day')} after publication."
    if not left_out:
        return (compared,)
    return compared, f"Left out, for their days are not known: {listed(left_out)}."
