"""The pages of the navigation, and what readers ask each of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

_DAYS = ("range=7d", "range=90d", "range=28d")
_NOTHING = ("",)
_CHART, _TABLE = frozenset({"plotly_chart"}), frozenset({"dataframe"})


@dataclass(frozen=True)
class Page:
    """A reader opens it by the last of its addresses, then asks for each in turn."""

    name: str
    path: str
    addresses: tuple[str, ...] = _DAYS
    shows: frozenset[str] = _CHART  # without this it would be fast because it is empty

    @property
    def has_days(self) -> bool:
        return self.addresses is _DAYS


PAGES = (
    Page("Overview", "", shows=_CHART | {"metric"}),
    Page("Content", "content", ("content=100&metric=likes", "content=100&metric=views")),
    Page("Platforms", "platforms"),
    Page("Leaderboards", "leaderboards"),
    Page("Timing", "timing"),
    Page("Metrics", "metrics", ("find=views", "find=likes"), frozenset()),
    Page("Trends", "trends"),
    Page("Correlations", "correlations"),
    Page("Anomalies", "anomalies"),
    Page("Kept analyses", "kept", _NOTHING, frozenset()),
    Page("Insights", "insights", ("kind=falling", "state=open"), frozenset()),
    Page("Benchmarks", "benchmarks", _NOTHING, frozenset()),
    Page("Experiments", "experiments", ("show=new", ""), frozenset()),
    Page("Enter figures", "entry", _NOTHING, frozenset()),
    Page("Import files", "import", _NOTHING, frozenset()),
    Page("Catalogue", "catalogue", _NOTHING, _TABLE),
    Page("Notes", "notes", ("state=removed", "state=kept"), frozenset()),
    Page("History", "history", ("tab=figures", "tab=changes", ""), frozenset()),
)


def pages_among(paths: Collection[str]) -> list[Page]:
    """Of the navigation; a page that nobody has described here is asked for as it is."""
    described = [page for page in PAGES if page.path in paths]
    others = sorted(set(paths) - {page.path for page in PAGES})
    return described + [Page(path.capitalize(), path, _NOTHING, frozenset()) for path in others]


def unasked(number: int) -> list[str]:
    """So many ranges that nobody asked for, of several lengths."""
    last = date.today() - timedelta(days=30)
    ranges = []
    for back in range(number):
        until = last - timedelta(days=back)
        ranges.append(f"from={until - timedelta(days=20 + back % 50)}&to={until}")
    return ranges
