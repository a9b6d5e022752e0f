"""Moments as the workspace's clock shows them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from analytics.content import ContentReport


def local(report: ContentReport, at: datetime) -> datetime:
    """Wall clock of the workspace, without a zone that a browser would shift again."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(ZoneInfo(report.time_zone)).replace(tzinfo=None)
