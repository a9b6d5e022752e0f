"""JSON as APIs answer it, walked safely: any field may be missing, null or of another type."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from itertools import islice

from domain.observations import Number
from sources.dates import check_day, read_moment
from sources.documents import Document
from sources.numbers import not_negative, read_amount, read_count
from sources.unreadable import CellRejected, Unreadable

IsItem = Callable[["Item"], bool]

_LOOKED_AT = 20  # items, before a file counts as another format
_LONGEST = 10**15
_LONGEST_ERROR = 200
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_read_count = not_negative(read_count)
_read_amount = not_negative(read_amount)


@dataclass(frozen=True)
class Item:
    """An object of a payload. `path` leads to it from its item, for the reader of a fault."""

    fields: Mapping[str, object]
    path: str = ""

    def has(self, *names: str) -> bool:
        return all(name in self.fields for name in names)

    def text(self, name: str) -> str | None:
        """None when it is absent or empty; a number is taken as its digits."""
        value = self.fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise self.rejected(name, "is not a text")
        return cleaned(value) or None if value else None

    def needed(self, name: str) -> str:
        text = self.text(name)
        if text is None:
            raise self.rejected(name, "is missing")
        return text

    def count(self, name: str) -> int | None:
        number = self._number(name, _read_count)
        return None if number is None else int(number)

    def balance(self, name: str) -> int | None:
        """A count that falls below zero when more was taken back than given."""
        number = self._number(name, read_count)
        return None if number is None else int(number)

    def amount(self, name: str) -> Decimal | None:
        number = self._number(name, _read_amount)
        return None if number is None else Decimal(number)

    def object(self, name: str) -> "Item":
        """Without fields when it is absent."""
        value = self.fields.get(name)
        if value is None:
            return Item({}, self._to(name))
        if not isinstance(value, dict):
            raise self.rejected(name, "is not an object")
        return Item(value, self._to(name))

    def objects(self, name: str) -> "list[Item]":
        value = self.fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.rejected(name, "is not a list of objects")
        return [Item(one, f"{self._to(name)}[{place}]") for place, one in enumerate(value)]

    def texts(self, name: str) -> list[str]:
        value = self.fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.rejected(name, "is not a list of texts")
        return [cleaned(one) for one in value]

    def moment(self, name: str, latest: date) -> datetime | date | None:
        """Published no later than the day after `latest`."""
        text = self.text(name)
        if text is None:
            return None
        try:
            moment = read_moment(text)
            check_day(date(moment.year, moment.month, moment.day), latest + timedelta(days=1))
        except Unreadable as fault:
            raise self.rejected(name, str(fault)) from fault
        return moment

    def since_1970(self, name: str, latest: date, *, per_second: int = 1) -> datetime | None:
        """A moment counted in seconds, or in parts of them, since 1970."""
        passed = self.count(name)
        if passed is None:
            return None
        if passed >= _LONGEST:
            raise self.rejected(name, "is not a time")
        try:
            moment = _BEGINNING + timedelta(milliseconds=passed * 1_000 // per_second)
            check_day(moment.date(), latest + timedelta(days=1))
        except OverflowError as fault:
            raise self.rejected(name, "is not a time") from fault
        except Unreadable as fault:
            raise self.rejected(name, str(fault)) from fault
        return moment

    def rejected(self, name: str, reason: str) -> CellRejected:
        return CellRejected(self._to(name), shown(self.fields.get(name)), reason)

    def _number(self, name: str, read: Callable[[str], Number | None]) -> Number | None:
        value = self.fields.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise self.rejected(name, "is not a number")
        try:
            return read(_written(value))
        except Unreadable as fault:
            raise self.rejected(name, str(fault)) from fault

    def _to(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name


def error_told(payload: object) -> str | None:
    """What an API answers instead of figures, in its words."""
    error = at(payload, "error")
    told = at(error, "message") or at(payload, "message") or at(payload, "error_description")
    message = told or error
    return cleaned(message)[:_LONGEST_ERROR] if error and isinstance(message, str) else None


def shown(value: object) -> str:
    """A value for the reader of a fault. What holds others may name people: only its kind."""
    match value:
        case None:
            return ""
        case dict():
            return "an object"
        case list():
            return "a list"
    return cleaned(str(value))


def cleaned(text: str) -> str:
    """Without what JSON can write and no database can hold."""
    return _UNSTORABLE.sub("", text).strip()


def items_of(document: Document, path: str, is_item: IsItem) -> Iterator[object]:
    """The items of every page, where `path` leads to the list of a page.

    People also save the pages as a list or one per line, or the items without their page.
    """
    for _, page in document.objects():
        found = at(page, path)
        if isinstance(found, list):
            yield from found
        elif isinstance(found, dict) and is_item(Item(found)):
            yield found
        elif not isinstance(page, dict) or is_item(Item(page)):
            yield page


def holds(document: Document, path: str, is_item: IsItem) -> bool:
    """Whether one of the first items is what a source reads."""
    if not isinstance(document.json, dict | list):
        return False
    for page in first_pages(document):
        found = at(page, path)
        candidates = found[:_LOOKED_AT] if isinstance(found, list) else [found, page]
        if any(isinstance(one, dict) and is_item(Item(one)) for one in candidates):
            return True
    return False


def first_pages(document: Document) -> Iterator[object]:
    """Of JSON lines the first: the others may be many."""
    pages = document.json if isinstance(document.json, list) else [document.json]
    yield from islice(pages, _LOOKED_AT)


def at(page: object, path: str) -> object:
    for name in path.split("."):
        page = page.get(name) if isinstance(page, dict) else None
    return page


def _written(value: float | str) -> str:
    """Exactly as a cell would hold it; a float never with an exponent."""
    if not isinstance(value, float):
        return str(value)
    try:
        return f"{Decimal(repr(value)):f}"
    except (InvalidOperation, ValueError):
        return repr(value)
