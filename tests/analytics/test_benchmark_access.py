"""Benchmarks as a script asks for them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from analytics import PerformanceAnalyticsManager
from database.engine import make_engine, writing
from database.writes.benchmarks import add_benchmark
from database.writes.workspaces import create_workspace
from domain.errors import InvalidRequest
from tests.benchmark_factories import a_target, an_amount
from tests.rows import Team

OCTOBER = date(2025, 10, 1), date(2025, 10, 31)
START = datetime(2025, 10, 1, 12, tzinfo=UTC)


@pytest.fixture
def manager(url):
    """Twelve shorts with 1,000 to 12,000 views after a week, one a day."""
    PerformanceAnalyticsManager(url).close()
    engine = make_engine(url)
    with writing(engine) as connection:
        workspace_id = create_workspace(connection, name="Benchmarks", time_zone="UTC")
        team = Team(connection, workspace_id)
        account, import_id = team.account(), team.imported()
        for number in range(12):
            moment = START + timedelta(days=number)
            content_id = team.content(f"Short {number}", content_type="short")
            post = team.post(account, content_id=content_id, published_at=moment)
            read = moment + timedelta(days=7)
            team.observe(post, read, 1_000 * (number + 1), import_id=import_id)
        for draft in (an_amount(3_500.0), a_target()):
            add_benchmark(connection, workspace_id, draft, actor="Ada")
    yield PerformanceAnalyticsManager(engine, workspace=workspace_id)
    engine.dispose()


def test_own_history_figures_of_others_and_targets_come_together(manager):
    found = manager.get_benchmarks("views", OCTOBER)
    shorts = next(one for one in found.own.groups if one.group.key == "youtube:short")
    assert (shorts.at(7).n, shorts.at(7).of(0.5)) == (12, 6_500)
    (other,) = found.others
    assert (other.own, other.standing.estimate) == (6_500, 0.25)
    assert [one.draft.value for one in found.targets] == [0.04]


def test_age_posts_and_platforms_can_be_said(manager):
    assert manager.get_benchmarks("views", OCTOBER, ["tiktok"]).own.groups == ()
    later = (date(2025, 10, 10), date(2025, 10, 31))
    assert manager.get_benchmarks("views", later, posts="chosen").own.published == 3
    assert manager.get_benchmarks("views", OCTOBER, age=28).own.groups[0].at(28).n == 0


def test_what_cannot_be_is_refused_by_name(manager):
    with pytest.raises(InvalidRequest, match="'some' is not known"):
        manager.get_benchmarks("views", OCTOBER, posts="some")
    with pytest.raises(InvalidRequest, match="not after 8"):
        manager.get_benchmarks("views", OCTOBER, age=8)
