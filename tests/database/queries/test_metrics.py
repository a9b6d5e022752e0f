"""The registry of a workspace, and which metrics have figures."""

from datetime import date

from sqlalchemy import insert

from database.queries.metrics import metric_registry, told_metrics
from database.tables import account_performance_history, custom_metrics
from domain.periods import Period
from domain.vocabulary import MetricKind

FIRST = date(2025, 5, 1)


def told(team):
    registry = metric_registry(team.connection, team.workspace_id)
    found = told_metrics(team.connection, team.workspace_id, registry)
    return [m.name for m in found.posts], [m.name for m in found.accounts]


def test_a_teams_own_metric_joins_the_standard_ones(team):
    team.connection.execute(
        insert(custom_metrics).values(
            workspace_id=team.workspace_id, name="mood", label="Mood", definition="Own.",
            unit="points", kind="rate", weight="views",
        )
    )  # fmt: skip
    metric = metric_registry(team.connection, team.workspace_id)["mood"]
    assert (metric.label, metric.kind, metric.weight, metric.wide) == (
        "Mood",
        MetricKind.RATE,
        "views",
        False,
    )


def test_posts_tell_by_day_or_by_stretch(team):
    post = team.post(team.account())
    team.tell_days(post, FIRST, [0], metric="likes")
    team.tell_stretch(post, Period(FIRST, FIRST), 1, metric="shares")
    team.roll_up()
    assert told(team) == (["likes", "shares"], [])


def test_accounts_tell_in_columns_or_beside_them(team):
    account = team.account()
    team.tell_account_days(account, FIRST, [5], metric="followers_total")
    team.connection.execute(
        insert(account_performance_history).values(
            workspace_id=team.workspace_id, account_id=account, platform="youtube",
            day=date(2025, 5, 2), extra={"sessions": 4},
        )
    )  # fmt: skip
    assert told(team) == ([], ["followers_total", "sessions"])
