"""What must be said of gauges: an account that is first read later raises the sum by its size."""

import numpy as np
from sqlalchemy import Connection

from analytics.trends.subjects import Subject
from analytics.wording import listed
from database.queries.levels import LevelReadings, level_readings
from domain.vocabulary import Level


def joined_later_note(connection: Connection, subject: Subject, key: str) -> str:
    """ "" where all accounts of the sum were known from its start, or there is only one."""
    if not subject.gauge or subject.level is Level.ACCOUNT:
        return ""
    readings = [
        reading
        for reading in level_readings(connection, subject.selection, subject.metric)
        if subject.level is Level.TOTAL or reading.platform.value == key
    ]
    starts = [_first_known(reading) for reading in readings]
    later = [
        f"{reading.account} ({reading.platform.label})"
        for reading, start in zip(readings, starts, strict=True)
        if start > min(starts)
    ]
    if not later:
        return ""
    verb = "is" if len(later) == 1 else "are"
    return (
        f"{listed(later)} {verb} first read within these days, which raises "
        f"{subject.metric.label.lower()} from then on without any growth."
    )


def _first_known(reading: LevelReadings) -> int:
    """Day of the period; -1 where it was read before."""
    if not np.isnan(reading.earlier):
        return -1
    return int(np.flatnonzero(np.isfinite(reading.values))[0])
