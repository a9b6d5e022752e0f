"""Payloads that list posts with running totals: what every API of the kind has in common."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.errors import SourceRejected
from domain.metrics import Metric
from domain.observations import Number, Observation, PostFacts, Reading
from domain.vocabulary import Figure, Grain, Platform
from sources.captured import captured_on
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.payloads import Item, shown
from sources.source import Context, Source
from sources.unreadable import CellRejected


@dataclass(frozen=True)
class Counted:
    """One item, read: a post, and its totals by metric."""

    facts: PostFacts
    totals: Mapping[str, Number | None]


ReadItem = Callable[[Item], Counted | None]  # None: left out on purpose


@dataclass(frozen=True)
class Posts:
    platform: Platform
    noun: str  # of many: "videos"
    metrics: tuple[str, ...]  # in the order of the reading
    unknown_account: str
    custom_metrics: tuple[Metric, ...] = ()


def read_posts(
    source: Source,
    document: Document,
    context: Context,
    kind: Posts,
    items: Iterable[object],
    read_item: ReadItem,
    warnings: Sequence[str] = (),
) -> Reading:
    harvest = Harvest(warnings=list(warnings))
    posts = _posts(items, read_item, harvest)
    if not harvest.rows_read:
        raise SourceRejected(
            f"The payload holds no {kind.noun}: there is nothing to import. It may be an empty "
            "page; no figures are taken to be zero."
        )
    harvest.posts = [counted.facts for counted in posts]
    metrics = _told(kind.metrics, posts)
    question = captured_on(document, context)
    day = date.fromisoformat(question.taken)
    harvest.observations = [seen for one in posts if (seen := _observed(one, metrics, day))]
    _warn_of_later_posts(harvest, day, kind.noun)
    return reading_of(
        source,
        document,
        harvest,
        account_of(kind.unknown_account, harvest.posts, context),
        grain=Grain.POST,
        metrics=metrics,
        platform=kind.platform,
        custom_metrics=tuple(one for one in kind.custom_metrics if one.name in metrics),
        questions=(question,),
    )


def account_of(unknown: str, posts: Iterable[PostFacts], context: Context) -> Account:
    """What the payload says of its posts, else the answer, else a name to be confirmed."""
    accounts = {post.account for post in posts}
    stated = sorted(account for account in accounts if account)
    if len(stated) == 1:
        return Account(stated[0])
    if context.answers.account:
        return Account(context.answers.account)
    if stated and None not in accounts:
        return Account("several accounts")
    return Account(unknown, assumed=True)


def _posts(items: Iterable[object], read_item: ReadItem, harvest: Harvest) -> list[Counted]:
    """Pages overlap when something was published between two calls: the last item counts."""
    found: dict[str, Counted] = {}
    repeated = 0
    for number, item in enumerate(items, 1):
        harvest.rows_read += 1
        try:
            counted = read_item(_object(item))
        except CellRejected as fault:
            harvest.reject(Row(number, []), fault)
            continue
        if counted is None:
            harvest.skipped += 1
            continue
        post = counted.facts.external_id
        repeated += post in found
        found[post] = counted
    harvest.skipped += repeated
    if repeated:
        harvest.warnings.append(f"{repeated:,} items repeat a post: the last of each counts.")
    return list(found.values())


def _object(item: object) -> Item:
    if not isinstance(item, dict):
        raise CellRejected("item", shown(item), "is not an object")
    return Item(item)


def _told(metrics: Sequence[str], posts: Sequence[Counted]) -> tuple[str, ...]:
    told = {name for one in posts for name, value in one.totals.items() if value is not None}
    return tuple(metric for metric in metrics if metric in told)


def _observed(counted: Counted, metrics: Sequence[str], day: date) -> Observation | None:
    """A post without any figure is known, but nothing of it was observed."""
    values = tuple(counted.totals.get(metric) for metric in metrics)
    if all(value is None for value in values):
        return None
    return Observation(Figure.CUMULATIVE, values, counted.facts.external_id, moment=day)


def _warn_of_later_posts(harvest: Harvest, day: date, noun: str) -> None:
    days = [post.published for post in harvest.posts if post.published]
    later = sum(date(moment.year, moment.month, moment.day) > day for moment in days)
    if later:
        harvest.warnings.append(
            f"{later:,} {noun} were published after {day}, the day on which their totals are "
            "taken to have been read: state the right day."
        )
