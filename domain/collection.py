"""Looking for cycles less often while rows pass by: there are none, and it doubles the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_OBJECTS = 50_000  # that come before Python looks; it is set to 700


class _Bulk:
    """The setting is the program's, so the first thread in changes it and the last one restores."""

    def __init__(self) -> None:
        self._lock, self._inside = Lock(), 0
        self._usual = gc.get_threshold()

    def enter(self) -> None:
        with self._lock:
            if not self._inside:
                self._usual = gc.get_threshold()
                gc.set_threshold(*_seldom(self._usual))
            self._inside += 1

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                gc.set_threshold(*self._usual)


def _seldom(usual: tuple[int, int, int]) -> tuple[int, int, int]:
    """Zero means never."""
    young, older, oldest = usual
    return max(_OBJECTS, young) if young else 0, older, oldest


_BULK = _Bulk()


@contextmanager
def seldom_collecting() -> Iterator[None]:
    _BULK.enter()
    try:
        yield
    finally:
        _BULK.leave()
