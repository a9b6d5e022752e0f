"""Zip archives are opened within bounds."""

import io
import zipfile

import pytest

from domain.observations import Reading, Refusal, SourceFile
from sources import archives
from tests.sources.files import packed, read

TABLE = b"Content,Video title,Views\nabcdefghijk,A,6\n"


def _entries(members):
    return read(SourceFile("a.zip", packed(members)))


def test_every_member_is_an_entry_with_the_archives_name():
    entries = _entries({"Table data.csv": TABLE, "notes.txt": b"hello\nworld\n"})
    assert [entry.file_name for entry in entries] == ["a.zip/Table data.csv", "a.zip/notes.txt"]
    assert [type(entry) for entry in entries] == [Reading, Refusal]


def test_what_systems_add_to_archives_is_passed_over():
    junk = {"__MACOSX/._Table data.csv": b"\0", ".DS_Store": b"\0", "folder/": b""}
    (entry,) = _entries({**junk, "Table data.csv": TABLE})
    assert isinstance(entry, Reading)


def test_an_archive_in_an_archive_is_opened_and_a_third_is_not():
    inner = packed({"Table data.csv": TABLE})
    (entry,) = _entries({"inner.zip": inner})
    assert entry.file_name == "a.zip/inner.zip/Table data.csv"
    (entry,) = _entries({"middle.zip": packed({"inner.zip": inner})})
    assert "unpack it first" in entry.reason


def test_a_bomb_is_not_unpacked():
    (entry,) = _entries({"bomb.csv": b"0" * 20_000_000})
    assert "Packed more densely" in entry.reason


def test_the_unpacked_size_is_bounded_over_all_members(monkeypatch):
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    monkeypatch.setattr(archives._Allowance, "__init__", _small_allowance)
    entries = _entries({"a.csv": TABLE, "b.csv": TABLE, "c.csv": TABLE})
    assert [type(entry) for entry in entries] == [Reading, Reading, Refusal]


def _small_allowance(self):
    self.bytes_left, self.members_left = 100, 10


def test_the_number_of_members_is_bounded():
    entries = _entries({f"{n}.csv": TABLE for n in range(archives.MOST_MEMBERS + 1)})
    assert "more than 500 files" in entries[-1].reason
    assert isinstance(entries[-2], Reading)


@pytest.mark.parametrize("cut", [30, 60, 100])
def test_a_broken_archive_is_refused(cut):
    content = packed({"Table data.csv": TABLE})[:cut]
    (entry,) = read(SourceFile("a.zip", content))
    assert "damaged" in entry.reason


def test_a_member_with_damaged_bytes_is_refused_alone():
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("a.csv", TABLE)
        archive.writestr("b.csv", TABLE.replace(b"6", b"7"))
    first, second = read(SourceFile("a.zip", stored.getvalue().replace(b"A,6", b"A,9")))
    assert "damaged" in first.reason
    assert isinstance(second, Reading)


def test_an_empty_archive_is_refused():
    (entry,) = _entries({})
    assert entry.reason == "The archive holds no files."


def test_a_workbook_that_is_none_is_refused():
    (entry,) = _entries({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    assert "The workbook is damaged" in entry.reason
