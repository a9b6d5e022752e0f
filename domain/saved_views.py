"""Views kept under a name, of one person or of the whole team."""

from dataclasses import dataclass
from datetime import datetime

from domain.errors import InvalidRequest
from domain.notes import Visibility

LONGEST_NAME = 80


@dataclass(frozen=True)
class ViewDraft:
    """`page` is its path in the address, `address` what stands after the question mark."""

    name: str
    visibility: Visibility
    page: str
    address: str


@dataclass(frozen=True)
class SavedView:
    view_id: int
    name: str
    visibility: Visibility
    owner: str
    page: str
    address: str
    is_default: bool
    saved_at: datetime


def checked_name(text: str) -> str:
    """Without spaces around or in a row."""
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME or "\0" in name:
        raise InvalidRequest(f"A view needs a name of 1 to {LONGEST_NAME} characters.")
    return name
