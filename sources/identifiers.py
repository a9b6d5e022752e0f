"""Ids that carry the time they were given out; platforms print less of it, or none."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST = 20  # digits of the largest number of 64 bits


@dataclass(frozen=True)
class _Clock:
    """`since`: ids were counted one by one before, which tells no time."""

    low_bits: int  # below the time
    milliseconds: int  # per unit of the time
    epoch_ms: int
    since: datetime
    bits: int = 63

    def time_of(self, identifier: str) -> datetime | None:
        plain = identifier.strip()
        if not (plain.isascii() and plain.isdecimal() and len(plain) <= _LONGEST):
            return None
        number = int(plain)
        if number.bit_length() > self.bits:
            return None
        passed = (number >> self.low_bits) * self.milliseconds + self.epoch_ms
        moment = _BEGINNING + timedelta(milliseconds=passed)
        return moment if moment >= self.since else None


_X = _Clock(22, 1, 1_288_834_974_657, datetime(2010, 11, 5, tzinfo=UTC))
_LINKEDIN = _Clock(22, 1, 0, datetime(2010, 1, 1, tzinfo=UTC))
_TIKTOK = _Clock(32, 1_000, 0, datetime(2014, 1, 1, tzinfo=UTC))
_DISCORD = _Clock(22, 1, 1_420_070_400_000, datetime(2015, 1, 2, tzinfo=UTC), bits=64)


def time_of_tweet(identifier: str) -> datetime | None:
    """None for what is no such id, and for posts before November 2010."""
    return _X.time_of(identifier)


def time_of_linkedin_post(identifier: str) -> datetime | None:
    """Of the number in urn:li:activity:…, urn:li:share:… or urn:li:ugcPost:…."""
    return _LINKEDIN.time_of(identifier)


def time_of_tiktok(identifier: str) -> datetime | None:
    """To the second."""
    return _TIKTOK.time_of(identifier)


def time_of_discord_message(identifier: str) -> datetime | None:
    return _DISCORD.time_of(identifier)
