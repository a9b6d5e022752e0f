"""A folder that holds a store of a wanted size, for the workbench to serve."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Engine

from analytics.workspaces import report_workspaces
from benchmarks.processes import workbench_folder
from benchmarks.synthetic import RunningTotals, Team, reading_of
from database.connect import leased_engine
from database.engine import reading, writing
from database.writes.imports import record_import
from domain.observations import Observation, PostFacts

_DAYS_READ = 100  # of each post, from its publication on
_PUBLISHED_WITHIN = 800  # so that a year has a year before it
_CREATORS, _TOPICS, _PLATFORMS = 12, 20, 4


@dataclass(frozen=True)
class DescribedTeam(Team):
    """Four posts in a row are one work; each has what pages filter by and correlate with."""

    def facts(self, number: int) -> PostFacts:
        work = number // _PLATFORMS
        hour = time(5 + work % 7, tzinfo=UTC)
        return replace(
            super().facts(number),
            published=datetime.combine(self.published(number), hour),
            content_type=("video", "short", "post")[work % 3],
            duration_s=Decimal(20 + work * 37 % 900),
            text=f"Words on it #part{work % 9}" + " and more" * (work % 5),
            creator=f"Creator {work % _CREATORS}",
            topic=f"Topic {work % _TOPICS}",
            work=f"work-{work}",
        )


@dataclass(frozen=True)
class TotalsSoFar(RunningTotals):
    """Without days that are still to come: the latest posts are young."""

    last_day: date = date.max

    def __len__(self) -> int:
        return sum(map(self._told, self.ages))

    def __iter__(self) -> Iterator[Observation]:
        for age in self.ages:
            for number in range(self._told(age)):
                yield self.team.observation(number, age)

    def _told(self, age: int) -> int:
        """How many posts have reached the age; they stand in the order of publication."""
        days = (self.last_day - self.team.first_day).days - age + 1
        return min(self.team.posts, -(-self.team.posts * days // self.team.published_within))


@contextmanager
def filled_folder(rows: int) -> Iterator[Path]:
    """Figures up to yesterday, in the team's own workspace."""
    with workbench_folder() as folder:
        fill(folder, rows)
        yield folder


def fill(folder: Path, rows: int) -> None:
    last_day = date.today() - timedelta(days=1)
    first_day = last_day - timedelta(days=_PUBLISHED_WITHIN - 1)
    each = _DAYS_READ * (1 - _DAYS_READ / _PUBLISHED_WITHIN / 2)  # the latest have fewer
    team = DescribedTeam(max(1, round(rows / each)), first_day, _PUBLISHED_WITHIN)
    totals = TotalsSoFar(team, range(_DAYS_READ), last_day)
    told = reading_of(team, range(_DAYS_READ))
    told = replace(told, observations=totals, rows_read=len(totals), rows_imported=len(totals))
    with leased_engine(_Place(folder)) as engine:
        with reading(engine) as connection:
            (own,) = report_workspaces(connection)
        with writing(engine) as connection:
            record_import(connection, own.workspace_id, told, actor="benchmark")
        look_over(engine)


@dataclass(frozen=True)
class _Place:
    data_dir: Path
    database_url: None = None
    time_zone: str = "UTC"


def look_over(engine: Engine) -> None:
    """As a server does by itself a while after an import."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
