"""Parts of a report that may have no answer: the reason in words stands in their place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from domain.errors import InvalidRequest, NotEnoughData

T = TypeVar("T")


@dataclass(frozen=True)
class Unanswered:
    """`needed` and `got` are 0 where the reason is another than too few figures."""

    reason: str
    needed: int = 0
    got: int = 0


def answered(ask: Callable[[], T]) -> T | Unanswered:
    try:
        return ask()
    except NotEnoughData as short:
        return Unanswered(str(short), short.needed, short.got)
    except InvalidRequest as refused:
        return Unanswered(str(refused))
