"""Reactions by emoji as a table."""

from collections.abc import Sequence

from analytics.reaction_shares import EmojiShare
from exports.tables import Table

_COLUMNS = ("emoji", "metric", "reactions", "share", "low", "high", "n", "method")


def reactions_table(shares: Sequence[EmojiShare]) -> Table:
    n = sum(one.count for one in shares)
    return Table(_COLUMNS, [_row(one, n) for one in shares])


def _row(one: EmojiShare, n: int) -> tuple[str | int | float | None, ...]:
    share = one.share
    told = (share.estimate, share.low, share.high) if share else (None, None, None)
    return (one.metric.label, one.metric.name, one.count, *told, n, share.method if share else None)
