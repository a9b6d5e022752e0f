import json
from pathlib import Path

import pytest

TABLE = """\
Content,Video title,Video publish time,Duration,Views,Watch time (hours)
Total,,,,1500,30.5
abc123DEF45,How the tide works,"Mar 3, 2026",61,1000,20.25
xyz987UVW65,Why is the sea salty?,"Mar 9, 2026",35,400,10.25
"""
DAYS = """\
platform,account,content,title,published_at,date,views,likes
youtube,Tides,one,First,2026-05-01,2026-05-02,100,10
youtube,Tides,one,First,2026-05-01,2026-05-03,150,-
youtube,Tides,two,Second,2026-05-01,yesterday,5,1
"""
EXPORTS = Path(__file__).parents[3] / "shared" / "data" / "exports"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "Table data.csv").write_text(TABLE)
    (tmp_path / "days.csv").write_text(DAYS)
    return tmp_path


def imported(manage, *arguments):
    code, out, _ = manage("import", *arguments, "--json")
    return code, json.loads(out)


def test_prints_what_became_of_a_file(manage, folder):
    code, (table,) = imported(
        manage, folder / "Table data.csv", "--account", "Tides",
        "--period-from", "2026-03-01", "--period-to", "2026-03-31",
    )  # fmt: skip
    assert code == 0
    assert table["format"] == "youtube_studio_table"
    assert table["account"] == "Tides"
    assert (table["rows_read"], table["rows_imported"], table["rows_rejected"]) == (2, 2, [])
    assert table["control"]["views"] == {"stated": 1500, "imported": 1400}
    assert table["control"]["watch_time_s"] == {"stated": 109_800, "imported": 109_800}
    assert table["period"] == ["2026-03-01", "2026-03-31"]


def test_names_row_column_and_value_of_what_it_refuses(manage, folder):
    code, (days,) = imported(manage, folder / "days.csv")
    assert code == 0
    (rejected,) = days["rows_rejected"]
    assert rejected["row"] == 4
    assert (rejected["column"], rejected["value"]) == ("date", "yesterday")
    assert rejected["reason"]


def test_the_same_file_twice_changes_nothing(manage, folder):
    imported(manage, folder / "days.csv")
    _, exported, _ = manage("export", "daily")
    _, (again,) = imported(manage, folder / "days.csv")
    assert again["already_imported"] is True
    assert manage("export", "daily")[1] == exported


def test_a_dry_run_tells_the_same_and_writes_nothing(manage, folder):
    _, (rehearsed,) = imported(manage, folder / "days.csv", "--dry-run")
    assert rehearsed["new_posts"] == 1
    assert manage("export", "observations")[1].count("\n") == 1
    _, (real,) = imported(manage, folder / "days.csv")
    assert {**rehearsed, "import_id": 0} == {**real, "import_id": 0}


def test_a_folder_is_one_export(manage, folder):
    code, results = imported(manage, folder)
    assert code == 0
    assert {result["format"] for result in results} == {"youtube_studio_table", "generic_csv"}


def test_a_file_nobody_understands_fails_and_says_what_was_seen(manage, tmp_path):
    (tmp_path / "notes.csv").write_text("colour,shape\nred,round\n")
    code, (refused,) = imported(manage, tmp_path / "notes.csv")
    assert code == 1
    assert "colour" in refused["refused"]


def test_a_missing_file_is_one_line_on_stderr(manage, tmp_path):
    code, out, err = manage("import", tmp_path / "absent.csv")
    assert (code, out) == (1, "")
    assert "There is no file" in err


def test_half_a_period_is_refused(manage, folder):
    code, _, err = manage("import", folder / "days.csv", "--period-from", "2026-01-01")
    assert code == 1
    assert "go together" in err


@pytest.mark.skipif(not EXPORTS.is_dir(), reason="the real exports are not here")
@pytest.mark.parametrize(
    ("name", "metric", "stated", "counted"),
    [
        ("youtube_studio_en_default_pune", "views", 51_075, 51_075),
        ("youtube_studio_en_default_pune", "impressions", 748_855, 748_826),
        ("youtube_studio_en_rich_2025_areikher", "views", 46_333, 46_333),
        ("youtube_studio_en_rich_2025_areikher", "engaged_views", 36_807, 36_807),
        ("youtube_studio_de_2020_weima", "views", 405_712, 401_812),
        ("youtube_studio_en_2025_arcane", "views", 12_100_212, 12_099_605),
        ("spotify_for_artists_2025_shep", "streams", None, 2_295_176),
        ("spotify_for_artists_2025_shep", "followers_total", None, 5_042),
    ],
)
def test_real_exports_print_their_published_totals(manage, name, metric, stated, counted):
    code, results = imported(manage, EXPORTS / name, "--account", name)
    assert code == 0
    controls = [result["control"].get(metric) for result in results]
    assert {"stated": stated, "imported": counted} in controls
