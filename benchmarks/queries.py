"""What the pages ask of a large store, against adding up the raw rows for every view."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection, Engine, text

from analytics.content import report_content, search_content
from analytics.overview import report_overview, report_top_content
from benchmarks.databases import new_workspace, throwaway_engine
from benchmarks.measurement import Measurement, seconds_of
from benchmarks.sizes import Sizes
from benchmarks.synthetic import Team, reading_of
from database.engine import reading, writing
from database.writes.imports import record_import
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform

_DAYS_READ = 100  # of each post, from its publication on
_PUBLISHED_WITHIN = 700  # so that a year has a year before it
_FIRST_DAY = date(2024, 1, 1)
_LAST_DAY = _FIRST_DAY + timedelta(days=_PUBLISHED_WITHIN + _DAYS_READ - 2)
_TODAY = _LAST_DAY + timedelta(days=1)
_RAW_REPETITIONS = 5

_Query = Callable[[Connection], object]
_NOTHING = text("SELECT 1")
_RAW = text(
    "SELECT s.captured_at::date AS day, p.platform, sum(s.views), sum(s.likes), sum(s.comments)"
    " FROM engagement_snapshots s JOIN posts p USING (workspace_id, content_id, post_id)"
    " WHERE s.workspace_id = :workspace_id GROUP BY 1, 2"
)


def measure_queries(sizes: Sizes) -> Iterator[Measurement]:
    with throwaway_engine() as engine:
        workspace_id = _filled_workspace(engine, sizes.rows)
        nothing = _measured(engine, "SELECT 1", lambda one: one.execute(_NOTHING), sizes.queries)
        raw = _measured(
            engine,
            "GROUP BY over the raw rows",
            lambda one: one.execute(_RAW, {"workspace_id": workspace_id}).all(),
            _RAW_REPETITIONS,
        )
        yield nothing
        yield raw
        for name, query in _queries(engine, workspace_id).items():
            found = _measured(engine, name, query, sizes.queries)
            yield replace(found, references=(raw, nothing))


def _queries(engine: Engine, workspace_id: int) -> dict[str, _Query]:
    month, year = (
        Selection(workspace_id, Period.ending(_LAST_DAY, days=days)) for days in (28, 365)
    )
    one_platform = replace(month, platforms=(Platform.TIKTOK,))
    titled, titled_year = replace(month, text="kitchen"), replace(year, text="kitchen")
    typed = replace(year, types=("video",))
    with reading(engine) as connection:
        (newest, *_) = search_content(connection, workspace_id, "")
    return {
        "overview, 28 days": lambda one: report_overview(one, month, None, today=_TODAY),
        "overview, 365 days": lambda one: report_overview(one, year, None, today=_TODAY),
        "overview, 28 days of a platform": lambda one: report_overview(
            one, one_platform, "likes", today=_TODAY
        ),
        "overview, 28 days of a word in the title": lambda one: report_overview(
            one, titled, None, today=_TODAY
        ),
        "overview, 365 days of a word in the title": lambda one: report_overview(
            one, titled_year, None, today=_TODAY
        ),
        "overview, 365 days of the only type": lambda one: report_overview(
            one, typed, None, today=_TODAY
        ),
        "top content, 365 days of a word in the title": lambda one: report_top_content(
            one, titled_year, "views", today=_TODAY
        ),
        "top content, 28 days": lambda one: report_top_content(one, month, "views", today=_TODAY),
        "top content, 365 days": lambda one: report_top_content(one, year, "views", today=_TODAY),
        "search two words": lambda one: search_content(one, workspace_id, "kitchen 17"),
        "search without a hit": lambda one: search_content(one, workspace_id, "no such title"),
        "content": lambda one: report_content(one, workspace_id, newest.content_id, "views"),
    }


def _measured(engine: Engine, name: str, query: _Query, times: int) -> Measurement:
    _ask(engine, query)  # the first one warms the caches
    return Measurement(name, tuple(seconds_of(lambda: _ask(engine, query)) for _ in range(times)))


def _ask(engine: Engine, query: _Query) -> None:
    with reading(engine) as connection:
        query(connection)


def _filled_workspace(engine: Engine, rows: int) -> int:
    """As it stands a while after an import, when the server has looked its tables over."""
    workspace_id = new_workspace(engine)
    team = Team(max(1, rows // _DAYS_READ), _FIRST_DAY, _PUBLISHED_WITHIN)
    with writing(engine) as connection:
        record_import(
            connection, workspace_id, reading_of(team, range(_DAYS_READ)), actor="benchmark"
        )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    return workspace_id
