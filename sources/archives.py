"""Zip archives, opened within bounds: so many members, so many bytes, so deep, so dense."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from domain.errors import SourceRejected
from domain.observations import Refusal, SourceFile
from sources.workbooks import OLD_MAGIC

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_MEMBERS = 500
MOST_BYTES = 4 * 1024**3
MOST_DEPTH = 2
DENSEST = 200  # unpacked bytes per packed byte; figures as text reach about 30
_DENSITY_MATTERS_FROM = 1024 * 1024
_MOST_HELD = 32 * 1024**2  # of all members together; the others are unpacked while they are read
_MOST_INNER = 128 * 1024**2  # of an archive in an archive, which is held
_AT_ONCE = 256 * 1024
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_DIRECTORY_WITHIN = 1024 * 1024  # an archive ends with the list of its members
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OFFICE_MEMBER = b"[Content_Types].xml"


@dataclass
class _Allowance:
    bytes_left: int = field(default=MOST_BYTES)
    members_left: int = field(default=MOST_MEMBERS)
    held_left: int = _MOST_HELD


class _Unpacked(io.RawIOBase):
    """A member's bytes, unpacked while they are read."""

    def __init__(self, archive: SourceFile, member: zipfile.ZipInfo) -> None:
        self._file = archive.open()
        self._archive = zipfile.ZipFile(self._file)
        self._member = self._archive.open(member)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        piece = self._member.read(len(memoryview(buffer)))
        memoryview(buffer)[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._member.close()
            self._archive.close()
            self._file.close()
        super().close()


def is_zip(file: SourceFile) -> bool:
    return _begins_with(file, _ZIP_MAGIC) and not is_workbook(file)


def is_workbook(file: SourceFile) -> bool:
    """An old workbook, or a new one, which is an archive that lists its parts."""
    if not _begins_with(file, _ZIP_MAGIC):
        return _begins_with(file, (OLD_MAGIC,))
    with file.open() as stream:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(max(0, size - _DIRECTORY_WITHIN))
        return _OFFICE_MEMBER in stream.read()


def _begins_with(file: SourceFile, magic: tuple[bytes, ...]) -> bool:
    with file.open() as stream:
        return stream.read(8).startswith(magic)


def opened(file: SourceFile) -> list[SourceFile | Refusal]:
    """The file itself, or one entry per member of the archive it is."""
    if not is_zip(file):
        return [file]
    return list(_members(file, 1, _Allowance()))


def _members(file: SourceFile, depth: int, allowance: _Allowance) -> Iterator[SourceFile | Refusal]:
    try:
        with file.open() as stream, zipfile.ZipFile(stream) as archive:
            members = [member for member in archive.infolist() if not _is_junk(member)]
            _refuse_unreadable(members)
            for member in members:
                yield from _member(file, archive, member, depth, allowance)
    except SourceRejected as refused:
        yield Refusal(file.name, str(refused))
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError):
        yield Refusal(
            file.name, "The archive is damaged or incomplete: download it again and import that."
        )


def _refuse_unreadable(members: list[zipfile.ZipInfo]) -> None:
    if not members:
        raise SourceRejected("The archive holds no files.")


def _member(
    file: SourceFile,
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    depth: int,
    allowance: _Allowance,
) -> Iterator[SourceFile | Refusal]:
    name = f"{file.name}/{member.filename}"
    try:
        _refuse_unsafe(member, allowance)
        inner = _inner(file, archive, member, allowance)
    except SourceRejected as refused:
        yield Refusal(name, str(refused))
        return
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError):
        yield Refusal(name, "This member of the archive is damaged: download the archive again.")
        return
    if not is_zip(inner):
        yield inner
    elif depth < MOST_DEPTH:
        yield from _members(inner, depth + 1, allowance)
    else:
        yield Refusal(name, "An archive in an archive in an archive: unpack it first.")


def _refuse_unsafe(member: zipfile.ZipInfo, allowance: _Allowance) -> None:
    """Reading stops at the size the archive states, so a false statement cannot grow."""
    allowance.members_left -= 1
    allowance.bytes_left -= member.file_size
    if allowance.members_left < 0:
        raise SourceRejected(f"The archive holds more than {MOST_MEMBERS} files.")
    if allowance.bytes_left < 0:
        raise SourceRejected(f"Unpacked, the archive exceeds {MOST_BYTES // 1024**2:,} MB.")
    dense = member.file_size > DENSEST * max(member.compress_size, 1)
    if dense and member.file_size > _DENSITY_MATTERS_FROM:
        raise SourceRejected("Packed more densely than any export: it is not unpacked, for safety.")
    if member.flag_bits & 1:
        raise SourceRejected("This member is protected by a password: unpack the archive first.")
    if member.compress_type not in _METHODS:
        raise SourceRejected("Packed by a method not understood: unpack the archive first.")


def _inner(
    file: SourceFile,
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    allowance: _Allowance,
) -> SourceFile:
    """Small ones are held. A large one is read through once, so that damage is known before."""
    name, modified = f"{file.name}/{member.filename}", _written_on(member) or file.modified
    if member.file_size <= allowance.held_left:
        allowance.held_left -= member.file_size
        return SourceFile(name, archive.read(member), modified)
    with archive.open(member) as unpacked:
        packed_itself = unpacked.read(8).startswith((*_ZIP_MAGIC, OLD_MAGIC))
        while unpacked.read(_AT_ONCE):
            pass
    if not packed_itself:
        opener = partial(_buffered, file, member)
        return SourceFile(name, b"", modified, opener)
    if member.file_size > _MOST_INNER:
        raise SourceRejected(
            f"An archive or workbook of more than {_MOST_INNER // 1024**2} MB in an archive: "
            "unpack it first."
        )
    return SourceFile(name, archive.read(member), modified)


def _buffered(archive: SourceFile, member: zipfile.ZipInfo) -> BinaryIO:
    return io.BufferedReader(_Unpacked(archive, member), _AT_ONCE)


def _is_junk(member: zipfile.ZipInfo) -> bool:
    """What operating systems add to archives by themselves."""
    path = PurePosixPath(member.filename)
    hidden = path.name.startswith((".", "~$")) or path.name.casefold() in (
        "thumbs.db",
        "desktop.ini",
    )
    return member.is_dir() or "__MACOSX" in path.parts or hidden


def _written_on(member: zipfile.ZipInfo) -> date | None:
    """Zip files written without a clock say 1980."""
    try:
        day = date(*member.date_time[:3])
    except ValueError:
        return None
    return day if day.year > 1980 else None
