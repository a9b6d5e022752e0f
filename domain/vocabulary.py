"""The closed vocabularies the whole project shares. The values are what the database stores."""

from enum import StrEnum


class Platform(StrEnum):
    YOUTUBE = "youtube"
    TIKTOK = "tiktok"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    LINKEDIN = "linkedin"
    X = "x"
    TWITCH = "twitch"
    SPOTIFY = "spotify"
    WEBSITE = "website"

    @property
    def label(self) -> str:
        return _PLATFORM_LABELS.get(self, self.value.capitalize())


_PLATFORM_LABELS = {
    Platform.YOUTUBE: "YouTube",
    Platform.TIKTOK: "TikTok",
    Platform.LINKEDIN: "LinkedIn",
}


class MetricKind(StrEnum):
    """How figures of a metric combine."""

    COUNTER = "counter"  # adds up over days and posts
    UNIQUE = "unique"  # people counted once; adds up over nothing
    LEVEL = "level"  # a gauge read at a moment; adds up over accounts, not over days
    RATE = "rate"  # combines only by its weight


class Figure(StrEnum):
    """What an observation's counters are."""

    CUMULATIVE = "cumulative"  # running totals at a moment
    PERIOD = "period"  # amounts within whole days


class Grain(StrEnum):
    """What an observation speaks of. The two are stored apart and never added to each other."""

    POST = "post"
    ACCOUNT = "account"


class Basis(StrEnum):
    """Whether a page counts the sum of posts or the accounts' own series."""

    POSTS = "posts"
    ACCOUNTS = "accounts"


class Level(StrEnum):
    """What one series is of, from everything down to a single piece of content."""

    TOTAL = "total"
    PLATFORM = "platform"
    ACCOUNT = "account"
    CREATOR = "creator"
    TOPIC = "topic"
    TYPE = "type"
    CONTENT = "content"


class Comparison(StrEnum):
    OFF = "off"
    PREVIOUS = "previous"
    YEAR = "year"
    CUSTOM = "custom"  # from a day the reader names


class PeriodBasis(StrEnum):
    """How the period of a file's amounts is known."""

    STATED = "stated"  # every row carries its day
    ANSWERED = "answered"  # the person importing said it
    COMPANION = "companion"  # another file of the same export told it
    NAMED = "named"  # the name of the archive or folder tells it
    ASSUMED = "assumed"  # from the first publish date to the date of the file


class Asked(StrEnum):
    """What a file may leave unsaid, beside its account and the period of its amounts."""

    YEAR = "year"  # of the last row, where a file prints days without years
    CAPTURED = "captured"  # the day on which running totals were read
    SUBJECT = "subject"  # the song, video or post the whole file speaks of
    ZONE = "zone"  # of printed times of day
    DAY_ORDER = "day_order"  # "month first" or "day first" in slash dates
    COLUMNS = "columns"  # what the columns of an unknown table are; a mapping answers it
