"""Dates as people type them on a command line."""

import argparse
from datetime import date


def parse_day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{written!r} is no date such as 2026-03-31") from None
