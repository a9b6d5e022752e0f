"""Discord, messages of channels: how often posts are shared there, and the reactions to that."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from domain.errors import SourceRejected
from domain.metrics import Metric
from domain.observations import Observation, PostFacts, Reading
from domain.vocabulary import Figure, Grain, Platform
from sources.captured import captured_on
from sources.documents import Document, Row
from sources.emoji import Emoji
from sources.harvest import Account, Harvest, reading_of
from sources.identifiers import time_of_discord_message, time_of_tiktok, time_of_tweet
from sources.payloads import Item, holds, items_of, shown
from sources.post_links import LINKED_PLATFORMS, PostLink, post_links
from sources.source import Context, Source
from sources.unreadable import CellRejected

_LIST = "messages"
_SHARES = Metric(
    "discord_shares",
    "Discord shares",
    "Discord messages that link the post.",
    wide=False,
)
_REACTIONS = Metric(
    "discord_reactions",
    "Discord reactions",
    "Reactions with any emoji to Discord messages that link the post.",
    wide=False,
)
_UNKNOWN_ACCOUNT = "linked in Discord"
_SEVERAL = "several accounts"
_TIMES = {Platform.TIKTOK: time_of_tiktok, Platform.X: time_of_tweet}

Key = tuple[Platform, str]


@dataclass
class _Shared:
    facts: PostFacts
    messages: int = 0
    reactions: Counter[str] = field(default_factory=Counter)  # by metric

    def totals(self, emoji: Iterable[str]) -> tuple[int, ...]:
        counts = (self.reactions[name] for name in emoji)
        return self.messages, self.reactions.total(), *counts


@dataclass
class _Channel:
    """Who wrote or reacted is not looked at."""

    known: Mapping[Key, PostFacts]  # posts as the files given with this one tell them
    today: date
    posts: dict[Key, _Shared] = field(default_factory=dict)
    days: set[date] = field(default_factory=set)
    messages: set[str] = field(default_factory=set)
    emoji: dict[str, Metric] = field(default_factory=dict)

    def take_in(self, item: Item) -> bool:
        """Whether the message links a post and was not seen before."""
        number = item.needed("id")
        links = list(post_links(item.text("content") or ""))
        reactions = list(_reactions(item))
        written = item.moment("timestamp", self.today) or time_of_discord_message(number)
        if number in self.messages or not links:
            return False
        self.messages.add(number)
        self.days |= {date(written.year, written.month, written.day)} if written else set()
        self.emoji |= {metric.name: metric for metric, _ in reactions}
        for link in links:
            facts = _facts(link, self.known)
            shared = self.posts.setdefault((facts.platform, facts.external_id), _Shared(facts))
            shared.messages += 1
            for metric, count in reactions:
                shared.reactions[metric.name] += count
        return True


def recognises(document: Document) -> bool:
    return holds(document, _LIST, _is_message)


def _is_message(item: Item) -> bool:
    marks = item.has("id", "content", "timestamp")
    return marks and not {"channel_id", "author", "reactions"}.isdisjoint(item.fields)


def read(document: Document, context: Context) -> Reading:
    channel, harvest = _Channel(_known(context), context.today), Harvest()
    for number, message in enumerate(items_of(document, _LIST, _is_message), 1):
        harvest.rows_read += 1
        try:
            if not isinstance(message, dict):
                raise CellRejected("message", shown(message), "is not an object")
            harvest.skipped += not channel.take_in(Item(message))
        except CellRejected as fault:
            harvest.reject(Row(number, []), fault)
    if not channel.posts and not harvest.rejected:
        raise SourceRejected(
            f"None of the {harvest.rows_read:,} messages links a post on YouTube, Twitch, TikTok, "
            "X or Instagram, so there is nothing to count."
        )
    harvest.warnings += _remarks(channel, harvest)
    return _reading(document, context, channel, harvest)


def _known(context: Context) -> dict[Key, PostFacts]:
    """By id, and by link where the link has another id than the platform's files."""
    found: dict[Key, PostFacts] = {}
    for reading in context.readings:
        for post in reading.posts:
            named = replace(post, account=post.account or reading.account)
            found[post.platform, post.external_id] = named
            for link in post_links(post.url or ""):
                found.setdefault((link.platform, link.external_id), named)
    return found


def _facts(link: PostLink, known: Mapping[Key, PostFacts]) -> PostFacts:
    """No title: what other files say of the post stays as it is."""
    post = known.get((link.platform, link.external_id))
    time_of = _TIMES.get(link.platform)
    return PostFacts(
        external_id=post.external_id if post else link.external_id,
        platform=link.platform,
        account=post.account if post else link.account,
        url=post.url if post else link.url,
        published=time_of(link.external_id) if time_of else None,
    )


def _reactions(item: Item) -> Iterator[tuple[Metric, int]]:
    for reaction in item.objects("reactions"):
        emoji, count = reaction.object("emoji"), reaction.count("count")
        name, number = emoji.text("name"), emoji.text("id")
        if count is None:
            raise reaction.rejected("count", "is missing")
        if name is None and number is None:
            raise emoji.rejected("name", "is missing")
        if number is not None and not (number.isascii() and number.isdecimal()):
            raise emoji.rejected("id", "is not the id of an emoji")
        yield Emoji(name or "", number).metric, count


def _reading(document: Document, context: Context, channel: _Channel, harvest: Harvest) -> Reading:
    question = captured_on(document, context)
    custom = (_SHARES, _REACTIONS, *channel.emoji.values())
    platforms = {platform for platform, _ in channel.posts}
    harvest.posts = [shared.facts for shared in channel.posts.values()]
    harvest.observations = [
        Observation(
            Figure.CUMULATIVE,
            (
                shared.messages,
                shared.reactions.total(),
                *(shared.reactions[name] for name in channel.emoji),
            ),
            subject,
            moment=date.fromisoformat(question.taken),
            platform=platform,
        )
        for (platform, subject), shared in channel.posts.items()
    ]
    return reading_of(
        SOURCE,
        document,
        harvest,
        _account(harvest.posts, context),
        grain=Grain.POST,
        metrics=tuple(metric.name for metric in custom),
        platform=platforms.pop() if len(platforms) == 1 else None,
        custom_metrics=custom,
        questions=(question,),
    )


def _account(posts: Iterable[PostFacts], context: Context) -> Account:
    """Many links name nobody. A post that is known already keeps its account in any case."""
    accounts = {post.account for post in posts}
    if accounts and None not in accounts:
        return Account(str(accounts.pop()) if len(accounts) == 1 else _SEVERAL)
    if context.answers.account:
        return Account(context.answers.account)
    return Account(_UNKNOWN_ACCOUNT, assumed=True)


def _remarks(channel: _Channel, harvest: Harvest) -> Iterator[str]:
    if harvest.skipped:
        yield f"{harvest.skipped:,} messages link no post, or are there twice: they are left out."
    if channel.days:
        yield (
            f"Counted are the messages of this file, from {min(channel.days)} to "
            f"{max(channel.days)}: give all messages of a channel, or the totals will fall."
        )


SOURCE = Source(
    name="discord_messages",
    label="Discord: messages that share posts",
    recognised_by="JSON messages with content and timestamp",
    platforms=LINKED_PLATFORMS,
    recognises=recognises,
    read=read,
    asks_others=True,
)
