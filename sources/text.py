"""Bytes to text: the encodings exports really come in, and what is no text at all."""

from domain.errors import SourceRejected

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


LAST_RESORT = "cp1252"


def decoded(content: bytes) -> tuple[str, str]:
    """The text, and its encoding."""
    if not content.strip():
        raise SourceRejected("The file is empty: export it again.")
    _refuse_binary(content)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(content, "utf-16"), "utf-16"
    if b"\0" in content:
        raise SourceRejected(
            "The file holds NUL bytes, so it is not text or was damaged: download it again."
        )
    try:
        return content.decode("utf-8-sig"), "utf-8-sig"
    except UnicodeDecodeError:
        return _strictly(content, LAST_RESORT), LAST_RESORT


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as cause:
        raise SourceRejected(
            "The file is not text in UTF-8, UTF-16 or Windows-1252 "
            f"(byte {cause.start + 1} fits none of them): save it as CSV UTF-8."
        ) from cause


def _refuse_binary(content: bytes) -> None:
    for magic, name in _KNOWN_BINARIES.items():
        if content.startswith(magic):
            raise SourceRejected(
                f"This is {name}, which is not understood: save the figures as CSV."
            )
