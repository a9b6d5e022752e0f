"""The catalogue comes back from a spreadsheet as it was meant."""

from decimal import Decimal

import pytest

from domain.errors import SourceRejected
from domain.observations import SourceFile
from exports.catalogue import catalogue_table
from exports.csv_file import to_csv
from sources.catalogue_sheet import read_sheet
from tests.catalogue_factories import an_entry

KINDS = {"ad": "boolean", "faces": "number", "hook": "string"}


def sheet(text, kinds=KINDS):
    return read_sheet(SourceFile("catalogue.csv", text.encode()), kinds)


def said(text, kinds=KINDS):
    (edit,) = sheet(text, kinds).edits
    return dict(edit.said)


def test_what_was_downloaded_reads_back_as_it_is():
    entries = [
        an_entry(1, title="=SUM(A1)", features={"hook": "-list", "faces": 2.5, "ad": False}),
        an_entry(2, title='A "quoted", long\ntitle', topic="Go", features={}, duration_s=None),
    ]
    found = read_sheet(SourceFile("catalogue.csv", to_csv(catalogue_table(entries))), KINDS)
    assert (found.rejected, found.ignored) == ((), ())
    first, second = found.edits
    assert first.content_id == 1
    assert first.said == {
        "title": "=SUM(A1)", "content_type": "video", "creator": "Mara", "topic": None,
        "language": "en", "duration_s": Decimal(61), "feature:ad": False, "feature:faces": 2.5,
        "feature:hook": "-list",
    }  # fmt: skip
    assert (second.said["topic"], second.said["duration_s"]) == ("Go", None)
    assert second.said["title"] == 'A "quoted", long\ntitle'
    assert second.said["feature:hook"] is None


def test_only_the_columns_that_are_there_say_something():
    assert said("content_id,topic\n7,Go\n") == {"topic": "Go"}


def test_a_semicolon_file_has_decimal_commas():
    told = said("content_id;feature:faces;length_s\n7;2,5;61,5\n")
    assert told == {"feature:faces": 2.5, "duration_s": Decimal("61.5")}


@pytest.mark.parametrize(
    ("cells", "word"),
    [("yes", True), ("No", False), ("3", 3), ("3.5", 3.5), ("calm", "calm")],
)
def test_a_new_feature_is_of_the_kind_of_its_cells(cells, word):
    assert said(f"content_id,feature:Mood 2\n7,{cells}\n") == {"feature:Mood 2": word}


def test_a_number_among_words_stays_a_word():
    found = sheet("content_id,feature:mood\n7,3\n8,calm\n")
    assert [edit.said["feature:mood"] for edit in found.edits] == ["3", "calm"]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("x,Go,1", "content_id", "no number"),
        (",Go,1", "content_id", "no number"),
        ("7,Go,1", "content_id", "repeats row 2"),
        ("8,Go,many", "feature:faces", "number"),
        ("8," + "x" * 201 + ",1", "topic", "201 characters"),
        ("8,Go", "content_id", "cut short"),
    ],
)
def test_a_row_that_cannot_be_read_is_left_out_with_its_reason(row, column, reason):
    found = sheet(f"content_id,topic,feature:faces\n7,Go,1\n{row}\n")
    assert [edit.content_id for edit in found.edits] == [7]
    (rejected,) = found.rejected
    assert (rejected.row, rejected.column) == (3, column)
    assert reason in rejected.reason


def test_columns_that_are_not_understood_are_named():
    assert sheet("content_id,topic,colour,platforms\n7,Go,red,x\n").ignored == ("colour",)


@pytest.mark.parametrize("text", ["title,topic\nA,Go\n", "", "[1, 2]"])
def test_a_file_of_another_kind_is_refused(text):
    with pytest.raises(SourceRejected):
        sheet(text)
