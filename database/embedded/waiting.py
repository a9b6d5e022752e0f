"""Patience with a server that lives but does not answer yet, as in a long recovery."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from database.embedded.place import Place
from domain.errors import StorageUnavailable

SHORTEST_PAUSE, LONGEST_PAUSE = 0.01, 1.0
SILENCE_BEFORE_TELLING = 2.0
# Postgres logs its progress through a recovery every few seconds.
LONGEST_STANDSTILL = 180.0


def silent(_: str) -> None:
    """Tell nobody."""


class Waiting:
    """Back-off between two questions; gives up only when the log stands still."""

    def __init__(self, place: Place, say: Callable[[str], None]) -> None:
        self._place = place
        self._say = say
        self._pause = SHORTEST_PAUSE
        self._since = self._told = self._moved = time.monotonic()
        self._written = _written(place)

    def pause(self) -> None:
        """Sleep a little longer than the last time."""
        now = time.monotonic()
        self._watch_log(now)
        self._tell(now)
        time.sleep(self._pause)
        self._pause = min(self._pause * 1.4, LONGEST_PAUSE)

    def _watch_log(self, now: float) -> None:
        written = _written(self._place)
        if written != self._written:
            self._written, self._moved = written, now
        if now - self._moved > LONGEST_STANDSTILL:
            raise StorageUnavailable(
                f"The database has not answered for {now - self._since:.0f} seconds although its "
                f"process lives:\n{last_log_lines(self._place)}"
            )

    def _tell(self, now: float) -> None:
        if now - self._told > SILENCE_BEFORE_TELLING:
            self._told = now
            waited = now - self._since
            self._say(f"The database is starting or recovering, {waited:.0f} seconds so far ...")


def last_log_lines(place: Place, count: int = 8) -> str:
    """The end of what the server wrote, newest file last."""
    logs = sorted(_logs(place), key=lambda log: log.stat().st_mtime)
    lines = [line for log in logs for line in log.read_text(errors="replace").splitlines()]
    return "\n".join(lines[-count:])


def _written(place: Place) -> int:
    return sum(log.stat().st_size for log in _logs(place))


def _logs(place: Place) -> Iterator[Path]:
    yield from place.home.glob("start.log")
    yield from place.data.glob("log/*.log")
