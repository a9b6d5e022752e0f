"""A download says what the page showed when it was drawn."""

import io
import json
from contextlib import contextmanager

import openpyxl
import pytest

from domain.metric_definitions import STANDARD_METRICS
from exports.tables import Table
from tests.factories import a_selection, a_workspace
from ui import downloads, filters, provenance
from ui.addresses import View
from ui.filtering.chips import Chip


@pytest.fixture
def files(monkeypatch):
    """What each button would hand over, by its name."""
    handed = {}

    def button(label, *, data, file_name, **_):
        handed[file_name] = data

    @contextmanager
    def reading(_):
        yield None

    monkeypatch.setattr(downloads.st, "download_button", button)
    monkeypatch.setattr(provenance, "reading", reading)
    monkeypatch.setattr(provenance, "metric_registry", lambda *_: STANDARD_METRICS)
    monkeypatch.setattr(provenance, "current_workspace", a_workspace)
    monkeypatch.setattr(provenance.loaders, "engine", lambda: None)
    monkeypatch.setattr(filters, "current_selection", a_selection)
    monkeypatch.setattr(provenance.views, "current", lambda: View(creators=(1,), topics=(2,)))
    chips = [("youtube", "YouTube"), ("c_1", "Creator: =A"), ("t_2", "Topic: B")]
    shown = [Chip(key, text, View()) for key, text in chips]
    monkeypatch.setattr(provenance, "chips_of", lambda *_: shown)
    return handed


def draw(monkeypatch, *, filtered):
    monkeypatch.setattr(filters, "apply_here", lambda: filtered)
    downloads.table_buttons(
        lambda: Table(("day", "views"), [("2026-07-01", 5)]),
        title=r"Views were 1\.2M",
        file_name="daily_views.csv",
        key="daily",
    )


def test_three_files_of_one_name_hold_the_same_figures(monkeypatch, files):
    draw(monkeypatch, filtered=True)
    assert list(files) == ["daily_views.csv", "daily_views.xlsx", "daily_views.json"]
    csv, excel, told = (written() for written in files.values())
    assert csv.decode("utf-8-sig").splitlines() == ["day,views", "2026-07-01,5"]
    sheet = openpyxl.load_workbook(io.BytesIO(excel))["Figures"]
    assert [[cell.value for cell in row] for row in sheet] == [["day", "views"], ["2026-07-01", 5]]
    assert json.loads(told)["rows"] == [{"day": "2026-07-01", "views": 5}]


def test_the_description_names_days_filter_zone_and_metrics(monkeypatch, files):
    draw(monkeypatch, filtered=True)
    about = json.loads(files["daily_views.json"]())["about"]
    period = a_selection().period
    assert about["Title"] == "Views were 1.2M"
    assert about["Days"] == f"{period.first_day} to {period.last_day}"
    assert about["Only"] == "Creator: =A; Topic: B"
    assert about["Time zone"] == a_workspace().time_zone
    assert about["views"].startswith("Views (count)")


def test_a_page_without_the_filter_names_no_days(monkeypatch, files):
    draw(monkeypatch, filtered=False)
    about = json.loads(files["daily_views.json"]())["about"]
    assert not {"Days", "Platforms", "Only"} & about.keys()
