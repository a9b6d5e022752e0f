"""What parts the cells of a table of text."""

import csv

_DELIMITERS = (",", ";", "\t")


def delimiter_of(text: str) -> str:
    """What parts the first line into the most cells; `sep=;` says it outright."""
    if text[:4].casefold() == "sep=" and text[4:5] in _DELIMITERS:
        return text[4]
    first = text.splitlines()[0] if text else ""
    counts = {delimiter: _cells_in(first, delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=counts.__getitem__)


def _cells_in(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return 0
