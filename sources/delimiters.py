"""What parts the cells of a table of text."""

import csv

_DELIMITERS = (",", ";", "\t")
_LOOKED_AT = 20  # lines: a title may stand above the table


def delimiter_of(text: str) -> str:
    """What parts the first line that has parts into the most cells; `sep=;` says it outright."""
    if text[:4].casefold() == "sep=" and text[4:5] in _DELIMITERS:
        return text[4]
    for line in text.splitlines()[:_LOOKED_AT]:
        counts = {delimiter: _cells_in(line, delimiter) for delimiter in _DELIMITERS}
        if max(counts.values()) > 1:
            return max(_DELIMITERS, key=counts.__getitem__)
    return _DELIMITERS[0]


def _cells_in(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return 0
