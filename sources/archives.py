"""Zip archives, opened within bounds: so many members, so many bytes, so deep, so dense."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from domain.errors import SourceRejected
from domain.observations import Refusal, SourceFile
from sources.workbooks import OLD_MAGIC

MOST_MEMBERS = 500
MOST_BYTES = 512 * 1024 * 1024
MOST_DEPTH = 2
DENSEST = 200  # unpacked bytes per packed byte; figures as text reach about 30
_DENSITY_MATTERS_FROM = 1024 * 1024
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_DIRECTORY_WITHIN = 1024 * 1024  # an archive ends with the list of its members
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OFFICE_MEMBER = b"[Content_Types].xml"


@dataclass
class _Allowance:
    bytes_left: int = field(default=MOST_BYTES)
    members_left: int = field(default=MOST_MEMBERS)


def is_zip(content: bytes) -> bool:
    return content.startswith(_ZIP_MAGIC) and not is_workbook(content)


def is_workbook(content: bytes) -> bool:
    """An old workbook, or a new one, which is an archive that lists its parts."""
    packed = content.startswith(_ZIP_MAGIC) and _OFFICE_MEMBER in content[-_DIRECTORY_WITHIN:]
    return packed or content.startswith(OLD_MAGIC)


def opened(file: SourceFile) -> list[SourceFile | Refusal]:
    """The file itself, or one entry per member of the archive it is."""
    if not is_zip(file.content):
        return [file]
    return list(_members(file, 1, _Allowance()))


def _members(file: SourceFile, depth: int, allowance: _Allowance) -> Iterator[SourceFile | Refusal]:
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
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
        content = _unpacked(archive, member, allowance)
    except SourceRejected as refused:
        yield Refusal(name, str(refused))
        return
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError):
        yield Refusal(name, "This member of the archive is damaged: download the archive again.")
        return
    inner = SourceFile(name, content, _written_on(member) or file.modified)
    if not is_zip(content):
        yield inner
    elif depth < MOST_DEPTH:
        yield from _members(inner, depth + 1, allowance)
    else:
        yield Refusal(name, "An archive in an archive in an archive: unpack it first.")


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, allowance: _Allowance) -> bytes:
    """`read` stops at the size the archive states, so a false statement cannot grow."""
    allowance.members_left -= 1
    allowance.bytes_left -= member.file_size
    if allowance.members_left < 0:
        raise SourceRejected(f"The archive holds more than {MOST_MEMBERS} files.")
    if allowance.bytes_left < 0:
        raise SourceRejected(f"Unpacked, the archive exceeds {MOST_BYTES // 1024**2} MB.")
    dense = member.file_size > DENSEST * max(member.compress_size, 1)
    if dense and member.file_size > _DENSITY_MATTERS_FROM:
        raise SourceRejected("Packed more densely than any export: it is not unpacked, for safety.")
    if member.flag_bits & 1:
        raise SourceRejected("This member is protected by a password: unpack the archive first.")
    if member.compress_type not in _METHODS:
        raise SourceRejected("Packed by a method not understood: unpack the archive first.")
    return archive.read(member)


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
