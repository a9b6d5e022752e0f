"""The windows that content_stats keeps equal sums over the days, however they came to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from database.tables import content_stats, imports, post_identities
from database.writes.imports import record_import
from database.writes.reversal import undo_import
from domain.observations import Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from tests.database.reconciliation.bookkeeping import taken_back
from tests.search_depth import HISTORIES

BEGIN = date(2024, 1, 1)
POSTS = ("a", "b", "c")
METRICS = ("views", "likes", "shares")
LENGTHS = (7, 28, 90)


@dataclass(frozen=True)
class Told:
    """What one import says of a post's day; the day counts from BEGIN."""

    post: str
    day: int
    figures: tuple[int | None, int | None, int | None]


Import = tuple[Told, ...]


@st.composite
def imports_in_turn(draw: st.DrawFn) -> list[Import]:
    """Mostly the days after what is known, now and then older ones, or much later ones."""
    turn, last = [], draw(st.integers(0, 40))
    for _ in range(draw(st.integers(1, 6))):
        last += draw(st.sampled_from((0, 1, 1, 1, 2, 5, 13, 14, 15, 60, 200)))
        days = st.one_of(st.just(last), st.integers(max(0, last - 200), last))
        told = draw(
            st.lists(
                st.builds(Told, st.sampled_from(POSTS), days, _figures()),
                min_size=1,
                max_size=12,
                unique_by=lambda one: (one.post, one.day),
            )
        )
        turn.append(tuple(told))
    return turn


def _figures() -> st.SearchStrategy[tuple[int | None, int | None, int | None]]:
    known = st.one_of(st.none(), st.integers(0, 50), st.integers(0, 50))
    return st.tuples(known, known, known).filter(lambda row: any(one is not None for one in row))


def reading(number: int, told: Import) -> Reading:
    observations = [
        Observation(Figure.PERIOD, one.figures, one.post, days=Period(day, day))
        for one in told
        for day in [BEGIN + timedelta(days=one.day)]
    ]
    return Reading(
        file_name=f"{number}.csv",
        fingerprint=f"windows {number}",
        format="test",
        label="Test",
        platform=Platform.TIKTOK,
        grain=Grain.POST,
        metrics=METRICS,
        posts=[PostFacts(post, Platform.TIKTOK) for post in sorted({one.post for one in told})],
        observations=observations,
        account="Main",
    )


def assert_windows(connection: Connection, workspace_id: int, standing: Sequence[Import]) -> None:
    rows: dict[str, dict[int, tuple[int | None, ...]]] = {}
    for told in standing:
        for one in told:
            before = rows.setdefault(one.post, {}).get(one.day, (None, None, None))
            rows[one.post][one.day] = tuple(
                old if new is None else new for old, new in zip(before, one.figures, strict=True)
            )
    end = max((day for days in rows.values() for day in days), default=0)
    expected = {post: _windows(days, end) for post, days in rows.items()}
    query = (
        select(post_identities.c.external_id, content_stats)
        .join(content_stats, content_stats.c.post_id == post_identities.c.post_id)
        .where(content_stats.c.workspace_id == workspace_id)
    )
    found = connection.execute(query).mappings()
    windows = [
        f"{metric}_{length}d{suffix}"
        for metric in ("views", "engagements")
        for length in LENGTHS
        for suffix in ("", "_before")
    ]
    shown = {row["external_id"]: {name: row[name] for name in windows} for row in found}
    assert shown == expected


def _windows(days: Mapping[int, tuple[int | None, ...]], end: int) -> dict[str, int | None]:
    windows = {}
    for length in LENGTHS:
        for suffix, oldest in (("", end), ("_before", end - length)):
            inside = [row for day, row in days.items() if oldest - length < day <= oldest]
            views = [row[0] for row in inside]
            engagements = [_sum(row[1:]) for row in inside]
            windows[f"views_{length}d{suffix}"] = _sum(views)
            windows[f"engagements_{length}d{suffix}"] = _sum(engagements)
    return windows


def _sum(figures: Sequence[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


@settings(
    max_examples=HISTORIES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(turn=imports_in_turn(), undone=st.lists(st.integers(0, 5), unique=True, max_size=3))
def test_windows_are_the_sums_of_their_days(connection, workspace_id, turn, undone):
    with taken_back(connection):
        standing: dict[int, Import] = {}
        for number, told in enumerate(turn):
            outcome = record_import(connection, workspace_id, reading(number, told), actor="test")
            standing[outcome.import_id] = told
            assert_windows(connection, workspace_id, [*standing.values()])
        for place in undone:
            if place < len(turn):
                import_id = sorted(imported(connection, workspace_id))[place]
                undo_import(connection, workspace_id, import_id, actor="test")
                del standing[import_id]
                assert_windows(connection, workspace_id, [*standing.values()])


def imported(connection: Connection, workspace_id: int) -> list[int]:
    query = select(imports.c.import_id).where(imports.c.workspace_id == workspace_id)
    return [*connection.scalars(query)]
