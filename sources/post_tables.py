"""Tables of posts: one row per post, with running totals or with the amounts of a day."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from domain.counting import counted
from domain.observations import Number, Observation, PostFacts, Question
from domain.periods import Period
from domain.vocabulary import Figure
from sources.captured import captured_on
from sources.columns import Layout
from sources.documents import Document, Row
from sources.harvest import Harvest
from sources.source import Context
from sources.total_rows import is_total
from sources.unreadable import CellRejected


class Told(NamedTuple):
    """What a row says beside its figures. Without a moment and days the totals are undated."""

    facts: PostFacts
    moment: date | None = None
    days: Period | None = None


class PostRow(NamedTuple):
    told: Told
    values: tuple[Number | None, ...]

    def observed(self, captured: date | None) -> Observation:
        post, days = self.told.facts.external_id, self.told.days
        if days is not None:
            return Observation(Figure.PERIOD, self.values, post, days=days)
        moment = self.told.moment or captured
        return Observation(Figure.CUMULATIVE, self.values, post, moment=moment)


def gather_posts(
    rows: Iterable[Row],
    layout: Layout,
    harvest: Harvest,
    read: Callable[[Sequence[str]], Told],
) -> list[PostRow]:
    """The rows with a figure; the posts of the harvest are all that could be read.

    Total rows become controls.
    The layout's fact "id" is the column of the post.
    """
    posts: dict[str, PostFacts] = {}
    found = []
    for row in rows:
        if is_total(row.cells, layout.text("id", row.cells)):
            _state(row, layout, harvest)
            continue
        harvest.rows_read += 1
        try:
            values = layout.values(row.cells)
            told = read(row.cells)
            post = told.facts.external_id
            harvest.refuse_repeated(
                (post, told.moment, told.days), row, layout.header[layout.facts["id"]], post
            )
        except CellRejected as fault:
            harvest.reject(row, fault)
            continue
        posts[post] = told.facts
        if any(value is not None for value in values):
            found.append(PostRow(told, values))
    harvest.posts = list(posts.values())
    return found


def _state(row: Row, layout: Layout, harvest: Harvest) -> None:
    try:
        harvest.state(layout.metrics, layout.values(row.cells))
    except CellRejected as fault:
        harvest.warnings.append(f"The total row cannot be compared: {fault}.")


def capture_asked(
    document: Document, context: Context, posts: Iterable[PostFacts], likely: date | None
) -> Question:
    """Never guessed before the last publication in the file."""
    question = captured_on(document, context, likely)
    latest = max((day_of(post.published) for post in posts if post.published), default=date.min)
    if question.is_guess and latest > date.fromisoformat(question.taken):
        return captured_on(document, context, latest)
    return question


def observe(rows: Iterable[PostRow], captured: date | None, harvest: Harvest) -> None:
    """`captured`: the day of the totals that no row dates."""
    harvest.observations = [row.observed(captured) for row in rows]
    published = {post.external_id: post.published for post in harvest.posts}
    later = sum(
        _is_before(seen.moment, published[seen.subject])
        for seen in harvest.observations
        if seen.subject is not None
    )
    if later:
        harvest.warnings.append(
            f"Published after the day on which their totals are taken to have been read: "
            f"{counted(later, 'post')}. State the right day or year."
        )


def _is_before(read_on: date | None, published: date | datetime | None) -> bool:
    """A day's difference may be the account's zone."""
    if read_on is None or published is None:
        return False
    return day_of(read_on) < day_of(published) - timedelta(days=1)


def day_of(moment: date | datetime) -> date:
    return date(moment.year, moment.month, moment.day)
