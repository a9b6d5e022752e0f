"""The workbench's command line: `python manage.py --help`."""

import environment

environment.require_python()
environment.keep_to_one_thread()
environment.rerun_inside()

import signal  # noqa: E402
import sys  # noqa: E402
from types import FrameType  # noqa: E402

from commands.line import main  # noqa: E402  (only now are the requirements there)

TERMINATED = 143


def _end(_signal: int, _frame: FrameType | None) -> None:
    """Unwinds, so that a service manager's stop leaves nothing running, as Ctrl-C does."""
    sys.exit(TERMINATED)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(main())
