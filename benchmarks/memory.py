"""The most memory a process held while something ran."""

import os
import threading
from types import TracebackType
from typing import Self

import psutil

_EVERY_SECONDS = 0.05


class PeakMemory:
    """`with PeakMemory(pid) as peak: ...`, then `peak.bytes`."""

    def __init__(self, pid: int | None = None) -> None:
        self.bytes = 0
        self._process = psutil.Process(pid or os.getpid())
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._look()
        self._watcher.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._over.wait(_EVERY_SECONDS):
            self._look()

    def _look(self) -> None:
        try:
            self.bytes = max(self.bytes, self._process.memory_info().rss)
        except psutil.NoSuchProcess:
            self._over.set()
