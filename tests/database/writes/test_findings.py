"""Findings are kept as they were said, and told apart by workspace."""

from dataclasses import replace
from datetime import date

import pytest

from database.queries.findings import kept_finding, kept_findings
from database.writes.findings import forget_finding, store_finding
from database.writes.workspaces import create_workspace
from domain.errors import InvalidRequest, NotFound
from domain.findings import Finding, FindingKind, Statement, Unit
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Platform


@pytest.fixture
def finding(workspace_id):
    return Finding(
        kind=FindingKind.TREND,
        title="Views are rising",
        selection=Selection(
            workspace_id,
            Period(date(2026, 1, 1), date(2026, 6, 30)),
            platforms=(Platform.YOUTUBE, Platform.TIKTOK),
            basis=Basis.POSTS,
        ),
        parameters={"metric": "views", "level": "total"},
        statements=(
            Statement("change per day", "+0.4 % a day", 0.004, 0.001, 0.007, 181, Unit.SHARE),
            Statement("season", "No weekday stands out."),
        ),
        method="least squares with AR(1) noise",
        address="from=2026-01-01&to=2026-06-30",
        note="After the relaunch = <b>?</b>",
    )


def keep(connection, finding):
    return store_finding(connection, finding, method_version="7", actor="ada")


@pytest.mark.parametrize("kind", FindingKind)
def test_a_finding_comes_back_as_it_was_kept(connection, workspace_id, finding, kind):
    finding = replace(finding, kind=kind)
    found = kept_finding(connection, workspace_id, keep(connection, finding))
    assert found.finding == finding
    assert (found.method_version, found.actor) == ("7", "ada")


def test_the_latest_stands_first_whatever_its_kind(connection, workspace_id, finding):
    kinds = [FindingKind.FEATURES, FindingKind.TREND, FindingKind.CORRELATION]
    numbers = [keep(connection, replace(finding, kind=kind)) for kind in kinds]
    found = kept_findings(connection, workspace_id)
    assert [one.finding_id for one in found] == numbers[::-1]
    assert [one.finding.kind for one in found] == kinds[::-1]


def test_one_kind_can_be_asked_for(connection, workspace_id, finding):
    for kind in FindingKind:
        keep(connection, replace(finding, kind=kind))
    (found,) = kept_findings(connection, workspace_id, [FindingKind.FEATURES])
    assert found.finding.kind is FindingKind.FEATURES


def test_a_finding_that_was_removed_is_gone_and_said_so(connection, workspace_id, finding):
    number = keep(connection, finding)
    forget_finding(connection, workspace_id, number, actor="ada")
    with pytest.raises(NotFound, match=f"no finding {number}"):
        kept_finding(connection, workspace_id, number)


def test_another_workspace_neither_sees_nor_removes_it(connection, workspace_id, finding):
    number = keep(connection, finding)
    other = create_workspace(connection, name="Other", time_zone="UTC")
    assert kept_findings(connection, other) == ()
    with pytest.raises(NotFound):
        forget_finding(connection, other, number, actor="eve")


@pytest.mark.parametrize("title", ["", "  ", "x" * 201])
def test_a_title_is_needed_and_short(connection, finding, title):
    with pytest.raises(InvalidRequest, match="1 to 200 characters"):
        keep(connection, replace(finding, title=title))
