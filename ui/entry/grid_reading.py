"""What the rows of the grid say: figures that can be saved, faults, and doubts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from analytics.data_entry import EntryPost, PostFigures
from analytics.doubts import Doubt
from analytics.entry_checks import doubts_about
from domain.metrics import MetricRegistry
from domain.observations import Rejection
from domain.typed import PostName, TypedFigure
from sources.entry import Defaults, Nameable, read_grid, texts_of
from ui.entry import loaders
from ui.entry.grid_rows import Row


@dataclass(frozen=True)
class GridRead:
    """By row, counted from 1. A row is sound, doubtful or faulty, or holds no figure."""

    sound: Mapping[int, tuple[TypedFigure, ...]] = field(default_factory=dict)
    doubtful: Mapping[int, tuple[Doubt, ...]] = field(default_factory=dict)
    faults: tuple[Rejection, ...] = ()
    figures: Mapping[PostName, PostFigures] = field(default_factory=dict)

    @property
    def clear(self) -> tuple[int, ...]:
        return tuple(number for number in self.sound if number not in self.doubtful)

    @property
    def faulty(self) -> tuple[int, ...]:
        return tuple(sorted({fault.row for fault in self.faults}))


def read_rows(
    workspace_id: int, rows: Sequence[Row], registry: MetricRegistry, zone: ZoneInfo
) -> GridRead:
    texts = texts_of(rows)
    posts = loaders.entry_posts_called(workspace_id, texts) if texts else ()
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    read = read_grid(rows, [_nameable(post) for post in posts], registry, Defaults(now, zone))
    names = tuple(dict.fromkeys(one.post for told in read.figures.values() for one in told))
    figures = loaders.post_figures(workspace_id, names) if names else {}
    return GridRead(
        read.figures, _doubts(read.figures, figures, registry, now), read.faults, figures
    )


def _nameable(post: EntryPost) -> Nameable:
    return Nameable(post.name, post.account, post.title, post.url)


def _doubts(
    told: Mapping[int, tuple[TypedFigure, ...]],
    figures: Mapping[PostName, PostFigures],
    registry: MetricRegistry,
    now: datetime,
) -> dict[int, tuple[Doubt, ...]]:
    found = {
        number: doubts_about(figures[typed[0].post], typed, registry, now=now)
        for number, typed in told.items()
    }
    return {number: doubts for number, doubts in found.items() if doubts}
