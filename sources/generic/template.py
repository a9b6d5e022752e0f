"""The CSV to download and fill in: a header and rows that show each way to write one."""

import csv
import io

_HEADER = (
    "platform", "account", "content", "title", "url", "type", "published_at", "duration_s",
    "creator", "topic", "language", "date", "date_to", "kind", "views", "impressions", "likes",
    "comments", "shares", "saves", "watch_time_s", "follows", "revenue", "feature:hook",
)  # fmt: skip
_ROWS = (
    ("YouTube", "Example channel", "example-001", "How to fold a map", "", "video", "2025-03-01",
     "245", "Alex", "Maps", "en", "2025-03-01", "", "amount", "120", "900", "9", "2", "1", "",
     "14400", "3", "0.42", "question"),
    ("YouTube", "Example channel", "example-001", "How to fold a map", "", "video", "2025-03-01",
     "245", "Alex", "Maps", "en", "2025-03-02", "2025-03-08", "amount", "310", "2100", "17", "4",
     "3", "", "37200", "6", "1.07", "question"),
    ("TikTok", "Example profile", "example-002", "Map folding in 20 seconds", "", "short",
     "2025-03-02T17:30Z", "20", "Alex", "Maps", "en", "2025-03-03", "", "running total", "1540",
     "", "131", "12", "20", "33", "", "", "", "demonstration"),
)  # fmt: skip


def generic_template() -> bytes:
    """With a byte-order mark, without which Excel takes UTF-8 for another encoding."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows((_HEADER, *_ROWS))
    return text.getvalue().encode("utf-8-sig")
