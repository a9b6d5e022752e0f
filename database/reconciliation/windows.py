"""The windows of 7, 28 and 90 days, and those before them, that content_stats keeps of a post.

They end on `as_of`, the last day with data in the workspace, and stop moving once they are empty.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from database.reconciliation.context import Context
from database.reconciliation.rollups import Moved
from database.reconciliation.statements import POSTS, run

_METRICS = ("views", "engagements")
_LENGTHS = (7, 28, 90)
_BOUNDS = sorted({0, *_LENGTHS, *(2 * days for days in _LENGTHS)})
LONGEST = max(_BOUNDS)
# Further than this, adding windows up anew reads hardly more days than their edges are.
_MOST_DAYS_MOVED = 14


@dataclass(frozen=True)
class _Window:
    """The sum of a metric over the days whose age is within youngest <= age < oldest."""

    name: str
    metric: str
    youngest: int
    oldest: int


def _windows() -> Iterator[_Window]:
    for metric in _METRICS:
        for days in _LENGTHS:
            yield _Window(f"{metric}_{days}d", metric, 0, days)
            yield _Window(f"{metric}_{days}d_before", metric, days, 2 * days)


def windows_of(days: str, as_of: str) -> str:
    """All windows of each post in the query `days`, with its first and last day, in one pass."""
    return windows_of_bands(f"""(
        SELECT content_id, post_id, {band_of(as_of)} AS band,
            min(day) AS first_day, max(day) AS last_day,
            sum(views) AS views, count(views) AS views_days,
            sum(engagements) AS engagements, count(engagements) AS engagements_days
        FROM ({days}) days
        GROUP BY content_id, post_id, band
    ) banded""")


def windows_of_bands(bands: str) -> str:
    return f"""
    SELECT content_id, post_id, min(first_day) AS first_day, max(last_day) AS last_day{_ADDED_UP}
    FROM {bands}
    GROUP BY content_id, post_id
