import csv
import io
import json

import pytest

DAYS = """\
platform,account,content,title,published_at,date,views,watch_time_s
youtube,Tides,one,=SUM(A1),2026-05-01,2026-05-02,100,10.25
youtube,Tides,one,=SUM(A1),2026-05-01,2026-05-03,-4,0.5
tiktok,Tides,two,Second,2026-05-01,2026-05-02,7,
"""
ACCOUNT_DAYS = """\
platform,account,date,views,followers_total
youtube,Tides,2026-05-02,130,1000
"""


@pytest.fixture
def filled(manage, tmp_path):
    for name, text in (("posts.csv", DAYS), ("accounts.csv", ACCOUNT_DAYS)):
        (tmp_path / name).write_text(text)
        assert manage("import", tmp_path / name)[0] == 0
    return manage


def exported(manage, *arguments):
    code, out, _ = manage("export", *arguments)
    assert code == 0
    return list(csv.DictReader(io.StringIO(out)))


def test_days_of_posts_and_accounts_stand_apart(filled):
    rows = exported(filled, "daily")
    views = {
        grain: [r["views"] for r in rows if r["grain"] == grain] for grain in ("post", "account")
    }
    assert sorted(views["post"]) == ["-4", "100", "7"]
    assert views["account"] == ["130"]


def test_a_title_that_is_a_formula_is_written_as_text(filled):
    titles = {row["title"] for row in exported(filled, "daily", "--grain", "post")}
    assert titles == {"'=SUM(A1)", "Second"}


def test_platform_and_days_narrow_the_rows(filled):
    rows = exported(
        filled, "daily", "--grain", "post", "--platform", "youtube", "--from", "2026-05-03"
    )
    assert [(row["date"], row["views"]) for row in rows] == [("2026-05-03", "-4")]


def test_json_has_numbers_as_numbers_and_missing_as_null(filled):
    rows = json.loads(filled("export", "daily", "--grain", "post", "--format", "json")[1])
    found = {(row["content"], row["date"]): row["watch_time_s"] for row in rows}
    assert found[("one", "2026-05-02")] == 10.25
    assert found[("two", "2026-05-02")] is None


def test_exported_days_import_back_as_the_same_days(filled, tmp_path):
    before = filled("export", "daily", "--grain", "post")[1]
    (tmp_path / "again.csv").write_text(before)
    code, out, _ = filled("import", tmp_path / "again.csv", "--json")
    (again,) = json.loads(out)
    assert (code, again["rows_rejected"], again["days_changed"]) == (0, [], 0)
    assert filled("export", "daily", "--grain", "post")[1] == before


def test_nothing_stored_is_an_empty_list(manage):
    assert json.loads(manage("export", "content", "--format", "json")[1]) == []


def test_an_unknown_platform_is_wrong_usage(manage):
    code, _, err = manage("export", "daily", "--platform", "myspace")
    assert code == 2
    assert "myspace" in err
