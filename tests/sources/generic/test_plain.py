"""Many rows at once tell exactly what single rows tell, of any table."""

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.observations import Reading, SourceFile
from sources import harvest, table_text
from sources.generic import plain, rows, spellings
from tests.sources.files import read, reading, written

_PLATFORMS = st.sampled_from(["YouTube"] * 9 + ["x", "", "Nope", " tiktok "])
_POSTS = st.sampled_from(["a", "b", "c", "d", "e", "f"] * 4 + ["", "ü" * 300, "a,b", 'a"b', "a\nb"])
_DAYS = st.sampled_from(
    [f"2025-03-{day:02}" for day in range(1, 29)] * 3
    + ["", "never", "3/4/2025", "13/4/2025", "2030-01-01", "2025-03-01T12:00Z", "1999-01-01"]
)
_KINDS = st.sampled_from(["amount"] * 6 + ["", "running total", "what"])
_COUNTS = st.one_of(
    st.integers(0, 10**6).map(str),
    st.sampled_from(
        ["", "-", "-5", "x", "1,234", "1.234", "12.0", "007", "+7", "9" * 16, "\u0663"]
    ),
)
_AMOUNTS = st.sampled_from(["1.5"] * 5 + ["", "0.25", "-1.5", "1,5", "12"])
_TITLES = st.sampled_from(["Über", 'say "hi"', "a, b", "two\nlines", "two\r\nlines", "", "'=1"])
_ACCOUNTS = st.sampled_from(["Main"] * 9 + ["", "Other", "x" * 300])
_COLUMNS = {
    "platform": _PLATFORMS,
    "content": _POSTS,
    "date": _DAYS,
    "views": _COUNTS,
    "likes": _COUNTS,
    "revenue": _AMOUNTS,
    "kind": _KINDS,
    "title": _TITLES,
    "account": _ACCOUNTS,
    "published_at": _DAYS,
    "something else": _TITLES,
}
_ODD = [None] * 30 + ["blank", "empty", "short", "long", "wide", "again", "quote"]


@st.composite
def _files(draw) -> SourceFile:
    needed = ["platform", "date", "views"]
    further = draw(st.lists(st.sampled_from(sorted(set(_COLUMNS) - set(needed))), unique=True))
    columns = draw(st.permutations(needed + further))
    delimiter = draw(st.sampled_from([",", ",", ";", "\t"]))
    quoted = draw(st.sampled_from([False, False, True]))
    ends = st.sampled_from(draw(st.sampled_from([["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]])))
    lines = [delimiter.join(columns)]
    for _ in range(draw(st.integers(1, 25))):
        cells = [_written(draw(_COLUMNS[name]), delimiter, quoted) for name in columns]
        lines += _made_odd(cells, delimiter, draw(st.sampled_from(_ODD)))
    text = "".join(line + draw(ends) for line in lines)
    text = text if draw(st.booleans()) else text.rstrip("\r\n")
    return SourceFile("t.csv", text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))))


def _written(text: str, delimiter: str, quoted: bool) -> str:
    if quoted or any(letter in text for letter in f'{delimiter}"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _made_odd(cells: list[str], delimiter: str, odd: str | None) -> list[str]:
    line = delimiter.join(cells)
    lines = {
        "blank": [line, ""],
        "empty": [line, delimiter * (len(cells) - 1)],
        "short": [delimiter.join(cells[:-1])],
        "long": [line + delimiter],
        "wide": [line + delimiter + "more"],
        "again": [line, line],
        "quote": [line.replace('"', "", 1)],
    }
    return lines.get(odd or "", [line])


@settings(max_examples=150, deadline=None)
@given(
    _files(),
    st.sampled_from([5, 60, 400, 2**20]),
    st.sampled_from([1, 3, 512]),
    st.sampled_from([1, 8, 10**6]),
    st.sampled_from([1, 10**6]),
)
def test_the_file_reads_the_same_by_blocks_and_row_by_row(file, at_once, around, together, known):
    with patch.object(table_text, "block_of", lambda *_: None):
        singly = read(file)
    with (
        patch.object(table_text, "_AT_ONCE", at_once),
        patch.object(rows, "_AROUND", around),
        patch.object(plain, "_TOGETHER", together),
        patch.object(spellings, "_MOST_KNOWN", known),
    ):
        assert read(file) == singly


@settings(max_examples=60, deadline=None)
@given(_files(), st.integers(0, 9))
def test_so_it_does_when_few_rows_are_remembered(file, remembered):
    with patch.object(harvest, "MOST_REMEMBERED", remembered):
        with patch.object(table_text, "block_of", lambda *_: None):
            singly = read(file)
        assert read(file) == singly


def test_plain_rows_are_never_looked_at_one_by_one(monkeypatch):
    """Thousands separators, decimals, blanks and quotation marks are nothing odd."""
    lines = [
        f'TikTok,p{n},"Say ""{n}""",2026-05-{n % 28 + 1:02},"1,{n:03}",,0.5' for n in range(600)
    ]
    text = "platform,content,title,date,views,likes,revenue\n" + "\n".join(lines)
    monkeypatch.setattr("sources.generic.rows._Sheet.take_in", _never)
    found = reading(written(text))
    assert [seen.values[:2] for seen in found.observations] == [
        (1000 + n, None) for n in range(600)
    ]
    assert [post.title for post in found.posts] == [f'Say "{n}"' for n in range(600)]


def test_only_rows_near_an_odd_one_are_looked_at_one_by_one(monkeypatch):
    monkeypatch.setattr(rows, "_AROUND", 8)
    seen = []
    take_in = "sources.generic.rows._Sheet.take_in"
    monkeypatch.setattr(take_in, lambda self, row, harvest: seen.append(row.number))
    lines = [f"TikTok,p{n},2026-05-01,{'x' if n == 20 else n}" for n in range(100)]
    found = reading(written("platform,content,date,views\n" + "\n".join(lines)))
    assert seen == list(range(18, 26))
    assert isinstance(found, Reading)


def _never(*_):
    raise AssertionError("a plain row was looked at by itself")
