"""The facade for scripts, against a database of its own, as a notebook would use it."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from analytics import PerformanceAnalyticsManager
from database.engine import make_engine, writing
from database.tables import imports
from database.writes.workspaces import create_workspace
from domain.errors import InvalidRequest, NotFound
from domain.vocabulary import Comparison, Platform

HOWTO = Path(__file__).parents[2] / "docs" / "howto" / "use-from-scripts.md"
MARCH = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def manager(url):
    PerformanceAnalyticsManager(url).close()
    engine = make_engine(url)
    with writing(engine) as connection:
        workspace_id = create_workspace(connection, name="Scripts", time_zone="UTC")
    with PerformanceAnalyticsManager(engine, workspace=workspace_id) as manager:
        yield manager
    engine.dispose()


def track_days(manager, content_id, totals, *, platform="youtube", start=MARCH, **metadata):
    """A running total at nine in the morning of every day."""
    for step, total in enumerate(totals):
        manager.track_content_performance(
            content_id, platform, {"views": total, "likes": total // 10},
            {"captured_at": start + timedelta(days=step), **metadata},
        )  # fmt: skip


def test_what_is_tracked_is_on_the_pages(manager):
    manager.track_content_performance(
        "abc", "youtube", {"views": 100, "engagement_rate_reported": 0.05},
        {"captured_at": MARCH, "title": "A title", "creator": "Mara"},
    )  # fmt: skip
    report = manager.analyze_content_performance("abc")
    assert (report.facts.title, report.facts.creator) == ("A title", "Mara")
    totals = {metric.name: amount for metric, _, amount, _ in report.totals}
    assert totals == {"views": 100, "engagement_rate_reported": Decimal("0.05")}


def test_a_call_is_an_import_that_can_be_undone(manager):
    outcome = manager.track_content_performance("abc", "youtube", {"views": 100})
    assert (outcome.new_posts, outcome.observations) == (1, 1)
    with manager._engine.connect() as connection:
        row = connection.execute(
            select(imports).where(imports.c.import_id == outcome.import_id)
        ).one()
    assert (row.format, row.actor, row.account) == ("script", "script", "Main")
    manager.undo_import(outcome.import_id)
    with pytest.raises(NotFound, match="no post 'abc'"):
        manager.analyze_content_performance("abc")


def test_the_same_call_twice_changes_nothing(manager):
    call = ("abc", "youtube", {"views": 100}, {"captured_at": MARCH})
    first = manager.track_content_performance(*call)
    again = manager.track_content_performance(*call)
    assert (again.already_imported, again.import_id) == (True, first.import_id)


def test_a_batch_is_one_import_or_none(manager):
    good = {"content_id": "a", "platform": "youtube", "metrics": {"views": 1}}
    wrong = {"content_id": "b", "platform": "tiktok", "metrics": {"views": -1}}
    with pytest.raises(InvalidRequest, match=r"Record 2, metrics\.views"):
        manager.batch_track([good, wrong])
    assert manager.workspace.posts == 0
    outcome = manager.batch_track([good, {**wrong, "metrics": {"views": 1}}])
    assert (outcome.new_posts, manager.workspace.posts) == (2, 2)


def test_a_known_post_keeps_its_account_and_the_only_account_is_taken_for_new_ones(manager):
    manager.track_content_performance("a", "youtube", {"views": 1}, {"account": "Ours"})
    manager.track_content_performance("b", "youtube", {"views": 1})
    manager.track_content_performance("c", "youtube", {"views": 1}, {"account": "Second"})
    manager.track_content_performance("a", "youtube", {"views": 2})
    accounts = {each: manager.analyze_content_performance(each).posts[0].account for each in "abc"}
    assert accounts == {"a": "Ours", "b": "Ours", "c": "Second"}


def test_the_overview_counts_the_days_that_were_tracked(manager):
    track_days(manager, "abc", [100, 130, 190], published_at=date(2026, 2, 1))
    days = (date(2026, 3, 2), date(2026, 3, 3))
    report = manager.get_dashboard_overview(days, comparison=Comparison.OFF)
    assert {card.metric.name: card.amount for card in report.cards} == {"views": 90, "likes": 9}
    assert manager.get_dashboard_overview().selection.period.days == 28
    last_two = manager.get_dashboard_overview(2)
    assert last_two.selection.period.last_day == date(2026, 3, 3)
    assert last_two.cards[0].amount == 90
    none = manager.get_dashboard_overview(days, ["tiktok"])
    assert all(card.amount is None for card in none.cards)


def test_a_platform_is_told_with_its_share_and_a_rate_that_names_its_denominator(manager):
    track_days(manager, "a", [100, 400], published_at=date(2026, 2, 1))
    track_days(manager, "b", [0, 100], platform="tiktok", published_at=date(2026, 2, 1))
    insights = manager.get_platform_insights("YouTube", (date(2026, 3, 2), date(2026, 3, 2)))
    assert insights.overview.cards[0].amount == 300
    assert insights.share == pytest.approx(300 / 400)
    rate = insights.engagement_rate
    assert (rate.value, rate.interactions, rate.counted) == (0.1, 30, ("likes",))
    assert (rate.denominator, rate.denominator_amount) == ("views", 300)
    assert [row.amount for row in insights.top_content.rows] == [300]


def test_of_too_few_figures_nothing_is_recommended_and_the_unknown_is_named(manager):
    track_days(manager, "a", [100, 400, 600], published_at=date(2026, 3, 1))
    assert manager.generate_optimization_recommendations(["youtube"], ["a"]) == ()
    with pytest.raises(InvalidRequest, match="not known"):
        manager.generate_optimization_recommendations(["myspace"])
    with pytest.raises(NotFound, match="no post 'b'"):
        manager.generate_optimization_recommendations(content_ids=["b"])


def test_no_rate_is_derived_from_nothing(manager):
    manager.track_content_performance("a", "youtube", {"views": 1}, {"captured_at": MARCH})
    insights = manager.get_platform_insights("x", (date(2026, 3, 2), date(2026, 3, 2)))
    assert (insights.engagement_rate, insights.share) == (None, None)


def test_content_is_compared_at_equal_age(manager):
    track_days(manager, "old", [10, 30, 60, 100], published_at=date(2026, 3, 1))
    track_days(manager, "new", [40, 80], start=MARCH + timedelta(days=9),
               published_at=date(2026, 3, 10))  # fmt: skip
    comparison = manager.compare_content_performance(["old", "new"])
    assert comparison.age_days == 2
    assert [row.at_age for row in comparison.rows] == [80, 30]


def test_the_same_id_on_two_platforms_needs_the_platform(manager):
    for platform in ("youtube", "tiktok"):
        manager.track_content_performance("same", platform, {"views": 1})
    with pytest.raises(InvalidRequest, match="is on tiktok, youtube; name the platform"):
        manager.analyze_content_performance("same")
    report = manager.analyze_content_performance("same", "tiktok")
    assert [post.platform for post in report.posts] == [Platform.TIKTOK]
    assert manager.analyze_content_performance(report.facts.content_id).facts == report.facts


def test_exports_hold_every_row_in_each_form(manager):
    track_days(manager, "abc", [100, 130], title="=1+1", published_at=date(2026, 2, 1))
    text_of = manager.export_analytics_data("content")
    (row,) = csv.DictReader(io.StringIO(text_of))
    assert (row["content"], row["title"], row["platform"]) == ("abc", "'=1+1", "youtube")
    (told,) = json.loads(manager.export_analytics_data("content", "json"))
    assert told["title"] == "=1+1"
    frame = manager.export_analytics_data("daily", "dataframe", period=(date(2026, 3, 2),) * 2)
    assert list(frame["views"]) == [30]
    assert len(manager.export_analytics_data("observations", "dataframe")) == 2
    assert manager.export_analytics_data("daily", "dataframe", platform="x").empty


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda m: m.get_dashboard_overview(0), "period: 0 is no number of days"),
        (lambda m: m.get_dashboard_overview("28d"), "period: '28d' is neither"),
        (lambda m: m.get_dashboard_overview(28, ["tiktokk"]), "Did you mean 'tiktok'"),
        (lambda m: m.get_platform_insights("myspace"), "platform: 'myspace' is not known"),
        (lambda m: m.export_analytics_data("weekly"), "kind: 'weekly' is not known"),
        (lambda m: m.export_analytics_data("daily", "xlsx"), "format: 'xlsx' is not known"),
        (lambda m: m.analyze_content_performance(None), "content_id: None is neither"),
        (lambda m: m.compare_content_performance([]), "at least two"),
    ],
)
def test_what_cannot_be_asked_is_told(manager, ask, told):
    with pytest.raises(InvalidRequest, match=told):
        ask(manager)


def test_a_workspace_goes_by_name_or_number_and_by_default_it_is_the_teams_own(url):
    with PerformanceAnalyticsManager(url) as own:
        assert own.workspace.name == "My workspace"
        workspace_id = own.workspace.workspace_id
    with PerformanceAnalyticsManager(url, workspace="My workspace") as named:
        assert named.workspace.workspace_id == workspace_id
    with pytest.raises(NotFound, match=r"no workspace 'Ours'\. There are: 'My workspace'"):
        PerformanceAnalyticsManager(url, workspace="Ours")


def test_the_example_of_the_documentation_runs(url, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", url)
    blocks = re.findall(r"```python\n(.*?)```", HOWTO.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) >= 3
    exec(compile("\n".join(blocks), HOWTO.name, "exec"), {})
    printed = capsys.readouterr().out
    for line in re.findall(r"# prints (.*)", "\n".join(blocks)):
        assert line in printed
