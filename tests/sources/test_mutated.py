"""Whatever happens to a file, it ends in an import with row errors or in a refusal in words.

1 in 20 of the mutated files is imported, too.
"""

import random
from datetime import date, datetime
from decimal import Decimal

import pytest

from database.writes.imports import record_import
from domain.errors import InvalidRequest, SourceRejected
from domain.observations import Reading, SourceFile
from domain.vocabulary import Figure
from tests.search_depth import FILES
from tests.sources.files import EXPORTS, FIXTURES, read
from tests.sources.mutations import mutated

_MOST_LINES = 60
_MOST_BYTES = 200_000


def _shortened(content: bytes) -> bytes:
    """Real exports by their first lines, so that thousands of them can be read."""
    if content.startswith((b"PK", b"\xd0\xcf", b"\xff\xfe")) or len(content) < _MOST_BYTES // 10:
        return content[:_MOST_BYTES]
    return b"".join(content.splitlines(keepends=True)[:_MOST_LINES])


def _originals() -> list[tuple[str, bytes]]:
    folders = [folder for folder in (FIXTURES, EXPORTS) if folder.is_dir()]
    paths = sorted(path for folder in folders for path in folder.rglob("*.*"))
    kept = [path for path in paths if path.is_file() and path.name != "SOURCE.txt"]
    return [(path.name, _shortened(path.read_bytes())) for path in kept]


@pytest.fixture(scope="module")
def originals() -> list[tuple[str, bytes]]:
    return _originals()


def _drawn(originals, seed) -> SourceFile:
    name, content = random.Random(seed).choice(originals)
    return SourceFile(name, mutated(content, seed), date(2026, 11, 1))


def _check(entry) -> None:
    if not isinstance(entry, Reading):
        assert entry.reason
        return
    assert len(set(entry.metrics)) == len(entry.metrics)
    assert 0 <= entry.rows_imported <= entry.rows_read
    assert entry.account.strip()
    for facts in entry.posts:
        assert facts.external_id.strip()
        assert "\0" not in f"{facts.title}{facts.text}{facts.url}{facts.creator}"
    for seen in entry.observations:
        assert len(seen.values) == len(entry.metrics)
        assert any(value is not None for value in seen.values)
        assert (seen.days is not None) == (seen.figure is Figure.PERIOD)
        assert all(map(_is_sound, seen.values))
        _check_moment(seen.moment)


def _is_sound(value) -> bool:
    if value is None:
        return True
    return type(value) in (int, Decimal) and Decimal(value).is_finite() and abs(value) < 10**18


def _check_moment(moment) -> None:
    if isinstance(moment, datetime):
        assert moment.tzinfo is not None
    assert moment is None or 2000 <= moment.year <= 2026


@pytest.mark.parametrize("start", range(0, FILES, 100))
def test_a_mutated_file_is_read_with_row_errors_or_refused(originals, start):
    for seed in range(start, start + 100):
        for entry in read(_drawn(originals, seed)):
            try:
                _check(entry)
            except AssertionError as fault:
                raise AssertionError(f"seed {seed}, {entry.file_name}") from fault


def test_what_is_read_is_imported_whole_or_refused(originals, connection, workspace_id):
    imported = 0
    for seed in range(0, FILES, 20):
        for entry in read(_drawn(originals, seed)):
            if isinstance(entry, Reading):
                imported += _import(connection, workspace_id, entry, seed)
    assert imported


def _import(connection, workspace_id, reading, seed) -> bool:
    try:
        with connection.begin_nested():
            record_import(connection, workspace_id, reading, actor="test")
    except (SourceRejected, InvalidRequest):
        return False
    except Exception as fault:
        raise AssertionError(f"seed {seed}, {reading.file_name}") from fault
    return True
