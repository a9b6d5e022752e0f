"""How an entry of the dictionary reads."""

from collections.abc import Iterable

import streamlit as st

from analytics.metric_dictionary import MetricEntry
from domain.comparability import JUDGED_METRICS, Comparability, standing
from domain.metric_formulas import KIND_LABELS, DerivedMetric, Formula
from domain.vocabulary import Grain, Platform
from ui import words

_SOURCES = {Grain.POST: "figures of posts", Grain.ACCOUNT: "accounts' own series"}
_NARROWEST = 340
_LINE = "  \n"  # a line break within a paragraph of markdown
_GRADES = {
    Comparability.SAME: "same rule",
    Comparability.SIMILAR: "similar rule",
    Comparability.APART: "not comparable",
}
_UNITS = {
    "count": "a number",
    "people": "people",
    "seconds": "time, stored in seconds",
    "percent": "per cent",
    "share": "a share",
    "currency": "money, in the currency of the account",
}


def draw_entries(entries: Iterable[MetricEntry]) -> None:
    with st.grid(2, min_column_width=_NARROWEST):
        for entry in entries:
            draw_entry(entry)


def draw_entry(entry: MetricEntry) -> None:
    _draw(entry.metric.name, entry_blocks(entry))


def entry_blocks(entry: MetricEntry) -> list[str]:
    """Paragraphs of markdown."""
    metric = entry.metric
    badges = [KIND_LABELS[metric.kind], *(["your team's own"] if entry.is_own else [])]
    unit = words.plain(_UNITS.get(metric.unit, metric.unit))
    lines = [
        *_formula_lines(entry.formula),
        f"**Put together:** {words.plain(entry.combining)}",
        f"**Source here:** {_told(entry)}",
    ]
    return [
        f"### {words.plain(metric.label)}",
        f":gray[{words.listed(badges)} \u00b7 {unit} \u00b7 {words.plain(metric.name)}]",
        words.plain(metric.definition),
        _LINE.join(lines),
        *_differences(entry),
        *_changes(entry),
    ]


def draw_derived(metrics: Iterable[DerivedMetric]) -> None:
    with st.grid(2, min_column_width=_NARROWEST):
        for metric in metrics:
            _draw(
                metric.name,
                [
                    f"### {metric.label}",
                    ":gray[worked out here]",
                    words.plain(metric.definition),
                    _LINE.join(_formula_lines(metric.formula)),
                    words.plain(metric.remark),
                ],
            )


def _draw(name: str, blocks: list[str]) -> None:
    with st.container(border=True, height="stretch", key=f"metric_{name}"):
        st.markdown("\n\n".join(blocks))


def _changes(entry: MetricEntry) -> list[str]:
    return [
        f"**Since {words.day(change.day)}, {change.platform.label}:** "
        f"{words.plain(change.description)} Figures before and after are not compared."
        for change in entry.changes
    ]


def _formula_lines(formula: Formula) -> list[str]:
    lines = [f"**Formula:** {words.plain(formula.text)}"]
    if formula.denominator:
        lines.append(f"**Denominator:** {words.plain(formula.denominator)}")
    return lines


def _told(entry: MetricEntry) -> str:
    if not entry.told.platforms:
        return "none yet in this workspace"
    platforms = words.listed(platform.label for platform in entry.told.platforms)
    return f"{words.listed(_SOURCES[grain] for grain in entry.told.grains)}, from {platforms}"


def _differences(entry: MetricEntry) -> list[str]:
    """What each platform counts under the name, and who does not tell it at all."""
    metric = entry.metric
    if metric.name not in JUDGED_METRICS:
        notes = metric.platforms.items()
        return [f"**{platform.label}** {words.plain(note)}" for platform, note in notes]
    found = {platform: standing(metric.name, platform) for platform in Platform}
    told = [
        f"- **{platform.label}** {words.plain(one.rule)} :gray[{_GRADES[one.grade]}]"
        for platform, one in found.items()
        if one and one.grade in _GRADES
    ]
    silent = [platform.label for platform, one in found.items() if one and one.grade not in _GRADES]
    lines = ["\n".join(told)]
    if silent:
        lines.append(f":gray[Not told by {words.listed(silent, last='or')}.]")
    return lines
