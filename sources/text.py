"""Bytes to text: the encodings exports really come in, and what is no text at all."""

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from domain.errors import SourceRejected
from domain.observations import SourceFile

LAST_RESORT = "cp1252"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_AT_ONCE = 256 * 1024
_START = 100_000
_KNOWN_BINARIES = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "a SQLite database",
    b"PAR1": "a Parquet file",
}


@dataclass(frozen=True)
class Survey:
    """What reading a text through once tells; `longest_line` is exact above `_AT_ONCE`."""

    encoding: str
    fingerprint: str  # sha256 of the bytes, hexadecimal
    start: str
    longest_line: int


def survey(file: SourceFile) -> Survey:
    with file.open() as stream:
        head = stream.read(16)
    _refuse_binary(head)
    if head.startswith(_UTF_16):
        return _strictly(file, "utf-16")
    try:
        return _read_through(file, "utf-8-sig")
    except UnicodeDecodeError:
        return _strictly(file, LAST_RESORT)


def _strictly(file: SourceFile, encoding: str) -> Survey:
    try:
        return _read_through(file, encoding)
    except UnicodeDecodeError as cause:
        raise SourceRejected(
            "The file is not text in UTF-8, UTF-16 or Windows-1252 "
            f"(byte {cause.start + 1} fits none of them): save it as CSV UTF-8."
        ) from cause


def _read_through(file: SourceFile, encoding: str) -> Survey:
    digest, lines, start, blank = hashlib.sha256(), _Lines(), "", True
    for raw, text in _decoded(file, encoding):
        digest.update(raw)
        blank = blank and not raw.strip()
        if "\0" in text:
            raise SourceRejected(
                "The file holds NUL bytes, so it is not text or was damaged: download it again."
            )
        start += text[: _START - len(start)]
        lines.pass_over(text)
    if blank:
        raise SourceRejected("The file is empty: export it again.")
    return Survey(encoding, digest.hexdigest(), start, lines.longest)


def _decoded(file: SourceFile, encoding: str) -> Iterator[tuple[bytes, str]]:
    """Piece by piece. Errors name the place in the whole file."""
    decoder = codecs.getincrementaldecoder(encoding)()
    passed = 0
    with file.open() as stream:
        while True:
            raw = stream.read(_AT_ONCE)
            kept_back = len(decoder.getstate()[0])
            try:
                text = decoder.decode(raw, final=not raw)
            except UnicodeDecodeError as cause:
                cause.start += passed - kept_back
                raise
            yield raw, text
            if not raw:
                return
            passed += len(raw)


class _Lines:
    """How long lines are, for lines that do not end within a piece."""

    def __init__(self) -> None:
        self.longest = 0
        self._unended = 0

    def pass_over(self, text: str) -> None:
        ends = [place for end in "\r\n" if (place := text.find(end)) >= 0]
        self._unended += min(ends) if ends else len(text)
        self.longest = max(self.longest, self._unended)
        if ends:
            self._unended = len(text) - 1 - max(text.rfind("\n"), text.rfind("\r"))


def _refuse_binary(head: bytes) -> None:
    for magic, name in _KNOWN_BINARIES.items():
        if head.startswith(magic):
            raise SourceRejected(
                f"This is {name}, which is not understood: save the figures as CSV."
            )
