"""Random histories of a workspace: imports in any order, repeats and undoes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from domain.observations import Observation, PostFacts
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from tests.database.reconciliation.batches import METRICS, WINDOW_STARTS, ZONES, Batch, batches


@dataclass(frozen=True)
class ImportBatch:
    batch: Batch


@dataclass(frozen=True)
class UndoImport:
    """Takes back one of the imports that stand; `choice` counts through them."""

    choice: int


@dataclass(frozen=True)
class ImportAgain:
    """The identical file once more; `choice` counts through all files so far."""

    choice: int


Step = ImportBatch | UndoImport | ImportAgain


@dataclass(frozen=True)
class History:
    zone: str
    steps: tuple[Step, ...]


@st.composite
def histories(draw: st.DrawFn, *, max_steps: int = 6) -> History:
    """Of few metrics each, so that the files meet."""
    zone = draw(st.sampled_from(ZONES))
    start = draw(st.sampled_from(WINDOW_STARTS))
    metrics = draw(
        st.lists(
            st.sampled_from([metric.name for metric in METRICS]),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    steps: list[Step] = []
    for number in range(
        draw(st.integers(1, max_steps) | st.integers(min(3, max_steps), max_steps))
    ):
        batch = batches(f"file-{number}", metrics, zone, start).map(ImportBatch)
        undo, again = st.integers(0, 5).map(UndoImport), st.integers(0, 5).map(ImportAgain)
        kinds: list[st.SearchStrategy[Step]] = [batch, batch, batch, undo, again]
        steps.append(draw(draw(st.sampled_from(kinds)) if steps else batch))
    return History(zone, tuple(steps))


def post(published: datetime | date | None = None) -> PostFacts:
    return PostFacts("first", Platform.YOUTUBE, title="The first work", published=published)


def file_of(
    name: str, *observations: Observation, published: datetime | date | None = None
) -> ImportBatch:
    """Views of the first post."""
    return ImportBatch(Batch(name, Grain.POST, ("views",), (post(published),), observations))


def views_at(moment: datetime | date, value: int | None) -> Observation:
    return Observation(Figure.CUMULATIVE, (value,), "first", moment=moment)


def views_on(day: date, value: int | None) -> Observation:
    return Observation(Figure.PERIOD, (value,), "first", days=Period(day, day))


def views_within(first: date, days: int, value: int | None) -> Observation:
    stretch = Period(first, first + timedelta(days=days - 1))
    return Observation(Figure.PERIOD, (value,), "first", days=stretch)


def day_alone_beside_moments(zone: str) -> History:
    """The total of a day alone is that of its end, also when it arrives first."""
    late = datetime(2024, 3, 5, 23, 59, 59, tzinfo=ZoneInfo(zone))
    early = datetime(2024, 3, 5, 0, 0, 1, tzinfo=ZoneInfo(zone))
    return History(
        zone,
        (
            file_of("day", views_at(date(2024, 3, 5), 40), published=date(2024, 3, 4)),
            file_of("late", views_at(late, 30)),
            file_of("early", views_at(early, 20), views_at(date(2024, 3, 5), None)),
            file_of("next", views_at(late + timedelta(days=1), 90)),
            UndoImport(0),
        ),
    )


def publication_told_late(zone: str) -> History:
    """Files that only describe the post move its first total in and out of the horizon."""
    first_total = datetime(2024, 3, 31, 12, tzinfo=ZoneInfo(zone))
    midnight = datetime(2024, 3, 1, 0, 0, tzinfo=ZoneInfo(zone))
    return History(
        zone,
        (
            file_of("figures", views_at(first_total, 31), views_on(date(2024, 3, 9), 5)),
            file_of("within", published=midnight),
            file_of("beyond", published=midnight - timedelta(seconds=1)),
            file_of("silent", published=None),
            file_of("after", published=date(2024, 4, 1)),
            UndoImport(4),
            UndoImport(2),
            UndoImport(1),
            ImportAgain(1),
            UndoImport(0),
        ),
    )


def two_sources_at_one_moment(zone: str) -> History:
    """The later file wins, its gaps do not; the earlier one shows again after an undo."""
    noon = datetime(2024, 3, 5, 12, tzinfo=ZoneInfo(zone))
    before, after = noon - timedelta(days=2), noon + timedelta(days=3)
    return History(
        zone,
        (
            file_of("one", views_at(before, 10), views_at(noon, 20), views_at(after, 1000)),
            file_of("two", views_at(before, None), views_at(noon, 15), views_at(after, 2)),
            file_of("three", views_on(noon.date(), 3), views_at(after, 100)),
            UndoImport(1),
            UndoImport(1),
            ImportAgain(1),
            ImportAgain(0),
        ),
    )


def falls_about_the_reset(zone: str) -> History:
    """Exactly a hundred to exactly a tenth, and one beside each; some over gaps, one stated."""
    totals = (100, 10, 100, 11, 99, 9, 101, 10, 1000, 100, 105, 11, 105, 10, 1000, 0)
    start = datetime(2024, 3, 1, 12, tzinfo=ZoneInfo(zone))
    daily = (views_at(start + timedelta(days=n), value) for n, value in enumerate(totals))
    gaps = (views_at(start + timedelta(days=40 + 4 * n), value) for n, value in enumerate(totals))
    return History(
        zone,
        (
            file_of("daily", *daily),
            file_of("gaps", *gaps),
            file_of("stated", *(views_on(date(2024, 4, 12 + n), 7 * n - 20) for n in range(9))),
            UndoImport(0),
            UndoImport(1),
        ),
    )


def two_sources_of_amounts(zone: str) -> History:
    """The later word on a day or a stretch wins; estimated days count in what is left of it."""
    start = date(2024, 3, 1)
    evening = datetime(2024, 3, 2, 23, 30, tzinfo=ZoneInfo(zone))
    return History(
        zone,
        (
            file_of("one", views_on(start, 4), views_within(start, 7, 90)),
            file_of("two", views_on(start, 6), views_within(start, 7, 80)),
            file_of("gaps", views_on(start, None), views_within(start, 7, None)),
            file_of("totals", views_at(evening, 10), views_at(evening + timedelta(days=8), 27)),
            file_of("nested", views_within(start + timedelta(days=3), 2, 5)),
            UndoImport(1),
            ImportAgain(1),
            UndoImport(0),
        ),
    )
