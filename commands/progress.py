"""Says what a command is doing, on stderr: stdout is for what was asked."""

import sys


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
