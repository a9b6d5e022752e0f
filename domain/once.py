"""Answers worked out once and kept with what they are about."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Subject = TypeVar("Subject")
Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")
_KEPT = "_worked_out_once"
_MOST = 64  # answers a subject keeps


def once(
    work: Callable[Concatenate[Subject, Rest], Answer],
) -> Callable[Concatenate[Subject, Rest], Answer]:
    """Of the very same subject and the same other arguments, the same answer again.

    It is kept with the subject and goes with it, as `cached_property` does. Many readers share
    it, so nobody may change it. Arguments without a hash are the same when they are one object.
    """

    @wraps(work)
    def known(subject: Subject, /, *others: Rest.args, **named: Rest.kwargs) -> Answer:
        if not hasattr(subject, "__dict__"):
            return work(subject, *others, **named)
        kept: dict[Hashable, Answer] = vars(subject).setdefault(_KEPT, {})
        key = (work, _same(others), *((name, _same(named[name])) for name in sorted(named)))
        if key in kept:
            return kept[key]
        answer = kept[key] = work(subject, *others, **named)
        for oldest in list(kept)[:-_MOST]:
            kept.pop(oldest, None)
        return answer

    return known


def _same(argument: object) -> Hashable:
    if isinstance(argument, tuple):
        return tuple(map(_same, argument))
    return _Same(argument)


class _Same:
    """Holds its argument, so that no other takes its identity while the answer is kept."""

    def __init__(self, argument: object) -> None:
        self.argument = argument
        try:
            self.hash = hash(argument)
            self.by_value = True
        except TypeError:
            self.hash = id(argument)
            self.by_value = False

    def __hash__(self) -> int:
        return self.hash

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Same):
            return NotImplemented
        if self.argument is other.argument:
            return True
        alike = type(self.argument) is type(other.argument) and self.by_value
        return alike and bool(self.argument == other.argument)
