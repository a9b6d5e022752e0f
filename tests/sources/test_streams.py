"""Files are read piece by piece; where the pieces end makes no difference."""

import zipfile

import pytest

from domain.errors import SourceRejected
from domain.observations import Reading, Refusal, SourceFile
from sources import archives, harvest, text
from sources.generic import plain, posts
from tests.sources.files import packed, read, reading, refusal, written

HEADER = "platform,content,title,date,views\n"
TABLE = HEADER + "".join(
    f"TikTok,p{n},Größe €{n},2026-05-{n % 28 + 1:02},{n}\n" for n in range(200)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("at_once", [1, 3, 7])
def test_letters_of_several_bytes_may_lie_across_two_pieces(monkeypatch, encoding, at_once):
    monkeypatch.setattr(text, "_AT_ONCE", at_once)
    found = reading(SourceFile("t.csv", TABLE.encode(encoding)))
    assert [post.title for post in found.posts] == [f"Größe €{n}" for n in range(200)]


def test_the_byte_that_fits_no_encoding_is_counted_in_the_whole_file(monkeypatch):
    monkeypatch.setattr(text, "_AT_ONCE", 4)
    content = TABLE.encode("cp1252") + b"\x81\n"
    with pytest.raises(SourceRejected, match=f"byte {len(content) - 1} fits"):
        text.survey(SourceFile("t.csv", content))


def test_a_line_without_end_is_found_across_pieces(monkeypatch):
    monkeypatch.setattr(text, "_AT_ONCE", 10)
    assert text.survey(written("ab\r" + "x" * 95 + "\nab")).longest_line == 95


def test_a_file_on_the_disk_reads_as_its_bytes_do(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(TABLE, encoding="utf-8")
    here, there = reading(SourceFile.at(path)), reading(written(TABLE, "t.csv"))
    assert here == there
    assert here.rows_imported == 200


def test_a_member_too_large_to_hold_is_unpacked_while_it_is_read(monkeypatch):
    whole = read(SourceFile("a.zip", packed({"t.csv": TABLE.encode()})))
    monkeypatch.setattr(archives._Allowance, "__init__", _holding_nothing)
    assert read(SourceFile("a.zip", packed({"t.csv": TABLE.encode()}))) == whole


def test_damage_of_such_a_member_is_known_before_anything_of_it_is_read(monkeypatch, tmp_path):
    monkeypatch.setattr(archives._Allowance, "__init__", _holding_nothing)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("t.csv", TABLE)
    path.write_bytes(path.read_bytes().replace(b",p150,", b",p999,", 1))
    (entry,) = read(SourceFile.at(path))
    assert isinstance(entry, Refusal)
    assert "damaged" in entry.reason


def _holding_nothing(self):
    self.bytes_left, self.members_left, self.held_left = 10**9, 10, 0


def test_refused_rows_are_listed_up_to_a_bound_and_all_counted(monkeypatch):
    monkeypatch.setattr(harvest, "MOST_LISTED", 3)
    found = reading(written(HEADER + "TikTok,a,A,2026-05-01,x\n" * 9 + "TikTok,a,A,2026-05-01,1\n"))
    assert (len(found.rejected), found.rows_rejected, found.rows_imported) == (3, 9, 1)
    assert any(warning.endswith("listed: 6 more rows.") for warning in found.warnings)


@pytest.mark.parametrize("fault", ["", "TikTok,p3,Again,2026-05-04,7\n", "TikTok,q,Q,never,7\n"])
def test_many_rows_at_once_tell_what_single_rows_tell(monkeypatch, fault):
    file = written(TABLE + fault + TABLE.replace(HEADER, "").replace(",p", ",r"), "t.csv")
    together = reading(file)
    monkeypatch.setattr(plain.PlainRows, "take_in", lambda *_: False)
    assert reading(file) == together
    assert together.rows_read == 400 + bool(fault)


def test_posts_that_were_forgotten_are_told_again(monkeypatch):
    monkeypatch.setattr(posts, "MOST_HELD", 5)
    monkeypatch.setattr(posts, "MOST_KNOWN", 7)
    found = reading(written(TABLE + TABLE.replace(HEADER, "").replace("2026-05", "2026-06")))
    assert isinstance(found, Reading)
    assert (found.rows_imported, len({post.external_id for post in found.posts})) == (400, 200)


def test_a_file_of_nothing_but_blanks_is_empty():
    assert "is empty" in refusal(written("\n \n"))
