"""The small sentences of the entry page."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from analytics.data_entry import Beside, EntryPost, published_on
from charts import formats
from domain.metrics import Metric
from domain.observations import Number
from domain.typed import Occasion
from domain.vocabulary import Figure, MetricKind
from ui import words

KINDS = {Figure.CUMULATIVE: "Running total", Figure.PERIOD: "Amount"}
UNITS = {"seconds": "h:mm:ss", "percent": "%", "share": "0 to 1"}


def exact(metric: Metric, value: Number) -> str:
    return formats.amount(metric, value, short=False)


def signed(metric: Metric, value: Decimal) -> str:
    told = formats.amount(metric, abs(value), short=False)
    return f"{formats.MINUS if value < 0 else '+'}{told}"


def beside_words(metric: Metric, told: Beside, occasion: Occasion) -> str:
    """The previous figure with its day, and the growth this one means."""
    parts = []
    if told.in_place is not None:
        parts.append(f"There already: **{exact(metric, told.in_place)}**; a new figure corrects it")
    if told.previous is not None and told.previous_on is not None:
        parts.append(f"Before: **{exact(metric, told.previous)}** on {words.day(told.previous_on)}")
    elif told.in_place is None:
        parts.append("No figure yet to compare with")
    growth = _growth(metric, told, occasion)
    return " \u00b7 ".join([*parts, growth] if growth else parts)


def _growth(metric: Metric, told: Beside, occasion: Occasion) -> str:
    if metric.kind is not MetricKind.COUNTER:
        return f"**{signed(metric, told.difference)}**" if told.difference is not None else ""
    if occasion.figure is Figure.PERIOD:
        days = occasion.days
        if told.per_day is None or days is None or days.days == 1:
            return f"**{signed(metric, told.difference)}**" if told.difference is not None else ""
        return f"**{_rate(metric, told.per_day)}** a day"
    if told.difference is None:
        return ""
    if told.per_day is None:
        return f"**{signed(metric, told.difference)}** within a day"
    return f"**{signed(metric, told.difference)}**, {_rate(metric, told.per_day)} a day"


def _rate(metric: Metric, per_day: Decimal) -> str:
    whole = Decimal(round(per_day)) if abs(per_day) >= 10 and not metric.scale else per_day
    if metric.scale or whole == whole.to_integral_value():
        return exact(metric, whole)
    return f"{whole:.1f}"


def post_words(post: EntryPost, zone: ZoneInfo) -> str:
    published = published_on(post, zone)
    parts = [post.name.platform.label, words.plain(post.account)]
    parts += [f"published {words.day(published)}"] if published else []
    return " \u00b7 ".join(parts)


def post_option(post: EntryPost) -> str:
    """For a list to choose from, where markdown is not read."""
    return f"{post.title or post.name.external_id} \u00b7 {post.name.platform.label}"


def occasion_words(occasion: Occasion, zone: ZoneInfo) -> str:
    if occasion.days is not None:
        return words.span(occasion.days)
    moment = occasion.moment
    if isinstance(moment, datetime):
        return words.moment(moment.astimezone(zone))
    assert isinstance(moment, date)
    return words.day(moment)
