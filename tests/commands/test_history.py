import getpass
import json

import pytest

DAYS = """\
platform,account,content,title,published_at,date,views
youtube,Tides,one,First,2026-05-01,2026-05-02,100
youtube,Tides,one,First,2026-05-01,2026-05-03,150
tiktok,Ebb,two,Second,2026-05-01,yesterday,5
"""
MORE = """\
platform,account,content,title,published_at,date,views
youtube,Tides,one,First,2026-05-01,2026-05-04,90
"""


@pytest.fixture
def filled(manage, tmp_path):
    """Two imports, the numbers of which are told."""
    numbers = []
    for name, text in (("days.csv", DAYS), ("more.csv", MORE)):
        (tmp_path / name).write_text(text)
        (one,) = json.loads(manage("import", tmp_path / name, "--json")[1])
        numbers.append(one["import_id"])
    return manage, *numbers


def listed(manage, *arguments):
    code, out, _ = manage("imports", "--json", *arguments)
    assert code == 0
    return json.loads(out)


def daily(manage):
    return manage("export", "daily")[1]


def test_lists_the_newest_first_with_what_each_did(filled):
    manage, first, second = filled
    newest, oldest = listed(manage)
    assert (newest["import_id"], oldest["import_id"]) == (second, first)
    assert oldest["file"].endswith("/days.csv")
    assert (oldest["state"], oldest["undone_at"]) == ("standing", None)
    assert (oldest["rows_read"], oldest["rows_imported"], oldest["rows_rejected"]) == (3, 2, 1)
    assert (oldest["new_posts"], oldest["days_changed"]) == (1, 2)
    assert (newest["new_posts"], newest["known_posts"], newest["days_changed"]) == (0, 1, 1)
    assert newest["period"] == ["2026-05-04", "2026-05-04"]
    assert oldest["accounts"] == ["Tides"]


def test_says_who_did_it_by_the_name_of_the_system(filled):
    assert listed(filled[0])[0]["actor"] == f"command line ({getpass.getuser()})"


def test_the_text_says_the_same_and_how_many_are_left_out(filled):
    manage, _, second = filled
    code, out, _ = manage("imports", "--limit", 1)
    assert code == 0
    assert f"{second}  " in out
    assert "1 of 1 row; 0 new posts, 1 known post, 1 day changed" in out
    assert "... and 1 older one (--all lists them)" in out
    assert "older" not in manage("imports", "--all")[1]


def test_an_undo_and_a_redo_leave_everything_as_it_was(filled):
    manage, first, second = filled
    before = daily(manage)
    code, out, _ = manage("undo", first, second)
    assert code == 0
    assert f"Undone: import {first}, " in out
    assert "1 post gone" in out
    assert len(daily(manage).splitlines()) == 1
    assert {one["state"] for one in listed(manage)} == {"undone"}
    code, out, _ = manage("redo", second, first)
    assert code == 0
    assert f"Done again: import {first}, " in out
    assert daily(manage) == before


def test_several_are_undone_together_or_none(filled):
    manage, first, _ = filled
    code, out, err = manage("undo", first, 999_999)
    assert (code, out) == (1, "")
    assert "There is no import number 999999." in err
    assert {one["state"] for one in listed(manage)} == {"standing"}


def test_what_cannot_be_is_told_in_words(filled, tmp_path):
    manage, first, _ = filled
    assert "stands; there is nothing to redo" in manage("redo", first)[2]
    manage("undo", first)
    assert "already undone" in manage("undo", first)[2]
    (again,) = json.loads(manage("import", tmp_path / "days.csv", "--json")[1])
    assert f"stands as import number {again['import_id']}" in manage("redo", first)[2]
    code, _, err = manage("undo", "five")
    assert code == 2
    assert "'five' is no number" in err


def test_nothing_imported_is_said(manage):
    assert manage("imports")[1] == "Nothing was imported yet.\n"
    assert listed(manage) == []
