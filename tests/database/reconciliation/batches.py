"""Random files of figures, as the database takes them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric
from domain.observations import Number, Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, MetricKind, Platform

ACCOUNT = "A"
# None: the account of the whole reading.
ACCOUNT_OF_POST = {"first": None, "second": None, "third": "B"}

CUSTOM = Metric("stickers", "Stickers", "Stickers sent, as this team counts them.", wide=False)
METRICS = (
    *(
        STANDARD_METRICS[name]
        for name in (
            "views",
            "likes",
            "comments",
            "watch_time_s",
            "revenue",
            "followers_total",
            "reach",
            "ctr_pct",
            "clip_views",
            "popularity",
        )
    ),
    CUSTOM,
)
_METRIC = {metric.name: metric for metric in METRICS}

ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
)
# Each window of 60 days holds changes to or from daylight saving in three of the zones.
WINDOW_STARTS = (date(2024, 2, 26), date(2024, 9, 20))
_CLOCK = (
    time(0, 0),
    time(0, 0, 1),
    time(0, 30),
    time(1, 30),
    time(2, 0),
    time(2, 30),
    time(3, 0),
    time(12, 0),
    time(17, 30),
    time(23, 30),
    time(23, 59, 59, 999_999),
)


# Whether a day of a regular file has a running total, and an amount.
_ROW_KINDS = ((True, False), (True, True), (False, True), (False, False))


@dataclass(frozen=True)
class Batch:
    """What one file says; imported once or, after an undo, again."""

    name: str
    grain: Grain
    metrics: tuple[str, ...]
    posts: tuple[PostFacts, ...]
    observations: tuple[Observation, ...]


def as_reading(batch: Batch) -> Reading:
    return Reading(
        file_name=f"{batch.name}.csv",
        fingerprint=sha256(batch.name.encode()).hexdigest(),
        format="test",
        label="Test",
        platform=Platform.YOUTUBE,
        grain=batch.grain,
        metrics=batch.metrics,
        posts=batch.posts,
        observations=batch.observations,
        account=ACCOUNT,
        custom_metrics=tuple(m for m in (CUSTOM,) if m.name in batch.metrics),
        rows_read=len(batch.observations),
        rows_imported=len(batch.observations),
    )


@st.composite
def batches(draw: st.DrawFn, name: str, choice: Sequence[str], zone: str, start: date) -> Batch:
    """Most files tell of many metrics of the posts, and of the first post most of all."""
    grain = draw(st.sampled_from((Grain.POST,) * 4 + (Grain.ACCOUNT,)))
    subjects = ("first",) * 5 + ("second", "third") if grain is Grain.POST else (None,)
    metrics = tuple(name for name in choice if draw(st.sampled_from((True, True, False))))
    metrics = metrics or (choice[0],)
    shape = draw(st.sampled_from((scattered, day_by_day)))
    observations = draw(shape(subjects, metrics, zone, start))
    posts = () if grain is Grain.ACCOUNT else draw(post_facts(observations, zone, start))
    return Batch(name, grain, metrics, posts, tuple(observations))


def _place(observation: Observation) -> tuple[object, ...]:
    """One file says one thing of a subject, kind and time."""
    moment = observation.moment
    instant = moment.astimezone(UTC) if isinstance(moment, datetime) else moment
    return observation.subject, observation.figure, str(instant), observation.days


@st.composite
def post_facts(
    draw: st.DrawFn, observations: Sequence[Observation], zone: str, start: date
) -> tuple[PostFacts, ...]:
    """Of every post observed, and now and then of one that is only described."""
    described = {observation.subject for observation in observations}
    described |= draw(st.sets(st.sampled_from([*ACCOUNT_OF_POST]), max_size=1))
    return tuple(
        PostFacts(
            external_id=post,
            platform=Platform.YOUTUBE,
            account=account,
            title=f"The {post} work",
            published=draw(publications(zone, start)),
        )
        for post, account in ACCOUNT_OF_POST.items()
        if post in described
    )


def publications(zone: str, start: date) -> st.SearchStrategy[datetime | date | None]:
    """Often unknown or shortly before the first totals; also about the horizon, and too late."""
    offsets = st.one_of(
        st.none(),
        st.integers(-3, 5),
        st.sampled_from((-29, -30, -31, 12)),
        st.integers(-45, 40),
    )
    return offsets.flatmap(
        lambda offset: (
            st.none() if offset is None else moments(start + timedelta(days=offset), zone)
        )
    )


def moments(day: date, zone: str) -> st.SearchStrategy[datetime | date]:
    """The day alone, or a moment near it by the clock of the workspace or by UTC."""
    by_clock = st.builds(
        lambda clock, place, fold: datetime.combine(
            day, clock.replace(fold=fold), ZoneInfo(place)
        ).astimezone(UTC),
        st.sampled_from(_CLOCK),
        st.sampled_from((zone, zone, "UTC")),
        st.integers(0, 1),
    )
    return st.one_of(by_clock, by_clock, by_clock.map(_local_to(zone)), st.just(day))


def _local_to(zone: str) -> Callable[[datetime], datetime]:
    return lambda moment: moment.astimezone(ZoneInfo(zone))


@st.composite
def scattered(
    draw: st.DrawFn, subjects: Sequence[str | None], metrics: Sequence[str], zone: str, start: date
) -> list[Observation]:
    """Now this post, now that one, on any days."""
    size = draw(st.integers(0, 8))
    one = st.tuples(st.sampled_from(subjects), days_of_window()).flatmap(
        lambda place: st.one_of(
            totals_of(place[0], metrics, zone, start + timedelta(days=place[1])),
            amounts_of(place[0], metrics, start + timedelta(days=place[1])),
        )
    )
    return draw(st.lists(one, min_size=size // 2, max_size=size, unique_by=_place))


@st.composite
def day_by_day(
    draw: st.DrawFn, subjects: Sequence[str | None], metrics: Sequence[str], zone: str, start: date
) -> list[Observation]:
    """One post on consecutive days, each with an amount, a total, both or neither."""
    subject = draw(st.sampled_from(subjects))
    first = start + timedelta(days=draw(st.integers(0, 4)))
    found: dict[tuple[object, ...], Observation] = {}
    for day in Period(first, first + timedelta(days=draw(st.integers(1, 5)))):
        has_total, has_amount = draw(st.sampled_from(_ROW_KINDS))
        if has_total:
            one = draw(totals_of(subject, metrics, zone, day))
            found.setdefault(_place(one), one)
        if has_amount:
            one = draw(amounts_of(subject, metrics, day, lengths=(1,)))
            found.setdefault(_place(one), one)
    return [*found.values()]


def totals_of(
    subject: str | None, metrics: Sequence[str], zone: str, day: date
) -> st.SearchStrategy[Observation]:
    known = st.tuples(*(sometimes_missing(values(name, lowest=0)) for name in metrics))
    return st.builds(
        lambda totals, moment: Observation(Figure.CUMULATIVE, totals, subject, moment=moment),
        known,
        moments(day, zone),
    )


def amounts_of(
    subject: str | None,
    metrics: Sequence[str],
    day: date,
    lengths: Sequence[int] = (1, 1, 1, 1, 1, 2, 3, 7, 8, 28, 31),
) -> st.SearchStrategy[Observation]:
    known = st.tuples(*(sometimes_missing(values(name, lowest=-20)) for name in metrics))
    return st.builds(
        lambda amounts, length: Observation(
            Figure.PERIOD, amounts, subject, days=Period(day, day + timedelta(days=length - 1))
        ),
        known,
        st.sampled_from(lengths),
    )


def days_of_window() -> st.SearchStrategy[int]:
    """Mostly few days, so that observations meet; now and then a long gap."""
    return st.one_of(st.integers(0, 6), st.integers(0, 6), st.integers(0, 50))


def sometimes_missing(known: st.SearchStrategy[Number]) -> st.SearchStrategy[Number | None]:
    return st.sampled_from((known, known, known, st.none())).flatmap(lambda chosen: chosen)


def values(metric: str, *, lowest: int) -> st.SearchStrategy[Number]:
    """Negative only where an amount may be: amounts of counters."""
    definition = _METRIC[metric]
    if definition.kind is not MetricKind.COUNTER:
        lowest = 0
    units = 10**definition.scale
    whole = st.one_of(
        st.integers(lowest, 400),
        st.sampled_from((0, 1, 9, 10, 11, 99, 100, 101, 1000, 1001, 1_000_000_000)),
    )
    if definition.scale == 0:
        return whole
    fine = st.integers(lowest * units, 2000 * units)
    return st.one_of(whole.map(lambda n: n * units), fine).map(
        lambda n: Decimal(n).scaleb(-definition.scale)
    )
