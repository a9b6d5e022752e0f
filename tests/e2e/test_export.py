import csv
import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e


def test_all_rows_are_written_in_the_background_and_taken_as_one_file(page):
    screens.open_page(page, "/export?platform=linkedin", title="Export")
    screens.part(page, "extract_begin").get_by_role("button").click()
    offered = screens.part(page, "extract_download").get_by_role("button")
    expect(offered).to_be_visible(timeout=60_000)
    with page.expect_download() as started:
        offered.click()
    assert started.value.suggested_filename == "daily_linkedin_all-days.zip"
    with zipfile.ZipFile(Path(started.value.path())) as archive:
        text = archive.read("daily_linkedin_all-days.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert f"{len(rows):,} rows" in screens.seen(offered)
    assert {row["platform"] for row in rows} == {"linkedin"}
    assert all(row["date"] and row["views"] != "0.0" for row in rows[:50])
