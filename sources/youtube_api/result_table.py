"""The table of a `reports.query` answer: which columns it has, and what a row of it says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from domain.errors import SourceRejected
from domain.observations import Number
from sources.documents import Document
from sources.headers import listed
from sources.payloads import Item, at, cleaned, shown
from sources.unreadable import CellRejected

KIND = "youtubeAnalytics#resultTable"
DAY, MONTH, VIDEO = "day", "month", "video"
_READ = {DAY, MONTH, VIDEO}
_DIMENSION = "DIMENSION"
# What parts the figures by people or ways; known by name where an answer leaves the types out.
_BREAKDOWNS = {
    "country": "countries", "province": "provinces", "city": "cities", "dma": "regions",
    "continent": "continents", "subContinent": "regions", "ageGroup": "viewer age",
    "gender": "viewer gender", "deviceType": "devices", "operatingSystem": "operating systems",
    "insightTrafficSourceType": "traffic sources",
    "insightTrafficSourceDetail": "traffic sources",
    "insightPlaybackLocationType": "playback locations",
    "insightPlaybackLocationDetail": "playback locations", "subscribedStatus": "subscribers",
    "liveOrOnDemand": "live or on demand", "creatorContentType": "kinds of content",
    "youtubeProduct": "products", "sharingService": "sharing services", "playlist": "playlists",
    "channel": "channels", "group": "groups", "adType": "kinds of advertisement",
    "elapsedVideoTimeRatio": "moments of the video", "audienceType": "kinds of audience",
}  # fmt: skip
_SECONDS_PER_MINUTE = 60
_IN_PER_CENT = 100


def _minutes(row: Item, name: str) -> Number | None:
    minutes = row.amount(name)
    return None if minutes is None else minutes * _SECONDS_PER_MINUTE


def _share(row: Item, name: str) -> Number | None:
    share = row.amount(name)
    if share is not None and share > 1:
        raise row.rejected(name, "is above 1, the highest share")
    return None if share is None else share * _IN_PER_CENT


# Likes and comments of a day fall below zero when more are taken back than given.
_METRICS: Mapping[str, tuple[str, Callable[[Item, str], Number | None]]] = {
    "views": ("views", Item.count),
    "engagedViews": ("engaged_views", Item.count),
    "redViews": ("premium_views", Item.count),
    "estimatedMinutesWatched": ("watch_time_s", _minutes),
    "averageViewDuration": ("avg_view_duration_s", Item.amount),
    "averageViewPercentage": ("avg_view_pct", Item.amount),
    "likes": ("likes", Item.balance),
    "dislikes": ("dislikes", Item.balance),
    "comments": ("comments", Item.balance),
    "shares": ("shares", Item.count),
    "subscribersGained": ("follows", Item.count),
    "subscribersLost": ("unfollows", Item.count),
    "videoThumbnailImpressions": ("impressions", Item.count),
    "videoThumbnailImpressionsClickRate": ("ctr_pct", _share),
    "estimatedRevenue": ("revenue", Item.amount),
}
_WEIGHTS = {"avg_view_duration_s": "views", "avg_view_pct": "views", "ctr_pct": "impressions"}


@dataclass(frozen=True)
class ResultTable:
    names: tuple[str, ...]
    dimensions: frozenset[str]
    rows: tuple[object, ...]

    @cached_property
    def metrics(self) -> tuple[str, ...]:
        return tuple(_METRICS[name][0] for name in self._known)

    @property
    def warnings(self) -> list[str]:
        left_out = [n for n in self.names if n not in self._known and n not in self.dimensions]
        warnings = [f"Columns that are not imported: {listed(left_out)}."] if left_out else []
        if "revenue" in self.metrics:
            warnings.append(
                "The answer does not name the currency of its revenue; unless the call asked for "
                "another, it is US dollars."
            )
        return warnings

    @cached_property
    def _known(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if name in _METRICS)

    def row(self, cells: object) -> Item:
        if not isinstance(cells, list) or len(cells) != len(self.names):
            reason = f"is not a list of {len(self.names)} values, one per column"
            raise CellRejected("rows", shown(cells), reason)
        return Item(dict(zip(self.names, cells, strict=True)))

    def values(self, row: Item) -> tuple[Number | None, ...]:
        """A rate over nothing is printed as 0: it is no measurement."""
        found = {_METRICS[name][0]: _METRICS[name][1](row, name) for name in self._known}
        for rate, weight in _WEIGHTS.items():
            if rate in found and found.get(weight) == 0:
                found[rate] = None
        return tuple(Decimal(v) if isinstance(v, Decimal) else v for v in found.values())


def table_of(document: Document) -> ResultTable:
    """The one table of the file: pages of an answer repeat its columns."""
    pages = [page for _, page in document.objects()]
    tables = [_table(page) for page in pages if isinstance(page, dict)]
    first = tables[0]
    if any(table.names != first.names for table in tables):
        raise SourceRejected(
            "The file holds answers with different columns: import them as one file each."
        )
    damaged = tuple(page for page in pages if not isinstance(page, dict))
    rows = tuple(row for table in tables for row in table.rows) + damaged
    if not rows:
        raise SourceRejected(
            "The answer has no rows: YouTube knows no figures for what was asked, so there is "
            "nothing to import. That is not taken to be zero."
        )
    return ResultTable(first.names, first.dimensions, rows)


def _table(page: object) -> ResultTable:
    headers, rows = at(page, "columnHeaders"), at(page, "rows")
    columns = list(_columns(headers))
    dimensions = frozenset(name for name, is_dimension in columns if is_dimension)
    _refuse_breakdown(dimensions)
    table = ResultTable(
        tuple(name for name, _ in columns),
        dimensions,
        tuple(rows) if isinstance(rows, list) else (),
    )
    if not table.metrics or len(set(table.names)) < len(table.names):
        raise SourceRejected(
            "The answer names no columns with figures that are understood, or one of them twice: "
            f"{listed(table.names) or 'it has none'}."
        )
    return table


def _columns(headers: object) -> Iterator[tuple[str, bool]]:
    for header in headers if isinstance(headers, list) else []:
        name, kind = cleaned(str(at(header, "name"))), at(header, "columnType")
        yield name, kind == _DIMENSION or name in _READ or name in _BREAKDOWNS


def _refuse_breakdown(dimensions: frozenset[str]) -> None:
    others = sorted(dimensions - _READ)
    if others:
        what = " and ".join(_BREAKDOWNS.get(name, repr(name[:60])) for name in others)
        raise SourceRejected(
            f"The answer is broken down by {what}: its rows tell who watched or from where, not "
            "how each video did. Call with the dimensions day, month or video."
        )
