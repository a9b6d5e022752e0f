"""Files as accidents make them: cut short, re-encoded, shifted, retyped, nested."""

import csv
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterable

import openpyxl

ODD_CELLS = (
    "", " ", "-", "abc", "NaN", "inf", "-1", "-99999999999999999999", "9" * 40, "1e400", "1.5",
    "12,400", "1.234,5", "1,234", "١٢٣", "½", "=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+5", "TRUE",
    "0000-00-00", "2025-02-30", "31/31/2025", "99999-01-01", "1900-01-01", "2999-12-31",
    "12:99:99", "PT4M13S", "5.32%", "-5%", "1000%", "\ufeff", "\u202e", "a\nb", 'say "hi"',
    "🎬" * 50, "\x00",
    "urn:li:activity:99999999999999999999999", "https://example.org/?q=<script>", "Total",
    "undefined",
)  # fmt: skip
ODD_VALUES = (
    None, True, False, 0, -1, 1.5, 10**30, -(10**30), 1e308, float("nan"), "", "abc", "12", "1e999",
    [], {}, [None], [[]], {"": None}, {"value": []}, "2025-02-30T00:00:00Z", "P99999999999D",
    "\x00",
)  # fmt: skip
Mutation = Callable[[bytes, random.Random], bytes]


def mutated(content: bytes, seed: int) -> bytes:
    """The content after one to three accidents, the same for the same seed."""
    dice = random.Random(seed)
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        content = dice.choice(_fitting(content))(content, dice)
    return content


def _fitting(content: bytes) -> tuple[Mutation, ...]:
    if content.startswith((b"PK", b"\xd0\xcf")):
        return (_cut, _flip, _flip, _repacked, _nested, _zeroed)
    if content.lstrip()[:1] in (b"{", b"["):
        return (_cut, _flip, _node, _node, _node, _node, _recoded, _zeroed, _nested, _lines)
    return (
        _cut, _flip, _cell, _cell, _cell, _cells, _column_gone, _column_twice, _columns_shuffled,
        _headless, _lines, _recoded, _delimited, _quote, _huge_field, _many_columns, _zeroed,
        _nested, _as_workbook, _line_ends,
    )  # fmt: skip


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content) + 1)]


def _flip(content: bytes, dice: random.Random) -> bytes:
    flipped = bytearray(content)
    for _ in range(dice.choice((1, 5, 50)) if content else 0):
        flipped[dice.randrange(len(flipped))] = dice.randrange(256)
    return bytes(flipped)


def _zeroed(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content) + 1)
    return content[:place] + bytes(dice.choice((1, 100))) + content[place:]


def _recoded(content: bytes, dice: random.Random) -> bytes:
    encoding = dice.choice(("utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig", "utf-7"))
    return _text(content).encode(encoding, errors="replace")


def _lines(content: bytes, dice: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    if lines:
        place = dice.randrange(len(lines))
        lines[place : place + 1] = lines[place : place + 1] * dice.choice((0, 2, 500))
    return b"".join(lines)


def _line_ends(content: bytes, dice: random.Random) -> bytes:
    return content.replace(b"\n", dice.choice((b"\r", b"\r\n", b"\n\n", b"\r\r\n")))


def _quote(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content) + 1)
    return content[:place] + b'"' + content[place:]


def _huge_field(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(content) + 1)
    return content[:place] + b"9" * dice.choice((200_000, 2_000_000)) + content[place:]


def _cell(content: bytes, dice: random.Random) -> bytes:
    return _with_rows(content, lambda rows: _spoil(rows, dice))


def _cells(content: bytes, dice: random.Random) -> bytes:
    return _with_rows(content, lambda rows: [_spoil(rows, dice) for _ in range(20)][-1])


def _spoil(rows: list[list[str]], dice: random.Random) -> list[list[str]]:
    row = dice.choice([row for row in rows if row] or [[""]])
    row[dice.randrange(len(row))] = dice.choice(ODD_CELLS)
    return rows


def _headless(content: bytes, dice: random.Random) -> bytes:
    return _with_rows(content, lambda rows: rows[1:])


def _column_gone(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(1 + max((len(row) for row in _rows(content)), default=0))
    return _with_rows(content, lambda rows: [row[:place] + row[place + 1 :] for row in rows])


def _column_twice(content: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(1 + max((len(row) for row in _rows(content)), default=0))
    return _with_rows(content, lambda rows: [[*row[: place + 1], *row[place:]] for row in rows])


def _columns_shuffled(content: bytes, dice: random.Random) -> bytes:
    width = max((len(row) for row in _rows(content)), default=0)
    order = dice.sample(range(width), width)
    return _with_rows(
        content, lambda rows: [[row[p] if p < len(row) else "" for p in order] for row in rows]
    )


def _many_columns(content: bytes, dice: random.Random) -> bytes:
    return _with_rows(
        content, lambda rows: [row + [f"{n}" for n in range(10_000)] for row in rows[:3]]
    )


def _delimited(content: bytes, dice: random.Random) -> bytes:
    return _written(_rows(content), delimiter=dice.choice(";\t|")).encode()


def _as_workbook(content: bytes, dice: random.Random) -> bytes:
    book = openpyxl.Workbook()
    for row in _rows(content)[:200]:
        book.active.append([_retyped(cell, dice) for cell in row[:100]])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _retyped(cell: str, dice: random.Random) -> object:
    """As a spreadsheet takes it: figures as numbers, nothing a workbook cannot hold."""
    if cell.isascii() and cell.isdecimal() and dice.random() < 0.9:
        return int(cell)
    return "".join(letter for letter in cell if letter.isprintable())[:1000]


def _repacked(content: bytes, dice: random.Random) -> bytes:
    """One member of the archive spoilt inside a sound archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - an earlier accident has damaged it
        return content
    if members:
        name = dice.choice(sorted(members))
        members[name] = dice.choice((_cut, _flip, _zeroed))(members[name], dice)
    return _packed(members)


def _nested(content: bytes, dice: random.Random) -> bytes:
    for depth in range(dice.choice((1, 2, 4))):
        content = _packed({f"inner{depth}": content})
    return content


def _packed(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return packed.getvalue()


def _node(content: bytes, dice: random.Random) -> bytes:
    """Some value of the document replaced, or its key gone."""
    try:
        documents = [json.loads(content)]
    except ValueError:
        try:
            documents = [json.loads(line) for line in content.splitlines() if line.strip()]
        except ValueError:
            return content
    places = [place for document in documents for place in _places(document)]
    if places:
        parent, key = dice.choice(places)
        if isinstance(parent, dict) and dice.random() < 0.25:
            del parent[key]
        else:
            parent[key] = dice.choice(ODD_VALUES)
    return "\n".join(map(json.dumps, documents)).encode()


def _places(value: object) -> Iterable[tuple[dict | list, object]]:
    children = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        children = enumerate(value)
    for key, child in children:
        yield value, key
        yield from _places(child)


def _with_rows(content: bytes, change: Callable[[list[list[str]]], list[list[str]]]) -> bytes:
    return _written(change(_rows(content))).encode(_encoding(content), errors="replace")


def _rows(content: bytes) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(_text(content), newline="")))
    except csv.Error:
        return [[_text(content)[:1000]]]


def _written(rows: list[list[str]], delimiter: str = ",") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


def _encoding(content: bytes) -> str:
    return "utf-16" if content.startswith(b"\xff\xfe") else "utf-8"


def _text(content: bytes) -> str:
    return content.decode(_encoding(content), errors="replace")
