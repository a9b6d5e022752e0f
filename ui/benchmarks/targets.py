"""The team's own thresholds of engagement, by platform, with the denominator named."""

import streamlit as st

from analytics.benchmarks import BenchmarksReport, PlatformRateSpread
from domain.benchmarks import (
    COUNTABLE,
    ENGAGEMENT_RATE,
    Benchmark,
    BenchmarkDefinition,
    BenchmarkDraft,
    BenchmarkOrigin,
)
from domain.vocabulary import Platform
from ui.benchmarks import wording, writing
from ui.benchmarks.loaders import Beside, today_in
from ui.benchmarks.opened import opened
from ui.benchmarks.saving import saved
from ui.benchmarks.writing import Place
from ui.buttons import main_button
from ui.entry.person import ask_name


def draw_targets(report: BenchmarksReport, beside: Beside) -> None:
    """For the platforms and the denominator that are shown."""
    rows = {row.platform: row for row in report.rates.rows}
    writing.draw_done(report.selection.workspace_id, Place.TARGETS)
    with opened("Targets of the team", icon="flag", key="targets") as is_open:
        if not is_open:
            return
        st.caption(
            "Low, target and good, for the rate of a post. They are drawn wherever a rate of the "
            "same definition is shown."
        )
        _draw_known(report, beside)
        platform: Platform = st.selectbox(
            "Platform", tuple(rows), format_func=lambda one: one.label, key="target_platform"
        )
        known = _known(beside, platform, report.rates.per)
        _draw_form(report, rows[platform], known)


def _known(beside: Beside, platform: Platform, per: str) -> Benchmark | None:
    return next(
        (
            one
            for one in beside.targets
            if (one.draft.definition.platform, one.draft.definition.denominator) == (platform, per)
        ),
        None,
    )


def _draw_known(report: BenchmarksReport, beside: Beside) -> None:
    for one in beside.targets:
        definition = one.draft.definition
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{definition.platform.label}** {wording.thresholds_words(one.draft)} "
                f"({wording.rate_words(definition)})",
                width="content",
            )
            st.button(
                "Remove", key=f"remove_target_{one.benchmark_id}", type="tertiary",
                icon=":material/delete:", on_click=writing.remove,
                args=(report.selection.workspace_id, one.benchmark_id, Place.TARGETS),
                help=f"Remove the target of {definition.platform.label}",
            )  # fmt: skip


def _draw_form(report: BenchmarksReport, row: PlatformRateSpread, known: Benchmark | None) -> None:
    draft = known.draft if known else None
    key = f"target_{row.platform.value}_{row.denominator}_{writing.round_number()}"
    counted = st.multiselect(
        "Counted", COUNTABLE, key=f"{key}_counted",
        default=draft.definition.interactions if draft else row.counted,
    )  # fmt: skip
    cells = st.columns(3)
    asked = []
    for cell, name, label in zip(
        cells, ("low", "value", "high"), ("Low below", "Target", "Good from"), strict=True
    ):
        share = getattr(draft, name) if draft else None
        asked.append(
            cell.number_input(
                f"{label}, % per {row.denominator.removesuffix('s')}",
                min_value=0.0,
                max_value=100.0,
                format="%.2f",
                step=0.1,
                key=f"{key}_{name}",
                value=None if share is None else round(share * 100, 8),
            )
        )
    name = ask_name(key=f"{key}_person")
    if main_button("Save the target", key="save_target"):
        _save(report, row, known, tuple(counted), asked, name)


def _save(
    report: BenchmarksReport,
    row: PlatformRateSpread,
    known: Benchmark | None,
    counted: tuple[str, ...],
    asked: list[float | None],
    name: str,
) -> None:
    low, target, high = (None if one is None else one / 100 for one in asked)
    if target is None:
        st.error("Type the target in per cent.", icon=":material/error:")
        return
    definition = BenchmarkDefinition(
        row.platform, ENGAGEMENT_RATE, interactions=counted, denominator=row.denominator
    )
    draft = BenchmarkDraft(
        definition=definition,
        value=target,
        low=low,
        high=high,
        dated=today_in(report.time_zone),
        origin=BenchmarkOrigin.TEAM,
    )
    workspace_id = report.selection.workspace_id

    def save() -> None:
        if known:
            writing.revise(workspace_id, known.benchmark_id, draft)
        else:
            writing.add(workspace_id, draft)

    saved(name, save)
