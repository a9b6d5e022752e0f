"""Two file locks: one serialises starters, the other lives exactly as long as the server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusive(path: Path) -> Iterator[int]:
    """Hold the lock, waiting for it; gives the descriptor that carries it."""
    import fcntl  # absent on Windows

    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        # Closing, never unlocking: a child that inherited the descriptor keeps the lock.
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether any process, of any user or container, still carries the lock."""
    import fcntl

    if not path.exists():
        return False
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
