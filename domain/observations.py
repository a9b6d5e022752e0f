"""What a source said: the frozen pieces that travel from sources/ to database/."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any, BinaryIO

from domain.gathered import Gathered
from domain.mappings import ColumnMapping, UnknownTable
from domain.metrics import Metric
from domain.observation_columns import Number as Number
from domain.observation_columns import ObservationColumns
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, PeriodBasis, Platform

_AT_ONCE = 4_096
FeatureValue = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What a file says of a post and its content. None means the file is silent."""

    external_id: str
    platform: Platform
    account: str | None = None  # None: the account of the whole reading
    title: str | None = None
    url: str | None = None
    published: datetime | date | None = None  # a date when the file prints only the day
    content_type: str | None = None
    duration_s: Decimal | None = None
    text: str | None = None
    language: str | None = None
    creator: str | None = None
    topic: str | None = None
    features: Mapping[str, FeatureValue] = field(default_factory=dict)
    work: str | None = None  # names the creative work across platforms; None: this post only
    cleared: tuple[str, ...] = ()  # facts, as they are stored, that are said to have no value


@dataclass(frozen=True, slots=True)
class Observation:
    """One row of figures. `values` stand in the order of the reading's `metrics`; None is missing.

    A cumulative observation has the `moment` it was read (a date: the end of that day).
    A period observation has its whole `days`.
    """

    figure: Figure
    values: tuple[Number | None, ...]
    subject: str | None = None  # external id of the post; None: the account itself
    moment: datetime | date | None = None
    days: Period | None = None
    platform: Platform | None = None  # None: the reading's own


def gathered_posts() -> Gathered[PostFacts]:
    return Gathered(_pack_facts, lambda packed: PostFacts(*packed))


def gathered_observations() -> Gathered[Observation]:
    return Gathered(_pack_observation, lambda packed: Observation(*packed))


def side_by_side(observations: Sequence[Observation]) -> Iterator[ObservationColumns]:
    """Many at a time, the quick way; none is empty."""
    for some in _packed(observations):
        yield some if isinstance(some, ObservationColumns) else ObservationColumns.of(some)


def _packed(observations: Sequence[Observation]) -> Iterator[Sequence[tuple[Any, ...]]]:
    if isinstance(observations, Gathered):
        yield from observations.chunks()
        return
    coming = map(_pack_observation, observations)
    while some := list(islice(coming, _AT_ONCE)):
        yield some


_pack_facts = attrgetter(*(one.name for one in fields(PostFacts)))
_pack_observation = attrgetter(*(one.name for one in fields(Observation)))


@dataclass(frozen=True)
class Rejection:
    """A row that was not imported. `row` counts as a spreadsheet does, the header being row 1."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Control:
    """A figure the file states of itself, beside the same figure over its imported rows."""

    metric: str
    stated: Decimal | None
    imported: Decimal | None


@dataclass(frozen=True)
class SourceFile:
    """`name` may carry folders or the archive's name as a path: `Export.zip/Table data.csv`.

    Its bytes are `content`, or are read from `opener` when somebody asks for them.
    """

    name: str
    content: bytes = b""
    modified: date | None = None
    opener: Callable[[], BinaryIO] | None = None

    @classmethod
    def at(cls, path: Path, name: str = "", modified: date | None = None) -> "SourceFile":
        """A file on the disk, which is not read into memory."""
        return cls(name or path.name, b"", modified, lambda: path.open("rb"))

    def open(self) -> BinaryIO:
        return self.opener() if self.opener else BytesIO(self.content)


@dataclass(frozen=True)
class Answers:
    """What the person importing said because the files cannot."""

    account: str | None = None
    period: Period | None = None
    said: Mapping[Asked, str] = field(default_factory=dict, hash=False)
    mapping: ColumnMapping | None = None  # for every table of unknown columns that it can read
    mappings: tuple[ColumnMapping, ...] = ()  # each for tables of the very columns it was made for


@dataclass(frozen=True)
class Question:
    """What one file leaves unsaid. `taken` is what the reading took: the answer, else a guess.

    Years and days are written as ISO does, zones as IANA names.
    """

    asked: Asked
    words: str  # the question, for people
    taken: str
    is_guess: bool = True
    choices: tuple[str, ...] = ()  # when only these can be meant


@dataclass(frozen=True)
class Reading:
    """A file, or one part of it, understood. Nothing of it is stored yet."""

    file_name: str
    fingerprint: str  # sha256, hexadecimal: of the bytes, or of the part of the file
    format: str  # the name of the source in the registry, e.g. "youtube_studio_table"
    label: str  # the same for people, e.g. "YouTube Studio: videos over a period"
    platform: Platform | None  # None: several, each post says its own
    grain: Grain
    metrics: tuple[str, ...]
    posts: Sequence[PostFacts]
    observations: Sequence[Observation]
    account: str  # the stated, answered or guessed name
    account_assumed: bool = False
    period: Period | None = None  # first to last day the figures speak of
    period_basis: PeriodBasis = PeriodBasis.STATED
    questions: tuple[Question, ...] = ()
    currency: str | None = None  # ISO 4217, when a revenue column names it
    custom_metrics: tuple[Metric, ...] = ()
    controls: tuple[Control, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    rejected_unlisted: int = 0  # beyond those that are listed in `rejected`
    warnings: tuple[str, ...] = ()
    rows_read: int = 0  # without headers, totals and footers
    rows_imported: int = 0

    @property
    def rows_rejected(self) -> int:
        return len(self.rejected) + self.rejected_unlisted


@dataclass(frozen=True)
class Refusal:
    """A file that was not understood, or is not content performance."""

    file_name: str
    reason: str
    table: UnknownTable | None = None  # when its columns can be mapped
