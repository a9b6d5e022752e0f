"""The entries that files were read as, file by file: what can be imported stands first."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.observations import Reading, Refusal, SourceFile


@dataclass(frozen=True)
class Part:
    """A file, or one member, sheet or aspect of it. `index` is its place in the whole reading."""

    index: int
    entry: Reading | Refusal
    title: str


@dataclass(frozen=True)
class FileGroup:
    name: str
    readable: tuple[Part, ...]
    refused: tuple[Part, ...]
    repeated: tuple[Part, ...] = ()  # the same bytes stand further up

    @property
    def only_part(self) -> Part | None:
        parts = (*self.readable, *self.refused)
        return parts[0] if len(parts) == 1 else None


def grouped(
    files: Sequence[SourceFile], entries: Sequence[Reading | Refusal]
) -> tuple[FileGroup, ...]:
    names = sorted({file.name for file in files}, key=len, reverse=True)
    parts: dict[str, list[tuple[int, Reading | Refusal]]] = {}
    for index, entry in enumerate(entries):
        parts.setdefault(_file_of(entry.file_name, names), []).append((index, entry))
    seen: set[str] = set()
    return tuple(_group(name, found, seen) for name, found in parts.items())


def _group(name: str, found: Sequence[tuple[int, Reading | Refusal]], seen: set[str]) -> FileGroup:
    readable: list[Part] = []
    refused: list[Part] = []
    repeated: list[Part] = []
    paths = [entry.file_name for _, entry in found]
    for index, entry in found:
        part = Part(index, entry, _title(name, entry, alone=paths.count(entry.file_name) == 1))
        if isinstance(entry, Refusal):
            refused.append(part)
        elif entry.fingerprint in seen:
            repeated.append(part)
        else:
            seen.add(entry.fingerprint)
            readable.append(part)
    return FileGroup(name, tuple(readable), tuple(refused), tuple(repeated))


def _file_of(path: str, names: Sequence[str]) -> str:
    return next((name for name in names if path == name or path.startswith(f"{name}/")), path)


def _title(name: str, entry: Reading | Refusal, *, alone: bool) -> str:
    """Several readings of one file differ in what they hold, not in their name."""
    inside = entry.file_name.removeprefix(name).lstrip("/")
    if isinstance(entry, Reading) and not alone:
        return f"{inside}: {entry.label}" if inside else entry.label
    return inside or name