"""


def band_of(as_of: str) -> str:
    """Days of one band lie in the same windows."""
    return f"width_bucket({as_of} - day, ARRAY{_BOUNDS})"


def _sums_of_bands() -> Iterator[tuple[str, str]]:
    """Column and what adds it up; bands are numbered from 1, the youngest."""
    for window in _windows():
        first, last = _BOUNDS.index(window.youngest) + 1, _BOUNDS.index(window.oldest)
        bands = f"FILTER (WHERE band BETWEEN {first} AND {last})"
        yield window.name, f"sum({window.metric}) {bands}"
        yield f"{window.name}_days", f"coalesce(sum({window.metric}_days) {bands}, 0)"


_ADDED_UP = "".join(f", {total} AS {name}" for name, total in _sums_of_bands())
COLUMNS = tuple(name for name, _ in _sums_of_bands())
FIGURES = "day, views, engagement_sum(likes, comments, shares, saves) AS engagements"


def add_late_days(context: Context, before: date, as_of: date, moved: Moved) -> None:
    """To the windows of posts that stood, which had passed these days already."""
    if any(day <= before for day in moved.rows_by_day):
        late = f"SELECT content_id, post_id, {FIGURES} FROM derived WHERE day <= :before"
        source = f"({windows_of(late, ':before')}) c CROSS JOIN LATERAL ({_STANDING_POST}) s"
        changes = {name: f"coalesce(c.{name}, 0)" for name in COLUMNS}
        _write(context, source, changes, _MOVED, before=before, as_of=as_of, ends="s.as_of")


def move_windows(context: Context, before: date, as_of: date) -> None:
    """Of the posts that stood before, by the days at the edges of their windows."""
    if before == as_of or abs((as_of - before).days) > _MOST_DAYS_MOVED:
        return
    sign = "" if before < as_of else "-"
    changes = {
        f"{window.name}{counted}": f"{sign}(s.{window.metric}{counted}_{window.youngest}"
        f" - s.{window.metric}{counted}_{window.oldest})"
        for window in _windows()
        for counted in ("", "_days")
    }
    source = f"({_posts_passed(*sorted((before, as_of)))}) s"
    _write(context, source, changes, _MOVED, before=before, as_of=as_of, ends="s.ends")


def _posts_passed(first: date, last: date) -> str:
    """The posts that stood, with what passed each bound while the end went from first to last."""
    edges = {bound: (first - timedelta(bound), last - timedelta(bound)) for bound in _BOUNDS}
    moved = range(1, (last - first).days + 1)
    days = sorted({after + timedelta(n) for after, _ in edges.values() for n in moved})
    return _PASSED.format(
        sums="".join(f", {total} AS {name}" for name, total in _passed(edges)),
        first=f"date '{days[0]}'",
        last=f"date '{days[-1]}'",
        days=", ".join(f"'{day}'" for day in days),
    )


def _passed(edges: Mapping[int, tuple[date, date]]) -> Iterator[tuple[str, str]]:
    """What the days add up to that go from one side of an age to the other."""
    for metric in _METRICS:
        for bound, (after, until) in edges.items():
            passing = f"FILTER (WHERE day > date '{after}' AND day <= date '{until}')"
            yield f"{metric}_{bound}", f"coalesce(sum({metric}) {passing}, 0)"
            yield f"{metric}_days_{bound}", f"count({metric}) {passing}"


def add_up_windows(context: Context, as_of: date) -> None:
    """Of posts that entered, lost days, or whose windows ended too far away to be moved."""
    source = f"""({_POSTS}) s LEFT JOIN LATERAL ({windows_of(_DAYS_OF_POST, "s.ends")}) c ON true
        WHERE s.views_7d_days IS NULL OR s.as_of <> s.ends"""
    sums = {name: f"coalesce(c.{name}, 0)" for name in COLUMNS}
    _write(context, source, sums, _ANEW, before=as_of, as_of=as_of, ends="s.ends")


def _write(
    context: Context,
    source: str,
    sums: Mapping[str, str],
    assignment: str,
    *,
    before: date,
    as_of: date,
    ends: str,
) -> None:
    run(
        context.connection,
        POSTS,
        "windows",
        context.parameters(before=before, as_of=as_of),
        source=source,
        ends=ends,
        columns="".join(f", {name}" for name in sums),
        sums="".join(f", {total}" for total in sums.values()),
        assignments="".join(assignment.format(name=window.name) for window in _windows()),
    )


_ANEW = (
    ", {name} = CASE WHEN excluded.{name}_days > 0 THEN excluded.{name} END"
    ", {name}_days = excluded.{name}_days"
)
_MOVED = (
    ", {name} = CASE WHEN t.{name}_days + excluded.{name}_days > 0"
    " THEN coalesce(t.{name}, 0) + excluded.{name} END"
    ", {name}_days = t.{name}_days + excluded.{name}_days"
)
_POSTS = (
    f"SELECT t.*, least(:as_of, t.last_day + {LONGEST}) AS ends FROM content_stats t"
    " WHERE t.workspace_id = :workspace_id"
)
_STANDING = (
    f"{_POSTS} AND t.as_of = :before AND t.views_7d_days IS NOT NULL"
    f" AND t.last_day + {LONGEST} >= :as_of"
)
_STANDING_POST = f"{_STANDING} AND t.content_id = c.content_id AND t.post_id = c.post_id OFFSET 0"
_OF_POST = """FROM content_performance_history h
    WHERE h.workspace_id = :workspace_id AND h.content_id = s.content_id
      AND h.post_id = s.post_id"""
_DAYS_OF_POST = f"""
    SELECT content_id, post_id, {FIGURES} {_OF_POST} AND h.day > s.ends - {LONGEST}
"""
# All posts at once: a few days of every post lie in nearly every page of their months. Put together
# by grouping, for joined with a low guess of the posts that stand this would be quadratic.
_PASSED = f"""
    SELECT content_id, post_id, max(account_id) AS account_id, max(platform) AS platform,
        max(ends) AS ends, max(first_day) AS first_day, max(last_day) AS last_day{{sums}}
    FROM (
        SELECT content_id, post_id, account_id, platform, ends, first_day, last_day,
            NULL::date AS day, NULL::bigint AS views, NULL::bigint AS engagements
        FROM ({_STANDING}) standing
        UNION ALL
        SELECT content_id, post_id, NULL, NULL, NULL, NULL, NULL, {FIGURES}
        FROM content_performance_history
        WHERE workspace_id = :workspace_id AND day BETWEEN {{first}} AND {{last}}
          AND day + 0 IN ({{days}}) -- not by the index, which would be walked from end to end
    ) days
    GROUP BY content_id, post_id
    HAVING max(ends) IS NOT NULL
"""
