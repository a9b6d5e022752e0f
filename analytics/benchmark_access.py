"""Benchmarks for scripts: what is usual for own posts, and what others published beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from analytics.benchmarks import (
    BenchmarkChoice,
    BenchmarksReport,
    ComparedBenchmark,
    Reach,
    compare_benchmarks,
    report_benchmarks,
)
from analytics.script_choices import Days, selection_meant
from database.engine import reading
from database.queries.benchmarks import stored_benchmarks
from domain.benchmarks import Benchmark, BenchmarkOrigin
from domain.errors import InvalidRequest
from domain.vocabulary import Platform


@dataclass(frozen=True, eq=False)
class Benchmarks:
    """`targets` are the team's own, of engagement rates by platform."""

    own: BenchmarksReport
    others: tuple[ComparedBenchmark, ...]
    targets: tuple[Benchmark, ...]


class BenchmarkAccess:
    """Of one workspace; the facade for scripts takes it in."""

    _engine: Engine
    _workspace_id: int

    def get_benchmarks(
        self,
        metric: str | None = None,
        period: Days = None,
        platforms: Sequence[Platform | str] | None = None,
        *,
        age: int = 7,
        posts: Reach | str = Reach.YEAR,
        per: str | None = None,
    ) -> Benchmarks:
        """Own posts by platform, format and days since publication, with n; engagement rates per
        views or impressions; and figures of others with what keeps them from being compared.

        `posts`: "year" (up to the end of `period`), "chosen" (published in it) or "all".
        """
        if posts not in list(Reach):
            raise InvalidRequest(f"posts: {posts!r} is not known. Known: {', '.join(Reach)}.")
        with reading(self._engine) as connection:
            selection = selection_meant(connection, self._workspace_id, period, platforms)
            choice = BenchmarkChoice(age, Reach(posts), per)
            own = report_benchmarks(connection, selection, choice, metric)
            stored = stored_benchmarks(connection, self._workspace_id)
        targets = tuple(one for one in stored if one.draft.origin is BenchmarkOrigin.TEAM)
        return Benchmarks(own, compare_benchmarks(own, stored), targets)
