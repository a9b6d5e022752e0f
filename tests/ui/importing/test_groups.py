from dataclasses import replace

from domain.observations import Refusal, SourceFile
from tests.import_factories import a_reading
from ui.importing.groups import grouped


def files(*names):
    return [SourceFile(name, b"") for name in names]


def titles(parts):
    return [part.title for part in parts]


def test_members_and_sheets_stand_under_the_file_they_came_in():
    entries = [
        a_reading("Export.zip/Table data.csv"),
        Refusal("Export.zip/Geography.csv", "A breakdown."),
        a_reading("Export.zip/book.xlsx/Metrics"),
        a_reading("days.csv"),
    ]
    first, second = grouped(files("Export.zip", "days.csv"), entries)
    assert (first.name, titles(first.readable), titles(first.refused)) == (
        "Export.zip", ["Table data.csv", "book.xlsx/Metrics"], ["Geography.csv"],
    )  # fmt: skip
    assert first.only_part is None
    assert second.only_part is not None
    assert (second.only_part.title, second.only_part.index) == ("days.csv", 3)


def test_two_readings_of_one_file_are_told_apart_by_what_they_hold():
    post = a_reading("a.xlsx", label="Posts")
    account = replace(post, label="The account", fingerprint="other")
    (group,) = grouped(files("a.xlsx"), [post, account])
    assert titles(group.readable) == ["Posts", "The account"]


def test_the_same_bytes_count_once_wherever_they_stand():
    one = a_reading("a.csv")
    again = replace(one, file_name="copy.zip/a.csv")
    first, second = grouped(files("a.csv", "copy.zip"), [one, again])
    assert titles(first.readable) == ["a.csv"]
    assert (second.readable, titles(second.repeated)) == ((), ["a.csv"])


def test_a_file_whose_name_begins_like_anothers_is_not_taken_for_its_part():
    entries = [a_reading("a.csv"), a_reading("a.csv.zip/b.csv")]
    groups = grouped(files("a.csv", "a.csv.zip"), entries)
    assert [group.name for group in groups] == ["a.csv", "a.csv.zip"]
