"""A small team with everything a selection can name, and the same facts as plain Python rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from database.tables import (
    account_performance_history,
    creators,
    metric_definition_changes,
    topics,
)
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Platform
from tests.rows import Post, Team

UTC = ZoneInfo("UTC")
FIRST_DAY = date(2025, 1, 20)
DAYS = 75
TITLES = ("100% light", "100 lights", "Studio_tour", "Studio tour", "Q&A: Gear", "")
TYPES = ("short", "video", "live, uncut", None)


@dataclass(frozen=True)
class Piece:
    content_id: int
    title: str
    content_type: str | None
    creator_id: int | None
    topic_id: int | None


@dataclass(frozen=True)
class Day:
    post: Post
    day: date
    metric: str
    amount: Decimal
    estimated: bool


@dataclass(frozen=True)
class Stretched:
    post: Post
    period: Period
    origin: str
    remainder: Decimal


@dataclass(frozen=True)
class Published:
    team: Team
    creators: tuple[int, ...]
    topics: tuple[int, ...]
    accounts: dict[int, tuple[Platform, str | None]]
    pieces: dict[int, Piece]
    posts: tuple[Post, ...]
    days: tuple[Day, ...]
    stretches: tuple[Stretched, ...]
    own: tuple[tuple[int, date, int], ...]  # account, day, views
    followers: tuple[tuple[int, date, int], ...]

    def knows(self, selection: Selection, post: Post) -> bool:
        """Whether a selection names a post, said without any SQL."""
        piece = self.pieces[post.content_id]
        return (
            self.knows_account(selection, post.account_id)
            and (not selection.types or piece.content_type in selection.types)
            and (not selection.creators or piece.creator_id in selection.creators)
            and (not selection.topics or piece.topic_id in selection.topics)
            and selection.text.lower() in piece.title.lower()
        )

    def knows_account(self, selection: Selection, account_id: int) -> bool:
        platform, _ = self.accounts[account_id]
        return (not selection.platforms or platform in selection.platforms) and (
            not selection.accounts or account_id in selection.accounts
        )

    def days_of(self, selection: Selection, metric: str) -> Iterator[Day]:
        return (
            one
            for one in self.days
            if one.metric == metric and one.day in selection.period
            and self.knows(selection, one.post)
        )  # fmt: skip

    def selections(self, seed: int, number: int) -> Iterator[Selection]:
        random = Random(seed)
        yield Selection(self.team.workspace_id, Period.ending(FIRST_DAY + timedelta(60), days=60))
        for _ in range(number):
            yield self._selection(random)

    def _selection(self, random: Random) -> Selection:
        first = FIRST_DAY + timedelta(random.randrange(-5, DAYS))

        def some(of, share):
            return tuple(one for one in of if random.random() < share)

        return Selection(
            self.team.workspace_id,
            Period(first, first + timedelta(random.randrange(DAYS))),
            platforms=some((Platform.YOUTUBE, Platform.TIKTOK, Platform.X), 0.3),
            accounts=some((*self.accounts, 999_999), 0.3),
            types=some(TYPES[:3], 0.25),
            creators=some((*self.creators, 888_888), 0.2),
            topics=some(self.topics, 0.25),
            text=random.choice(("", "", "", "100%", "studio_", "STUDIO", "q&a", "o", "\\", "nil")),
            basis=random.choice((None, *Basis)),
        )


def published(team: Team, seed: int = 7) -> Published:
    random = Random(seed)
    makers = _named(team, creators, "creator_id", ("Ana", "Ben", "Cem"))
    themes = _named(team, topics, "topic_id", ("Light", "Sound"))
    accounts = {
        team.account(platform, f"{platform} {number}", currency): (platform, currency)
        for platform, number, currency in (
            (Platform.YOUTUBE, 1, "EUR"), (Platform.YOUTUBE, 2, "USD"),
            (Platform.TIKTOK, 1, None), (Platform.X, 1, "EUR"),
        )
    }  # fmt: skip
    pieces = _pieces(team, random, makers, themes)
    posts = tuple(
        team.post(account_id, content_id=content_id, published_at=_moment(random))
        for content_id in pieces
        for account_id in random.sample(list(accounts), random.randrange(1, 4))
    )
    days = tuple({(one.post, one.day, one.metric): one for one in _days(random, posts)}.values())
    stretches = tuple(_stretches(random, posts))
    own = tuple(_own(random, accounts, 100))
    followers = tuple(_own(random, accounts, 5000))
    found = Published(
        team, makers, themes, accounts, pieces, posts, days, stretches, own, followers
    )
    _store(found)
    return found


def _named(team, table, key, names) -> tuple[int, ...]:
    return tuple(
        team.connection.scalar(
            insert(table).values(workspace_id=team.workspace_id, name=name).returning(table.c[key])
        )
        for name in names
    )


def _pieces(team, random, makers, themes) -> dict[int, Piece]:
    found = {}
    for number in range(14):
        facts = {
            "content_type": random.choice(TYPES),
            "creator_id": random.choice((*makers, None)),
            "topic_id": random.choice((*themes, None)),
        }
        title = TITLES[number % len(TITLES)]
        content_id = team.content(title, **facts)
        found[content_id] = Piece(content_id, title, *facts.values())
    return found


def _moment(random) -> datetime:
    return datetime(2025, 1, 1, 12, tzinfo=UTC) + timedelta(random.randrange(60))


def _days(random, posts) -> Iterator[Day]:
    for post in posts:
        for metric in random.sample(("views", "likes", "quotes", "revenue"), 3):
            for _ in range(random.randrange(1, 9)):
                day = FIRST_DAY + timedelta(random.randrange(DAYS))
                yield Day(post, day, metric, Decimal(random.randrange(-3, 400)), False)
        day = FIRST_DAY + timedelta(DAYS + 1)
        yield Day(post, day, "views", Decimal(11), True)


def _stretches(random, posts) -> Iterator[Stretched]:
    spans = [Period(FIRST_DAY + timedelta(n), FIRST_DAY + timedelta(n + 20)) for n in (0, 25, 40)]
    for post in posts:
        span, origin = random.choice(spans), random.choice(("stated", "first_total"))
        yield Stretched(post, span, origin, Decimal(random.randrange(1, 90)))


def _own(random, accounts, size) -> Iterator[tuple[int, date, int]]:
    for account_id in list(accounts)[:3]:
        for number in random.sample(range(DAYS), 12):
            yield account_id, FIRST_DAY + timedelta(number), random.randrange(size)


def _store(found: Published) -> None:
    team = found.team
    for one in found.days:
        team.tell_days(one.post, one.day, [one.amount], metric=one.metric, estimated=one.estimated)
    team.roll_up()
    for one in found.stretches:
        team.tell_stretch(one.post, one.period, one.remainder, origin=one.origin)
    _store_own(found)
    for platform in (Platform.YOUTUBE, Platform.X):
        team.connection.execute(
            insert(metric_definition_changes).values(
                workspace_id=team.workspace_id, platform=platform.value, metric="likes",
                day=FIRST_DAY, description="Counted anew.",
            )
        )  # fmt: skip


def _store_own(found: Published) -> None:
    by_day = {}
    for metric, rows in (("views", found.own), ("followers_total", found.followers)):
        for account_id, day, amount in rows:
            by_day.setdefault((account_id, day), {"views": None, "followers_total": None})
            by_day[account_id, day][metric] = amount
    found.team.connection.execute(
        insert(account_performance_history),
        [
            {
                "workspace_id": found.team.workspace_id,
                "account_id": account_id,
                "platform": found.accounts[account_id][0].value,
                "day": day,
                **figures,
            }
            for (account_id, day), figures in by_day.items()
        ],
    )
