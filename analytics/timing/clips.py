"""When viewers make clips."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

import numpy as np

from analytics.stats.peaks import HOURS, PeakHours, find_peak_hours
from database.queries.post_features import StoredPostFacts
from domain.errors import NotEnoughData

_NIGHT = timedelta(hours=6)  # a stream past midnight belongs to the evening before


@dataclass(frozen=True)
class ClipHours:
    counts: tuple[int, ...]  # by hour of the day
    peak: PeakHours | NotEnoughData

    @property
    def clips(self) -> int:
        return sum(self.counts)


def clip_hours(clips: Sequence[StoredPostFacts], zone: ZoneInfo) -> ClipHours | None:
    """None where no clip with a known time is found."""
    moments = [post.published_at.astimezone(zone) for post in clips if post.published_at]
    if not moments:
        return None
    hours = np.array([at.hour for at in moments], dtype=np.int64)
    days = np.array([(at - _NIGHT).date().toordinal() for at in moments], dtype=np.int64)
    counts = tuple(int(count) for count in np.bincount(hours, minlength=HOURS))
    try:
        return ClipHours(counts, find_peak_hours(hours, days))
    except NotEnoughData as few:
        return ClipHours(counts, few)
