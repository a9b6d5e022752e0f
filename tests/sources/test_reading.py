"""Whatever bytes come in: a correct reading or a refusal in words, never a traceback."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.observations import Reading, Refusal, SourceFile
from sources import SOURCES
from tests.sources.files import column, packed, read, reading, refusal, written

TABLE = "Content,Video title,Views\nTotal,,9\nabcdefghijk,Größe,5\nlmnopqrstuv,B,4\n"


def _refused(content: bytes) -> str:
    return refusal(SourceFile("file.csv", content))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_of_real_exports_is_read(encoding):
    found = reading(SourceFile("t.csv", TABLE.encode(encoding)))
    assert found.posts[0].title == "Größe"
    assert column(found, "views") == [5, 4]


def test_a_guessed_encoding_is_said():
    assert any(
        "Windows-1252" in w for w in reading(SourceFile("t", TABLE.encode("cp1252"))).warnings
    )


def test_the_fingerprint_is_of_the_bytes():
    content = TABLE.encode()
    found = reading(SourceFile("t.csv", content))
    assert found.fingerprint == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_every_system_are_read(line_end):
    assert column(reading(written(TABLE.replace("\n", line_end))), "views") == [5, 4]


def test_mixed_line_ends_blank_lines_and_line_breaks_in_cells_are_read():
    text = 'Content,Video title,Views\r\n\nabcdefghijk,"A\nB",5\rlmnopqrstuv,"say ""hi""",x\n'
    found = reading(written(text))
    assert found.posts[0].title == "A\nB"
    assert [(r.row, r.value) for r in found.rejected] == [(4, "x")]


def test_a_line_that_names_the_separator_is_obeyed():
    found = reading(written("sep=;\nplatform;content;date;views\nx;a,b;2025-01-01;1\n"))
    assert found.posts[0].external_id == "a,b"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n\n \t", "is empty"),
        (b"Content,Video title,Views\n", "one line only"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "The workbook is damaged"),
        (b"Content,Video title,Views\nabc\0defghij,A,1\n", "NUL bytes"),
        (b"a,b\n\x81\x8d,1\n", "save it as CSV UTF-8"),
        (b'{"kind": "youtube#', "no single JSON document"),
        (b'{"kind": 1,\n"items": [1 2]}', "damaged or incomplete in line 2,"),
        (b"[" * 100_000, "no single JSON document"),
        (b'{"things": [1]}', "an object with 'things'"),
        (b"[]", "an empty list"),
        (b"[" * 900 + b"]" * 900, "a list of 1, first a list"),
        (b'[{"id": 1}]', "a list of 1, first an object with 'id'"),
        (b'Content,Video title,Views\nabcdefghijk,"' + b"x\n" * 100_000, "quotation mark"),
        (b"Date,Views\n" + b"9" * 2_000_000, "more than 1,000,000 characters"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content, said):
    assert said in _refused(content)


def test_an_unknown_table_names_what_was_seen_and_what_is_understood():
    reason = refusal(written("Colour,Weight\nred,4\n"))
    assert "'Colour', 'Weight'" in reason
    assert all(source.label in reason for source in SOURCES)


def test_a_table_that_lacks_only_the_platform_is_told_so():
    reason = refusal(written("date,post,views,hue\n2025-01-01,a,4,red\n"))
    assert "with a column 'platform' added" in reason


def test_files_keep_their_order_whatever_comes_of_them():
    entries = read(written("", "a"), written(TABLE, "b"), SourceFile("c", packed({"d": b""})))
    assert [(type(e), e.file_name) for e in entries] == [
        (Refusal, "a"),
        (Reading, "b"),
        (Refusal, "c/d"),
    ]


def test_sources_have_distinct_names():
    assert len({source.name for source in SOURCES}) == len(SOURCES)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_never_raise(content):
    (entry,) = read(SourceFile("any", content))
    assert isinstance(entry, Refusal)


_HEADERS = st.sampled_from(
    [
        b"Content,Video title,Video publish time,Duration,Views,Watch time (hours)",
        b"Date,Content,Video title,Views",
        b"Views,Video title,Content",
        b"Views,Average view duration,Subscribers,Date",
        b"Date,Views,Average view duration",
        b"date,listeners,streams,followers",
        b"platform,content,date,date_to,kind,views,revenue,duration_s",
        b"video_id,trending_date,views,likes,publish_time",
    ]
)
_CELLS = st.one_of(
    st.sampled_from(
        ["", "Total", "x", "abcdefghijk", "2025-01-01", "1/2/2025", "31/12/2024", "17.14.11",
         "1e999", "NaN", "-5", "12,5", "1:99:99", "0:00:10", "running total", "9" * 30, '"']
    ),
    st.text(max_size=8),
)  # fmt: skip


@settings(deadline=None)
@given(_HEADERS, st.lists(st.lists(_CELLS, max_size=9), max_size=6))
def test_arbitrary_rows_below_a_known_header_never_raise(header, rows):
    lines = [",".join(cells).encode("utf-8", "replace") for cells in rows]
    (entry,) = read(SourceFile("any", b"\n".join([header, *lines])))
    if isinstance(entry, Reading):
        assert entry.rows_imported + len(entry.rejected) <= entry.rows_read


@settings(deadline=None)
@given(st.binary(max_size=80), st.integers(0, 400))
def test_damaged_archives_never_raise(noise, place):
    content = packed({"Table data.csv": TABLE.encode(), "b.csv": b"\0"})
    read(SourceFile("a.zip", content[:place] + noise + content[place + len(noise) :]))
