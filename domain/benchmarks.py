"""Figures to hold the team's own beside: what others published, and what the team aims at."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from urllib.parse import urlsplit

from domain.errors import InvalidRequest
from domain.periods import Period
from domain.vocabulary import Platform

ENGAGEMENT_RATE = "engagement_rate"
TEAM_SOURCE = "team"
# What rates that others publish count, and hold it against.
COUNTABLE = ("likes", "comments", "shares", "saves", "clicks")
DENOMINATORS = ("views", "impressions", "reach", "followers")
OLDEST_AGE = 3_650
_LONGEST = {"source": 200, "definition": 1_000, "link": 1_000, "format": 120}
_EARLIEST = date(2000, 1, 1)
_DIGITS = 10  # of shares, so that per cent reads back as it was written


class BenchmarkOrigin(StrEnum):
    EXTERNAL = "external"  # somebody else published it
    TEAM = "team"  # thresholds of the team's own: below `low` is low, from `high` on is good


class Statistic(StrEnum):
    """What the figure is of all the posts behind it."""

    MEDIAN = "median"
    MEAN = "mean"
    RATIO = "ratio"  # of rates: all interactions over the whole denominator
    P10 = "p10"
    P25 = "p25"
    P75 = "p75"
    P90 = "p90"


@dataclass(frozen=True)
class BenchmarkDefinition:
    """Two figures may be compared when all of this is alike."""

    platform: Platform
    metric: str  # a counter, or ENGAGEMENT_RATE
    content_type: str | None = None  # None: all formats together
    age_days: int | None = None  # since publication; None: whatever their age
    statistic: Statistic = Statistic.MEDIAN
    interactions: tuple[str, ...] = ()  # what a rate counts
    denominator: str | None = None  # what a rate is held against

    @property
    def is_rate(self) -> bool:
        return self.metric == ENGAGEMENT_RATE


@dataclass(frozen=True)
class BenchmarkDraft:
    """What is saved of a figure; rates are shares. `low` and `high` are the ends of its band."""

    definition: BenchmarkDefinition
    value: float
    dated: date  # when it was published, or set
    origin: BenchmarkOrigin = BenchmarkOrigin.EXTERNAL
    low: float | None = None
    high: float | None = None
    source: str = ""
    period: Period | None = None  # days its posts are of, where the source tells
    n: int | None = None
    counted: str = "posts"  # what n counts: posts, accounts
    explanation: str = ""  # the definition in the source's words
    link: str = ""

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes two entries the same figure, whatever its value."""
        if self.origin is BenchmarkOrigin.TEAM:
            return (self.origin, self.definition.platform, self.definition.denominator)
        return (self.origin, self.definition, self.source, self.dated, self.period)


@dataclass(frozen=True)
class Benchmark:
    benchmark_id: int
    draft: BenchmarkDraft
    actor: str
    changed_at: datetime


@dataclass(frozen=True)
class Fault:
    """`field` is the name of the column in a file; `reason` says what is expected."""

    field: str
    reason: str


def checked_benchmark(draft: BenchmarkDraft, *, today: date) -> BenchmarkDraft:
    """As it is stored. Raises InvalidRequest that names every fault."""
    draft = _tidy(draft)
    faults = faults_of(draft, today=today)
    if faults:
        raise InvalidRequest(" ".join(f"{fault.field}: {fault.reason}." for fault in faults))
    return draft


def faults_of(draft: BenchmarkDraft, *, today: date) -> tuple[Fault, ...]:
    draft = _tidy(draft)
    faults = [*_of_definition(draft.definition), *_of_values(draft)]
    if draft.origin is BenchmarkOrigin.TEAM:
        faults += _of_team(draft)
    else:
        faults += _of_source(draft)
    return (*faults, *_of_days(draft, today))


def _tidy(draft: BenchmarkDraft) -> BenchmarkDraft:
    """Texts without doubled spaces; interactions in one order; a team's figure names the team."""
    definition = draft.definition
    kept = replace(
        definition,
        content_type=(definition.content_type or "").strip() or None,
        interactions=tuple(name for name in COUNTABLE if name in definition.interactions)
        + tuple(name for name in definition.interactions if name not in COUNTABLE),
    )
    of_team = draft.origin is BenchmarkOrigin.TEAM
    return replace(
        draft,
        definition=kept,
        value=round(draft.value, _DIGITS),
        low=None if draft.low is None else round(draft.low, _DIGITS),
        high=None if draft.high is None else round(draft.high, _DIGITS),
        source=TEAM_SOURCE if of_team else _plain(draft.source),
        counted=_plain(draft.counted),
        explanation=_plain(draft.explanation),
        link=draft.link.strip(),
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("\0", "").split())


