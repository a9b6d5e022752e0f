"""Mappings are kept by name, and come back as they were saved."""

from dataclasses import replace

import pytest

from database.queries.column_mappings import saved_mappings
from database.writes.column_mappings import forget_mapping, store_mapping
from database.writes.workspaces import create_workspace
from domain.errors import InvalidRequest, NotFound
from domain.mappings import ColumnMapping, FigureBasis, MappedColumn, Role, Unit
from domain.vocabulary import Platform

MAPPING = ColumnMapping(
    "Newsletter",
    (
        MappedColumn("issue", Role.FACT, "title"),
        MappedColumn("time read", Role.METRIC, "watch_time_s", Unit.MINUTES),
        MappedColumn("größe", Role.LEFT_OUT),
    ),
    figures=FigureBasis.RUNNING,
    platform=Platform.WEBSITE,
    account="Weekly",
    day_order="day first",
    decimal_comma=True,
)


def save(connection, workspace_id, mapping=MAPPING):
    return store_mapping(connection, workspace_id, mapping, actor="test")


def test_a_mapping_comes_back_as_it_was_saved(connection, workspace_id):
    assert save(connection, workspace_id) == MAPPING
    assert saved_mappings(connection, workspace_id) == (MAPPING,)


def test_the_same_name_again_replaces_it_and_makes_it_the_latest(connection, workspace_id):
    save(connection, workspace_id)
    save(connection, workspace_id, replace(MAPPING, name="Other"))
    changed = replace(MAPPING, account="Daily", name="  Newsletter ")
    save(connection, workspace_id, changed)
    found = saved_mappings(connection, workspace_id)
    assert [(one.name, one.account) for one in found] == [
        ("Other", "Weekly"),
        ("Newsletter", "Daily"),
    ]


def test_another_workspace_does_not_see_it(connection, workspace_id):
    save(connection, workspace_id)
    other = create_workspace(connection, name="Others", time_zone="UTC")
    assert saved_mappings(connection, other) == ()


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_name_is_needed(connection, workspace_id, name):
    with pytest.raises(InvalidRequest, match="a name of 1 to 80"):
        save(connection, workspace_id, replace(MAPPING, name=name))


def test_what_cannot_work_is_not_saved(connection, workspace_id):
    with pytest.raises(InvalidRequest, match="Choose the platform"):
        save(connection, workspace_id, replace(MAPPING, platform=None))


def test_a_mapping_is_removed_once(connection, workspace_id):
    save(connection, workspace_id)
    forget_mapping(connection, workspace_id, "Newsletter", actor="test")
    assert saved_mappings(connection, workspace_id) == ()
    with pytest.raises(NotFound):
        forget_mapping(connection, workspace_id, "Newsletter", actor="test")
