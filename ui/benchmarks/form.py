"""The fields of a figure that others published."""

from collections.abc import Sequence

import streamlit as st

from analytics.benchmarks import BenchmarksReport
from charts.benchmark_words import STATISTICS
from domain.benchmarks import (
    COUNTABLE,
    DENOMINATORS,
    ENGAGEMENT_RATE,
    Benchmark,
    BenchmarkDefinition,
    BenchmarkDraft,
    Statistic,
)
from domain.periods import Period
from domain.vocabulary import Platform
from ui.benchmarks import writing
from ui.benchmarks.loaders import today_in
from ui.benchmarks.saving import saved
from ui.benchmarks.wording import metric_label
from ui.buttons import main_button
from ui.entry.person import ask_name

_RATE = "Engagement rate"


def draw_new(report: BenchmarksReport) -> None:
    workspace_id = report.selection.workspace_id
    key = f"new_figure_{writing.round_number()}"
    draft = _ask(report, None, key)
    name = ask_name(key=f"{key}_person")
    if main_button("Save the figure", key="save_figure") and draft is not None:
        saved(name, lambda: writing.add(workspace_id, draft))


def draw_edit(report: BenchmarksReport, benchmark: Benchmark) -> None:
    workspace_id, number = report.selection.workspace_id, benchmark.benchmark_id
    key = f"edit_figure_{number}_{writing.round_number()}"
    draft = _ask(report, benchmark.draft, key)
    name = ask_name(key=f"{key}_person")
    if st.button("Save the changes", key=f"save_edit_{number}") and draft is not None:
        saved(name, lambda: writing.revise(workspace_id, number, draft))


def _ask(report: BenchmarksReport, draft: BenchmarkDraft | None, key: str) -> BenchmarkDraft | None:
    """What is filled in so far; None while the value is missing, which is then said."""
    definition = _ask_definition(report, draft.definition if draft else None, key)
    value, low, high = _ask_values(definition, draft, key)
    left, right = st.columns(2)
    source = left.text_input(
        "Source", value=draft.source if draft else "", max_chars=200, key=f"{key}_source",
        placeholder="Who published it, and in which report",
    )  # fmt: skip
    link = right.text_input(
        "Link", value=draft.link if draft else "", max_chars=1000, key=f"{key}_link",
        placeholder="https://",
    )  # fmt: skip
    left, middle, right, last = st.columns(4)
    dated = left.date_input(
        "Published on", value=draft.dated if draft else None, format="YYYY-MM-DD",
        max_value=today_in(report.time_zone), key=f"{key}_dated",
    )  # fmt: skip
    days = middle.date_input(
        "Days its posts are of", format="YYYY-MM-DD", key=f"{key}_days",
        value=(draft.period.first_day, draft.period.last_day) if draft and draft.period else [],
        max_value=today_in(report.time_zone),
        help="First and last day. It tells by which way of counting the figure came about.",
    )  # fmt: skip
    n = right.number_input(
        "n", min_value=1, step=1, value=draft.n if draft else None, key=f"{key}_n",
        help="How many posts or accounts the figure rests on.",
    )  # fmt: skip
    counted = last.text_input(
        "n counts", value=draft.counted if draft else "posts", max_chars=60, key=f"{key}_counted"
    )
    explanation = st.text_area(
        "How does the source define it?", value=draft.explanation if draft else "",
        max_chars=1000, height=80, key=f"{key}_definition",
    )  # fmt: skip
    if value is None or dated is None:
        st.caption("A value, the day of publication, source, link, n and definition are needed.")
        return None
    return BenchmarkDraft(
        definition=definition,
        value=value,
        dated=dated,
        low=low,
        high=high,
        source=source,
        period=Period(days[0], days[-1]) if days else None,
        n=int(n) if n else None,
        counted=counted,
        explanation=explanation,
        link=link,
    )


