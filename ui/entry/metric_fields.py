"""The fields of the figures: what was read, as what, and beside it what it would mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from analytics.data_entry import PostFigures, beside, yesterday
from domain.metrics import Metric, MetricRegistry
from domain.periods import Period
from domain.typed import Habit, Occasion, TypedFigure
from domain.vocabulary import Figure, MetricKind, Platform
from sources.entry import read_figure, uses_decimal_comma
from sources.unreadable import Unreadable
from ui import words
from ui.entry.entry_words import KINDS, UNITS, beside_words
from ui.entry.rounds import key
from ui.entry.usual import usual_metrics
from ui.metrics.links import meaning_of

_NOW, _OTHER = "Now", "At another time"


@dataclass(frozen=True)
class Fields:
    figures: tuple[TypedFigure, ...] = ()
    faults: tuple[str, ...] = ()  # of fields that cannot be saved


def draw_fields(figures: PostFigures, habit: Habit | None, registry: MetricRegistry) -> Fields:
    usual = usual_metrics(figures.post.name.platform, habit, registry)
    metrics = (*usual, *_chosen_besides(usual, registry))
    platform = figures.post.name.platform
    kinds = {metric.name: _kind(metric, platform, habit) for metric in metrics}
    when_at = st.container()
    read: list[TypedFigure] = []
    faults: list[str] = []
    with when_at:
        occasions = _ask_when(set(kinds.values()), figures.zone)
    for metric in metrics:
        _draw_field(metric, kinds[metric.name], occasions, figures, read, faults)
    _offer_more(usual, registry)
    return Fields(tuple(read), tuple(faults))


def _kind(metric: Metric, platform: Platform, habit: Habit | None) -> Figure:
    if metric.kind is MetricKind.LEVEL:
        return Figure.CUMULATIVE
    usual = habit.kind_of(metric.name) if habit else Figure.CUMULATIVE
    kept: Figure | None = st.session_state.get(_kind_key(metric, platform))
    return kept or usual


def _draw_field(
    metric: Metric,
    kind: Figure,
    occasions: dict[Figure, Occasion],
    figures: PostFigures,
    read: list[TypedFigure],
    faults: list[str],
) -> None:
    field_at, kind_at, beside_at = st.columns([4, 4, 8], vertical_alignment="bottom")
    with field_at:
        unit = UNITS.get(metric.unit)
        text = st.text_input(
            f"{metric.label} ({unit})" if unit else metric.label,
            key=key(f"value_{metric.name}"),
            live="300ms",
            persist_state="session",
            help=meaning_of(metric),
        )
    with kind_at:
        _choose_kind(metric, figures.post.name.platform, kind)
    occasion = occasions.get(kind)
    with beside_at:
        if occasion is None:
            st.caption("Choose the last day too.")
            faults += [f"{metric.label}: the last day is missing"] if text.strip() else []
            return
        try:
            value = read_figure(metric, text, decimal_comma=uses_decimal_comma([text]))
        except Unreadable as fault:
            faults.append(f"{metric.label}: \u201c{text}\u201d {fault}")
            st.markdown(f":red[{words.plain(text)} {words.plain(str(fault))}]")
            return
        st.caption(beside_words(metric, beside(figures, metric.name, occasion, value), occasion))
        if value is not None:
            read.append(TypedFigure(figures.post.name, metric.name, occasion, value))


def _kind_key(metric: Metric, platform: Platform) -> str:
    """What is chosen for one platform says nothing of another."""
    return key(f"kind_{platform}_{metric.name}")


def _choose_kind(metric: Metric, platform: Platform, kind: Figure) -> None:
    if metric.kind is MetricKind.LEVEL:
        st.caption("Read at a moment")
        return
    st.segmented_control(
        f"{metric.label} typed as",
        list(KINDS),
        format_func=KINDS.__getitem__,
        default=kind,
        required=True,
        key=_kind_key(metric, platform),
        persist_state="session",
        label_visibility="collapsed",
    )


def _ask_when(kinds: set[Figure], zone: ZoneInfo) -> dict[Figure, Occasion]:
    """One moment for all running totals of the save, and one stretch of days for all amounts."""
    occasions = {}
    totals_at, amounts_at = st.columns(2)
    if Figure.CUMULATIVE in kinds:
        with totals_at:
            occasions[Figure.CUMULATIVE] = Occasion(Figure.CUMULATIVE, moment=_ask_moment(zone))
    if Figure.PERIOD in kinds:
        with amounts_at:
            days = _ask_days(zone)
        if days is not None:
            occasions[Figure.PERIOD] = Occasion(Figure.PERIOD, days=days)
    return occasions


def _ask_moment(zone: ZoneInfo) -> datetime:
    now = datetime.now(zone)
    chosen = st.segmented_control(
        "Running totals were read",
        [_NOW, _OTHER],
        default=_NOW,
        required=True,
        key=key("when"),
        persist_state="session",
    )
    if chosen == _NOW:
        st.caption(f"{words.moment(now)} in {words.plain(zone.key)}")
        return now.astimezone(UTC).replace(second=0, microsecond=0)
    day_at, time_at = st.columns(2)
    with day_at:
        day = st.date_input(
            "Day",
            value=now.date(),
            min_value=date(2000, 1, 1),
            max_value=date(2100, 12, 31),
            format="YYYY-MM-DD",
            key=key("day"),
            persist_state="session",
        )
    with time_at:
        at = st.time_input(
            f"Time in {zone.key}",
            value=now.time().replace(second=0, microsecond=0),
            step=timedelta(minutes=1),
            key=key("time"),
            persist_state="session",
        )
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def _ask_days(zone: ZoneInfo) -> Period | None:
    day = yesterday(datetime.now(UTC), zone)
    chosen = st.date_input(
        "Amounts are of these days",
        value=(day, day),
        min_value=date(2000, 1, 1),
        max_value=date(2100, 12, 31),
        format="YYYY-MM-DD",
        key=key("days"),
        persist_state="session",
        help=f"First and last day, as {zone.key} cuts them.",
    )
    return Period(*chosen) if len(chosen) == 2 else None


def _chosen_besides(usual: Sequence[Metric], registry: MetricRegistry) -> tuple[Metric, ...]:
    names = st.session_state.get(key("more"), [])
    return tuple(registry[name] for name in names if registry[name] not in usual)


def _offer_more(usual: Sequence[Metric], registry: MetricRegistry) -> None:
    others = {metric.name: metric.label for metric in registry.metrics if metric not in usual}
    st.multiselect(
        "More metrics",
        list(others),
        format_func=lambda name: others.get(name, name),
        placeholder="Add a field",
        key=key("more"),
        persist_state="session",
    )
