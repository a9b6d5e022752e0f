"""Values that scripts hand over, checked one by one; what is wrong is told with its field."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from difflib import get_close_matches
from numbers import Integral, Real

from domain.errors import InvalidRequest
from domain.metrics import Metric, MetricRegistry
from domain.observations import FeatureValue, Number
from domain.periods import Period
from domain.vocabulary import MetricKind, Platform

# Where the figure cannot lie outside; of all others only below zero is refused.
_RANGES: Mapping[str, tuple[int, int]] = {
    "engagement_rate_reported": (0, 1),
    "ctr_pct": (0, 100),
    "popularity": (0, 100),
}
# Net amounts of a day, which may fall below zero.
_NET = ("revenue", "follows")
_LARGEST = 2**63 - 1
_EARLIEST = date(2000, 1, 1)
_CLOCKS_DIFFER = timedelta(minutes=5)
_LONGEST = {"text": 10_000, "title": 500, "url": 2_000}
_LONGEST_OTHER = 200


def checked_platform(value: object) -> Platform:
    if not isinstance(value, str):
        raise wrong("platform", f"{value!r} is no name of a platform")
    for platform in Platform:
        if value.strip().casefold() in (platform.value, platform.label.casefold()):
            return platform
    known = [platform.value for platform in Platform]
    near = _near(value, known)
    raise wrong("platform", f"{value!r} is not known{near or '.'} Known: {', '.join(known)}")


def checked_metric(name: object, registry: MetricRegistry) -> Metric:
    if isinstance(name, str) and name in registry:
        return registry[name]
    known = [metric.name for metric in registry.metrics]
    near = _near(name, known) if isinstance(name, str) else ""
    raise wrong(f"metrics.{name}", f"there is no metric of that name{near}")


def checked_figure(metric: Metric, value: object, *, is_amount: bool) -> Number:
    """Counts whole, other figures with the decimals that are stored."""
    field = f"metrics.{metric.name}"
    number = checked_number(field, value)
    low, high = _RANGES.get(metric.name, (0, None))
    if number < low and not (is_amount and metric.name in _NET):
        raise wrong(
            field, f"{value} is below {low}" if metric.name in _RANGES else _negative(value)
        )
    if high is not None and number > high:
        raise wrong(field, f"{value} is above {high}{_share_hint(metric, high)}")
    if metric.kind is not MetricKind.RATE and not metric.scale and metric.unit != "minutes":
        if number != number.to_integral_value():
            raise wrong(
                field, f"{value} is no whole number, and {metric.label.lower()} are counted"
            )
        if abs(number) > _LARGEST:
            raise wrong(field, f"{value} is larger than any count that can be stored")
        return int(number)
    return number.quantize(Decimal(1).scaleb(-(metric.scale or 6)), ROUND_HALF_EVEN)


def checked_number(field: str, value: object) -> Decimal:
    """Of any numeric type, numpy's too; yes and no, text, NaN and infinity are none."""
    if isinstance(value, str):
        raise wrong(field, f"{value!r} is text; give a number")
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        raise wrong(field, f"{value!r} is no number (it is a {type(value).__name__})")
    number = Decimal(int(value)) if isinstance(value, Integral) else Decimal(str(value))
    if not number.is_finite():
        raise wrong(field, f"{value} is no figure; leave the metric out when it is not known")
    if number and not -60 < number.adjusted() < 60:
        raise wrong(field, f"{value} is out of all bounds")
    return number


def checked_moment(field: str, value: object, *, now: datetime | None = None) -> datetime:
    """With its time zone; of a reading not in the future, when `now` is given."""
    if not isinstance(value, datetime):
        raise wrong(field, f"{value!r} is no moment; give a datetime with its time zone")
    if value.tzinfo is None or value.utcoffset() is None:
        raise wrong(field, f"{value} has no time zone; give one, such as tzinfo=datetime.UTC")
    moment = datetime.fromisoformat(value.isoformat())  # of pandas' own type, too
    if now is not None and moment > now + _CLOCKS_DIFFER:
        raise wrong(field, f"{value} lies in the future")
    _check_early(field, moment.date())
    return moment


def checked_publication(field: str, value: object) -> datetime | date:
    if isinstance(value, date) and not isinstance(value, datetime):
        _check_early(field, value)
        return value
    return checked_moment(field, value)


def checked_days(field: str, value: object, *, today: date) -> Period:
    """A day, or the first and the last of a stretch."""
    days = value if isinstance(value, Period) else _days(field, value)
    if days.last_day > today:
        raise wrong(field, f"{days.last_day} lies in the future")
    _check_early(field, days.first_day)
    return days


def _days(field: str, value: object) -> Period:
    pair = (value, value) if _is_day(value) else value
    if not isinstance(pair, Sequence) or len(pair) != 2 or not all(map(_is_day, pair)):
        raise wrong(field, f"{value!r} is neither a date nor a pair of dates, first and last")
    first, last = pair
    if last < first:
        raise wrong(field, f"the last day, {last}, comes before the first, {first}")
    return Period(first, last)


def checked_text(name: str, value: object, *, field: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise wrong(field, f"{value!r} is no text; leave it out when it is not known")
    longest = _LONGEST.get(name, _LONGEST_OTHER)
    if len(value) > longest:
        raise wrong(field, f"has {len(value):,} characters; at most {longest:,} are kept")
    return value.strip().replace("\0", "")


def checked_features(field: str, value: object) -> dict[str, FeatureValue]:
    if not isinstance(value, Mapping):
        raise wrong(field, f"{value!r} is no mapping of names to values")
    return {
        checked_text("feature", name, field=field): _feature(f"{field}.{name}", told)
        for name, told in value.items()
    }


def check_names(field: str, given: Iterable[object], known: Sequence[str]) -> None:
    for name in given:
        if name not in known:
            near = _near(name, known) if isinstance(name, str) else ""
            raise wrong(
                f"{field}{name}", f"is not known here{near or '.'} Known: {', '.join(known)}"
            )


def _feature(field: str, value: object) -> FeatureValue:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return checked_text("feature", value, field=field)
    number = checked_number(field, value)
    return int(number) if number == number.to_integral_value() else float(number)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _check_early(field: str, day: date) -> None:
    if day < _EARLIEST:
        raise wrong(field, f"{day} lies before {_EARLIEST}")


def _negative(value: object) -> str:
    return f"{value} is negative"


def _share_hint(metric: Metric, high: int) -> str:
    return ": it is a share, so 5 % are 0.05" if metric.unit == "share" and high == 1 else ""


def _near(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name.strip().casefold(), known, n=2, cutoff=0.6)
    return f". Did you mean {' or '.join(map(repr, near))}?" if near else ""


def wrong(field: str, reason: str) -> InvalidRequest:
    return InvalidRequest(f"{field}: {reason}{'' if reason.endswith('?') else '.'}")
