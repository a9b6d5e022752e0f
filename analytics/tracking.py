"""What a script says of posts, as a reading that is imported like a file."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import NotRequired, TypedDict
from zoneinfo import ZoneInfo

from analytics import tracked_values as values
from domain.errors import InvalidRequest
from domain.metrics import MetricRegistry
from domain.observations import Number, Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform

FORMAT = "script"
_TEXTS = ("title", "creator", "topic", "content_type", "url", "language", "text")
_METADATA = (
    "captured_at", "figure", "days", "account", "published_at", "duration_s", "features", *_TEXTS,
)  # fmt: skip
_FIGURES = {"total": Figure.CUMULATIVE, "cumulative": Figure.CUMULATIVE, "period": Figure.PERIOD}
AccountOf = Callable[[Platform, str], str]


class TrackedRecord(TypedDict):
    """One entry of `batch_track`: the arguments of `track_content_performance` by name."""

    content_id: str
    platform: Platform | str
    metrics: Mapping[str, float]
    metadata: NotRequired[Mapping[str, object]]


@dataclass(frozen=True)
class Desk:
    """What the checks go by."""

    registry: MetricRegistry
    now: datetime
    zone: ZoneInfo
    account_of: AccountOf  # where the script names none

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True)
class _Tracked:
    facts: PostFacts
    figures: Mapping[str, Number]
    moment: datetime | None
    days: Period | None

    @property
    def occasion(self) -> tuple[object, ...]:
        return self.facts.platform, self.facts.external_id, self.moment, self.days


def tracked_reading(records: Sequence[Mapping[str, object]], desk: Desk) -> Reading:
    """Raises InvalidRequest with the field and, of several records, the number."""
    if not records:
        raise InvalidRequest("There is no record to track.")
    tracked = []
    for number, record in enumerate(records, 1):
        try:
            tracked.append(_tracked(record, desk))
        except InvalidRequest as wrong:
            if len(records) == 1:
                raise
            raise InvalidRequest(f"Record {number}, {wrong}") from wrong
    _refuse_repeated(tracked)
    told = {name for one in tracked for name in one.figures}
    metrics = tuple(metric.name for metric in desk.registry.metrics if metric.name in told)
    posts = [_with_account(facts, desk) for facts in _joined(tracked)]
    accounts = sorted({str(facts.account) for facts in posts})
    platforms = {one.facts.platform for one in tracked}
    return Reading(
        file_name="Script",
        fingerprint=_fingerprint(tracked),
        format=FORMAT,
        label="Tracked by a script",
        platform=platforms.pop() if len(platforms) == 1 else None,
        grain=Grain.POST,
        metrics=metrics,
        posts=posts,
        observations=[_observation(one, metrics) for one in tracked],
        account=accounts[0] if len(accounts) == 1 else f"{len(accounts)} accounts",
        rows_read=len(tracked),
        rows_imported=len(tracked),
    )


def _tracked(record: Mapping[str, object], desk: Desk) -> _Tracked:
    if not isinstance(record, Mapping):
        raise InvalidRequest(
            f"record: {record!r} is no mapping with content_id, platform, metrics."
        )
    values.check_names("", record, ("content_id", "platform", "metrics", "metadata"))
    content_id = values.checked_text("content_id", record.get("content_id"), field="content_id")
    platform = values.checked_platform(record.get("platform"))
    metadata = _metadata(record.get("metadata"))
    moment, days = _occasion(metadata, desk)
    return _Tracked(
        _facts(content_id, platform, metadata),
        _figures(record.get("metrics"), desk.registry, is_amount=days is not None),
        moment,
        days,
    )


def _metadata(given: object) -> Mapping[str, object]:
    """None stands for: not known."""
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise InvalidRequest(f"metadata: {given!r} is no mapping of names to values.")
    values.check_names("metadata.", given, _METADATA)
    return {name: value for name, value in given.items() if value is not None}


def _figures(given: object, registry: MetricRegistry, *, is_amount: bool) -> dict[str, Number]:
    if not isinstance(given, Mapping) or not given:
        raise InvalidRequest(f"metrics: {given!r} is no mapping of metrics to figures.")
    return {
        name: values.checked_figure(
            values.checked_metric(name, registry), value, is_amount=is_amount
        )
        for name, value in given.items()
    }


def _occasion(metadata: Mapping[str, object], desk: Desk) -> tuple[datetime | None, Period | None]:
    """When running totals were read, or the days of amounts."""
    figure = metadata.get("figure", "total")
    if not isinstance(figure, str) or figure not in _FIGURES:
        raise InvalidRequest(
            f"metadata.figure: {figure!r} is not known. It is 'total' for running totals (as "
            "without it) or 'period' for amounts of whole days."
        )
    if _FIGURES[figure] is Figure.CUMULATIVE:
        if "days" in metadata:
            raise InvalidRequest("metadata.days: only amounts have days; say figure='period'.")
        moment = metadata.get("captured_at", desk.now)
        return values.checked_moment("metadata.captured_at", moment, now=desk.now), None
    if "captured_at" in metadata:
        raise InvalidRequest("metadata.captured_at: amounts have days instead of a moment.")
    if "days" not in metadata:
        raise InvalidRequest("metadata.days: amounts need the day, or the first and the last one.")
    return None, values.checked_days("metadata.days", metadata["days"], today=desk.today)


def _facts(content_id: str, platform: Platform, metadata: Mapping[str, object]) -> PostFacts:
    texts = {
        name: values.checked_text(name, metadata[name], field=f"metadata.{name}")
        for name in (*_TEXTS, "account")
        if name in metadata
    }
    duration = metadata.get("duration_s")
    seconds = None if duration is None else values.checked_number("metadata.duration_s", duration)
    if seconds is not None and seconds < 0:
        raise values.wrong("metadata.duration_s", f"{duration} is negative")
    published = metadata.get("published_at")
    return PostFacts(
        content_id,
        platform,
        account=texts.get("account"),
        title=texts.get("title"),
        url=texts.get("url"),
        published=None
        if published is None
        else values.checked_publication("metadata.published_at", published),
        content_type=texts.get("content_type"),
        duration_s=seconds,
        text=texts.get("text"),
        language=texts.get("language"),
        creator=texts.get("creator"),
        topic=texts.get("topic"),
        features=values.checked_features("metadata.features", metadata.get("features", {})),
    )


def _refuse_repeated(tracked: Sequence[_Tracked]) -> None:
    first: dict[tuple[object, ...], int] = {}
    for number, one in enumerate(tracked, 1):
        earlier = first.setdefault(one.occasion, number)
        if earlier != number:
            raise InvalidRequest(
                f"Record {number}, content_id: repeats record {earlier}, the same post at the same "
                "time. Put all its metrics into one record."
            )


def _joined(tracked: Sequence[_Tracked]) -> list[PostFacts]:
    """One per post; what a later record leaves unsaid, an earlier one may have said."""
    found: dict[tuple[Platform, str], PostFacts] = {}
    for one in tracked:
        key = one.facts.platform, one.facts.external_id
        found[key] = _over(found[key], one.facts) if key in found else one.facts
    return list(found.values())


def _over(earlier: PostFacts, later: PostFacts) -> PostFacts:
    unsaid = {
        name: getattr(earlier, name)
        for name in ("account", "published", "duration_s", *_TEXTS)
        if getattr(later, name) is None
    }
    return replace(later, features={**earlier.features, **later.features}, **unsaid)


def _with_account(facts: PostFacts, desk: Desk) -> PostFacts:
    return replace(
        facts, account=facts.account or desk.account_of(facts.platform, facts.external_id)
    )


def _observation(one: _Tracked, metrics: Sequence[str]) -> Observation:
    return Observation(
        Figure.CUMULATIVE if one.days is None else Figure.PERIOD,
        tuple(one.figures.get(name) for name in metrics),
        one.facts.external_id,
        moment=one.moment,
        days=one.days,
        platform=one.facts.platform,
    )


def _fingerprint(tracked: Sequence[_Tracked]) -> str:
    """The same call twice is the same import, whatever the order of names in it."""
    written = [_canonical(one) for one in tracked]
    return sha256(json.dumps(written, ensure_ascii=False).encode()).hexdigest()


def _canonical(one: _Tracked) -> list[object]:
    facts = one.facts
    texts = [getattr(facts, name) for name in ("account", *_TEXTS)]
    return [
        FORMAT,
        facts.platform.value,
        facts.external_id,
        texts,
        facts.published and facts.published.isoformat(),
        facts.duration_s and format(facts.duration_s.normalize(), "f"),
        sorted((name, repr(value)) for name, value in facts.features.items()),
        one.moment and one.moment.astimezone(UTC).isoformat(),
        one.days and [one.days.first_day.isoformat(), one.days.last_day.isoformat()],
        sorted((name, str(value)) for name, value in one.figures.items()),
    ]