def _of_definition(definition: BenchmarkDefinition) -> list[Fault]:
    faults = []
    if definition.is_rate:
        unknown = [name for name in definition.interactions if name not in COUNTABLE]
        if unknown or not definition.interactions:
            faults.append(Fault("interactions", f"a rate counts some of {', '.join(COUNTABLE)}"))
        if definition.denominator not in DENOMINATORS:
            faults.append(Fault("denominator", f"a rate is per {', '.join(DENOMINATORS)}"))
    else:
        if definition.interactions:
            faults.append(Fault("interactions", "only a rate counts interactions: leave it empty"))
        if definition.denominator:
            faults.append(Fault("denominator", "only a rate is per something: leave it empty"))
        if definition.statistic is Statistic.RATIO:
            faults.append(Fault("statistic", "only a rate is a ratio of sums: name another"))
    if definition.age_days is not None and not 1 <= definition.age_days <= OLDEST_AGE:
        faults.append(Fault("age_days", f"a whole number of days from 1 to {OLDEST_AGE:,}"))
    if len(definition.content_type or "") > _LONGEST["format"]:
        faults.append(Fault("format", f"at most {_LONGEST['format']} characters"))
    return faults


def _of_values(draft: BenchmarkDraft) -> list[Fault]:
    faults = []
    for field, value in (("value", draft.value), ("low", draft.low), ("high", draft.high)):
        if value is None:
            continue
        if not 0 <= value < float("inf"):
            faults.append(Fault(field, "a number that is not below zero"))
        elif draft.definition.is_rate and value > 1:
            faults.append(Fault(field, "a rate is at most 100 %: write 2.5 for 2.5 %"))
    if faults:
        return faults
    if draft.low is not None and draft.low > draft.value:
        faults.append(Fault("low", "the low end is not above the value"))
    if draft.high is not None and draft.high < draft.value:
        faults.append(Fault("high", "the high end is not below the value"))
    return faults


def _of_source(draft: BenchmarkDraft) -> list[Fault]:
    faults = []
    if not draft.source:
        faults.append(Fault("source", "name who published the figure"))
    if not draft.explanation:
        faults.append(Fault("definition", "say how the source defines the figure"))
    if draft.n is None or draft.n < 1:
        faults.append(Fault("n", "how many posts or accounts the figure rests on, 1 or more"))
    if not draft.counted:
        faults.append(Fault("n_of", "what n counts, such as posts or accounts"))
    if not _is_link(draft.link):
        faults.append(Fault("link", "an address that begins with https:// or http://"))
    told = {"source": draft.source, "definition": draft.explanation, "link": draft.link}
    for field, text in told.items():
        if len(text) > _LONGEST[field]:
            faults.append(Fault(field, f"at most {_LONGEST[field]:,} characters"))
    return faults


def _of_team(draft: BenchmarkDraft) -> list[Fault]:
    definition, faults = draft.definition, []
    if not definition.is_rate:
        faults.append(Fault("metric", f"a team's own target is of {ENGAGEMENT_RATE}"))
    if definition.content_type or definition.age_days is not None:
        faults.append(
            Fault("format", "a team's own target is of all formats and ages of a platform")
        )
    if definition.statistic is not Statistic.MEDIAN:
        faults.append(Fault("statistic", f"a team's own target is of the {Statistic.MEDIAN} post"))
    return faults


def _of_days(draft: BenchmarkDraft, today: date) -> list[Fault]:
    faults = []
    if not _EARLIEST <= draft.dated <= today:
        faults.append(Fault("dated", f"a day from {_EARLIEST} to today, {today}"))
    if draft.period is not None and not (
        draft.period.first_day >= _EARLIEST and draft.period.last_day <= today
    ):
        faults.append(Fault("last_day", f"days from {_EARLIEST} to today, {today}"))
    return faults


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and not set(text) & set(" \t")
