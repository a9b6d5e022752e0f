"""Files for the tests of sources, and what comes of reading them."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from domain.observations import Answers, Reading, Refusal, SourceFile
from sources import read_files

TODAY = date(2026, 11, 20)
FIXTURES = Path(__file__).parent / "fixtures"
# Real exports lie beside the checkout, never inside it.
EXPORTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "exports"

with_real_exports = pytest.mark.skipif(not EXPORTS.is_dir(), reason="no real exports at hand")


def written(text: str, name: str = "file.csv", modified: date | None = None) -> SourceFile:
    return SourceFile(name, text.encode(), modified)


def fixture(name: str) -> SourceFile:
    return SourceFile(name, (FIXTURES / name).read_bytes())


def real(folder: str) -> dict[str, Reading]:
    paths = [p for p in sorted((EXPORTS / folder).iterdir()) if p.suffix in (".csv", ".json")]
    files = [SourceFile(f"{folder}/{path.name}", path.read_bytes()) for path in paths]
    entries = read_files(files, today=TODAY)
    return {path.name: understood(entry) for path, entry in zip(paths, entries, strict=True)}


def packed(members: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def read(*files: SourceFile, answers: Answers | None = None) -> list[Reading | Refusal]:
    return read_files(files, answers or Answers(), today=TODAY)


def reading(*files: SourceFile, answers: Answers | None = None) -> Reading:
    """What the first of the files was read as."""
    return understood(read(*files, answers=answers)[0])


def refusal(file: SourceFile) -> str:
    (entry,) = read(file)
    assert isinstance(entry, Refusal), entry
    return entry.reason


def understood(entry: Reading | Refusal) -> Reading:
    assert isinstance(entry, Reading), entry
    return entry


def control(found: Reading, metric: str) -> tuple[float | None, float | None]:
    (one,) = [control for control in found.controls if control.metric == metric]
    return (
        None if one.stated is None else float(one.stated),
        None if one.imported is None else float(one.imported),
    )


def column(found: Reading, metric: str) -> list[object]:
    index = found.metrics.index(metric)
    return [seen.values[index] for seen in found.observations]
