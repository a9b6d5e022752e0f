"""Exports carry exact figures in the layout that the import reads back."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice

import pytest
from sqlalchemy import insert

from analytics.exporting import content_rows, daily_rows, observation_rows
from database.tables import custom_metrics
from domain.errors import NotFound
from domain.observations import Answers, SourceFile
from domain.vocabulary import Grain, Platform

FIRST = date(2025, 5, 1)


def as_dicts(export):
    return [dict(zip(export.columns, row, strict=True)) for row in export]


def days(team, **choices):
    return as_dicts(daily_rows(team.connection, team.workspace_id, **choices))


@pytest.fixture
def two_posts(team):
    first = team.post(team.account(), title="Map", published_day=date(2025, 4, 30))
    second = team.post(team.account(Platform.TIKTOK), title="Short")
    team.tell_days(first, FIRST, [5, None, 0])
    team.tell_days(first, FIRST, ["1.0625"], metric="watch_time_s", estimated=True)
    team.tell_days(second, date(2025, 6, 1), [9])
    team.roll_up()
    return first, second


def test_days_are_exact_and_missing_stays_empty(team, two_posts):
    one, two, three = days(team)
    assert (one["date"], one["views"], one["watch_time_s"]) == (FIRST, 5, Decimal("1.0625"))
    assert (two["date"], two["views"], two["watch_time_s"]) == (date(2025, 5, 3), 0, None)
    assert (one["grain"], one["kind"], one["published_at"]) == ("post", "amount", date(2025, 4, 30))
    assert one["estimated_metrics"] == "watch_time_s"
    assert three["platform"] == "tiktok"


def test_only_metrics_with_figures_have_columns(team, two_posts):
    columns = daily_rows(team.connection, team.workspace_id).columns
    assert columns == (
        "grain", "kind", "platform", "account", "content", "title", "published_at", "date",
        "views", "watch_time_s", "estimated_metrics",
    )  # fmt: skip


def test_platform_and_days_narrow_the_rows(team, two_posts):
    assert [row["title"] for row in days(team, platform=Platform.TIKTOK)] == ["Short"]
    assert [row["title"] for row in days(team, first_day=date(2025, 5, 4))] == ["Short"]
    assert [row["views"] for row in days(team, last_day=FIRST)] == [5]


def test_accounts_are_exported_apart(team, two_posts):
    team.tell_account_days(two_posts[0].account_id, FIRST, [50])
    assert [row["views"] for row in days(team)] == [5, 0, 9]
    (row,) = days(team, grain=Grain.ACCOUNT)
    assert (row["grain"], row["account"], row["views"]) == ("account", "Main", 50)
    assert "content" not in row


def test_a_teams_own_metric_carries_its_prefix(team, connection):
    connection.execute(
        insert(custom_metrics).values(
            workspace_id=team.workspace_id, name="boosts", label="Boosts", definition="Own.",
            unit="count", kind="counter",
        )
    )  # fmt: skip
    team.tell_days(team.post(team.account()), FIRST, [3], metric="boosts")
    team.roll_up()
    assert days(team)[0]["custom:boosts"] == 3


def test_observations_are_told_as_they_were_said(team):
    post = team.post(team.account())
    import_id = team.imported("may.csv")
    noon = datetime(2025, 5, 3, 12, tzinfo=UTC)
    team.observe(post, noon, 100, import_id=import_id)
    team.observe(post, datetime(2025, 5, 7, tzinfo=UTC), 7, import_id=import_id, days=7)
    total, amount = as_dicts(observation_rows(team.connection, team.workspace_id))
    assert (total["kind"], total["date"], total["date_to"]) == ("running total", noon, None)
    assert (amount["kind"], amount["date"], amount["date_to"]) == (
        "amount",
        FIRST,
        date(2025, 5, 7),
    )
    assert (amount["views"], amount["file_name"]) == (7, "may.csv")
    later = observation_rows(team.connection, team.workspace_id, first_day=date(2025, 5, 4))
    assert [row["views"] for row in as_dicts(later)] == [7]


def test_content_carries_its_facts(team, two_posts):
    team.content("Without a post")
    exported = content_rows(team.connection, team.workspace_id, first_day=date(2025, 4, 30))
    (row,) = as_dicts(exported)
    assert (row["title"], row["published_at"], row["features"]) == (
        "Map",
        date(2025, 4, 30),
        "{}",
    )
    assert len(as_dicts(content_rows(team.connection, team.workspace_id))) == 2


def test_an_absent_workspace_is_named(team):
    with pytest.raises(NotFound):
        daily_rows(team.connection, 123456789)


def test_rows_come_in_pieces_and_a_reader_may_stop_early(team, monkeypatch):
    monkeypatch.setattr("database.queries.exports._ROWS_AT_A_TIME", 2)
    team.tell_days(team.post(team.account()), FIRST, [1, 2, 3, 4, 5])
    team.roll_up()
    assert [row["views"] for row in days(team)] == [1, 2, 3, 4, 5]
    export = daily_rows(team.connection, team.workspace_id)
    assert len(list(islice(export, 3))) == 3


def test_daily_rows_import_back_unchanged(team, two_posts, connection):
    from database.writes.imports import record_import
    from database.writes.workspaces import create_workspace
    from sources.reading import read_files

    export = daily_rows(team.connection, team.workspace_id)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(export.columns)
    writer.writerows(export)
    file = SourceFile("export.csv", text.getvalue().encode())
    ((reading,), refused) = split(read_files([file], Answers()))
    assert not refused
    assert not reading.rejected
    copy = create_workspace(connection, name="Copy", time_zone="UTC")
    record_import(connection, copy, reading, actor="test")
    kept = ("platform", "account", "content", "title", "date", "views", "watch_time_s")
    there = as_dicts(daily_rows(connection, copy))
    assert [[row[name] for name in kept] for row in there] == [
        [row[name] for name in kept] for row in days(team)
    ]


def split(answered):
    from domain.observations import Reading

    readings = [one for one in answered if isinstance(one, Reading)]
    return readings, [one for one in answered if not isinstance(one, Reading)]


def test_the_count_is_that_of_the_rows_before_they_are_gone_through(team, two_posts):
    for export in (daily_rows, observation_rows, content_rows):
        found = export(team.connection, team.workspace_id, platform=Platform.YOUTUBE)
        assert found.count() == len(list(found))