def _ask_definition(
    report: BenchmarksReport, known: BenchmarkDefinition | None, key: str
) -> BenchmarkDefinition:
    first, second, third, fourth = st.columns(4)
    platforms = list(Platform)
    platform: Platform = first.selectbox(
        "Platform", platforms, format_func=lambda one: one.label, key=f"{key}_platform",
        index=_place(platforms, known.platform if known else None),
    )  # fmt: skip
    metrics = _offered([ENGAGEMENT_RATE, *(one.name for one in report.metrics)],
                       known.metric if known else None)  # fmt: skip
    metric = second.selectbox(
        "Metric", metrics, key=f"{key}_metric",
        format_func=lambda name: _RATE if name == ENGAGEMENT_RATE else metric_label(name),
        index=_place(metrics, known.metric if known else None),
    )  # fmt: skip
    formats = sorted({one.group.content_type for one in report.groups if one.group.content_type})
    types = _offered(formats, known.content_type if known else None)
    content_type = third.selectbox(
        "Format", types, key=f"{key}_format", accept_new_options=True, placeholder="All formats",
        index=types.index(known.content_type) if known and known.content_type else None,
    )  # fmt: skip
    statistic = fourth.selectbox(
        "It is the", _statistics(metric), format_func=STATISTICS.__getitem__,
        key=f"{key}_statistic_{metric == ENGAGEMENT_RATE}",
        index=_place(_statistics(metric), known.statistic if known else None),
    )  # fmt: skip
    if metric == ENGAGEMENT_RATE:
        return _ask_rate(platform, content_type, statistic, known, key)
    age = st.number_input(
        "Days since publication", min_value=1, max_value=3_650, step=1, key=f"{key}_age",
        value=known.age_days if known else 7, width=220,
        help="Empty: the source states none. It is then listed and not compared.",
    )  # fmt: skip
    return BenchmarkDefinition(
        platform, metric, content_type or None, int(age) if age else None, statistic
    )


def _ask_rate(
    platform: Platform,
    content_type: str | None,
    statistic: Statistic,
    known: BenchmarkDefinition | None,
    key: str,
) -> BenchmarkDefinition:
    left, middle, right = st.columns([2, 1, 1])
    interactions = left.multiselect(
        "Counted", COUNTABLE, key=f"{key}_interactions",
        default=known.interactions if known else ("likes", "comments", "shares"),
    )  # fmt: skip
    denominator = middle.selectbox(
        "Per", DENOMINATORS, key=f"{key}_denominator",
        index=_place(DENOMINATORS, known.denominator if known else None),
    )  # fmt: skip
    age = right.number_input(
        "Days since publication", min_value=1, max_value=3_650, step=1, placeholder="Any",
        value=known.age_days if known else None, key=f"{key}_rate_age",
    )  # fmt: skip
    return BenchmarkDefinition(
        platform,
        ENGAGEMENT_RATE,
        content_type or None,
        int(age) if age else None,
        statistic,
        tuple(interactions),
        denominator,
    )


def _ask_values(
    definition: BenchmarkDefinition, draft: BenchmarkDraft | None, key: str
) -> tuple[float | None, float | None, float | None]:
    is_rate = definition.is_rate
    unit = ", %" if is_rate else ""
    known = (draft.value, draft.low, draft.high) if draft else (None, None, None)
    same_kind = draft is not None and draft.definition.is_rate == is_rate
    found: list[float | None] = []
    labels = (f"Value{unit}", f"Low end of its band{unit}", f"High end of its band{unit}")
    for cell, label, told in zip(st.columns(3), labels, known, strict=True):
        shown = told if same_kind else None
        typed = cell.number_input(
            label, min_value=0.0, max_value=100.0 if is_rate else None, format="%.6g", step=0.1,
            value=None if shown is None else round(shown * 100, 8) if is_rate else shown,
            key=f"{key}_{label}",
        )  # fmt: skip
        found.append(None if typed is None else typed / 100 if is_rate else typed)
    value, low, high = found
    return value, low, high


def _statistics(metric: str) -> tuple[Statistic, ...]:
    """Only a rate is a ratio of sums."""
    if metric == ENGAGEMENT_RATE:
        return tuple(Statistic)
    return tuple(one for one in Statistic if one is not Statistic.RATIO)


def _offered(names: Sequence[str], known: str | None) -> list[str]:
    return list(dict.fromkeys([*names, *([known] if known else [])]))


def _place(options: Sequence[object], known: object) -> int:
    return options.index(known) if known in options else 0
