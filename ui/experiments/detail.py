"""One test: its verdict, how it came about, its results, and its end."""

import pandas as pd
import streamlit as st

from analytics.experiments import ExperimentReading, ExperimentReport
from analytics.experiments.words import effect_words, verdict_words, warning_words
from analytics.workspaces import WorkspaceReport
from charts.experiments import course_figure, effects_figure
from domain.experiments import Conclusion, FigureKind
from exports.experiments import effects_table, results_table
from exports.file_names import slug
from ui import frame, panels, words
from ui.downloads import table_buttons
from ui.experiments import entering, loaders
from ui.experiments.choices import TEST
from ui.experiments.wording import figure, method_line, percent, setup_line

_TOTALS = {FigureKind.SHARES: "Yes", FigureKind.AMOUNTS: "Total", FigureKind.RATIOS: "Value"}
_NAMES = {"Variant", "Day", "Effect", "Chance to win", "Could find", "Denominator",
          *_TOTALS.values()}  # fmt: skip


def draw_test(workspace: WorkspaceReport, experiment_id: int) -> None:
    reading = loaders.experiment_reading(workspace, experiment_id)
    setup, conclusion = reading.experiment.setup, reading.experiment.conclusion
    st.button(
        "All tests", icon=":material/arrow_back:", type="tertiary", key="leave_test",
        on_click=TEST.take, args=(None,),
    )  # fmt: skip
    entering.draw_done()
    st.header(words.plain(setup.name), anchor=False)
    st.caption(setup_line(setup))
    if setup.hypothesis:
        st.markdown(f"> {words.plain(setup.hypothesis)}")
    if conclusion is not None:
        st.info(
            f"Ended on {words.day(conclusion.ended_on)}: {words.plain(conclusion.verdict)}"
            + (f"\n\n{words.plain(conclusion.learnings)}" if conclusion.learnings else ""),
            icon=":material/inventory_2:",
        )
    _draw_result(reading)
    _draw_course(reading)
    if conclusion is None:
        entering.draw_entry(workspace, reading)
    _draw_results(workspace, reading)
    _draw_end(workspace, reading)


def _draw_result(reading: ExperimentReading) -> None:
    with st.container(border=True, key="test_result"):
        st.header(words.plain(verdict_words(reading)), anchor=False)
        for warning in warning_words(reading):
            st.warning(words.plain(warning), icon=":material/warning:")
        report = reading.report
        if report is None:
            return
        told = words.listed(
            f"{words.plain(one.name)} {words.plain(effect_words(one))}" for one in report.results
        )
        panels.draw_chart(
            effects_figure(reading, dark=frame.is_dark()),
            lambda: effects_table(reading),
            summary=f"Effect on {words.plain(reading.experiment.setup.metric)}: {told}.",
            file_name=_file_name(reading, "effects"),
            key="test_effects",
        )
        st.dataframe(
            _variants(report, reading), hide_index=True, key="test_variants",
            column_config={_unit(reading): st.column_config.NumberColumn(format="localized")},
            alt="Each variant's people, figure and effect.",
        )  # fmt: skip
        st.caption(method_line(report))


def _variants(report: ExperimentReport, reading: ExperimentReading) -> pd.DataFrame:
    setup = reading.experiment.setup
    rows = [[report.control, report.control_people, figure(setup.kind, report.control_mean),
             "control", "\u2013", "\u2013", "\u2013"]]  # fmt: skip
    rows += [
        [
            one.name,
            one.people,
            figure(setup.kind, one.mean),
            effect_words(one),
            f"{one.p:.3f}" if one.p >= 0.001 else "below 0.001",
            percent(one.belief.chance_to_win),
            percent(one.detectable),
        ]
        for one in report.results
    ]
    figures = _heading(setup.metric, otherwise="Figure")
    names = ["Variant", _unit(reading), figures if figures != _unit(reading) else "Figure",
             "Effect", "p, corrected", "Chance to win", "Could find"]  # fmt: skip
    return pd.DataFrame(rows, columns=names)


def _unit(reading: ExperimentReading) -> str:
    setup = reading.experiment.setup
    return "Days" if setup.rotates else _heading(setup.unit, otherwise="People")


def _heading(text: str, *, otherwise: str) -> str:
    """The team's word as the name of a column, unless another column is called so."""
    return otherwise if text.capitalize() in _NAMES else text.capitalize()


def _draw_course(reading: ExperimentReading) -> None:
    if len({one.day for one in reading.course}) < 2:
        return
    with st.container(border=True, key="test_course"):
        st.header("How the reading came about", anchor=False)
        st.caption(
            "The effect over all days up to each day, with the interval that holds however often "
            "one looks. Zero is the control."
        )
        panels.draw_figure(
            course_figure(reading, dark=frame.is_dark()),
            summary="Effect of each variant day by day, with its interval.",
            key="test_course_figure",
        )


def _draw_results(workspace: WorkspaceReport, reading: ExperimentReading) -> None:
    if not reading.results:
        return
    with st.container(border=True, key="test_results"):
        with panels.headed(
            f"Results of {words.counted(reading.days, 'day')}", key="results_choices"
        ):
            table_buttons(
                lambda: results_table(reading),
                title=f"Results of {reading.experiment.setup.name}",
                file_name=_file_name(reading, "results"),
                key="test_results",
            )
            if reading.experiment.conclusion is None:
                entering.draw_take_back(workspace, reading)
        st.dataframe(
            _days(reading), hide_index=True, key="test_days",
            column_config={"Day": st.column_config.DateColumn(format="YYYY-MM-DD")},
            alt="The latest results of every variant and day first.",
        )  # fmt: skip


def _days(reading: ExperimentReading) -> pd.DataFrame:
    """What was entered: people and what they did, or the day's figure where variants rotate."""
    setup, results = reading.experiment.setup, reading.results[::-1]
    shown: dict[str, list[object]] = {
        "Variant": [one.variant for one in results],
        "Day": [one.day for one in results],
    }
    if not setup.rotates:
        shown[_unit(reading)] = [one.sums.people for one in results]
    shown[_TOTALS[setup.kind]] = [one.sums.total for one in results]
    if setup.kind is FigureKind.RATIOS:
        shown["Denominator"] = [one.sums.beside for one in results]
    return pd.DataFrame(shown)


def _draw_end(workspace: WorkspaceReport, reading: ExperimentReading) -> None:
    number, workspace_id = reading.experiment.experiment_id, workspace.workspace_id
    if reading.experiment.conclusion is not None:
        if st.button("Open it again", key="reopen_test", icon=":material/lock_open:"):
            loaders.reopen(workspace_id, number)
            st.rerun()
        return
    with st.expander("End this test", icon=":material/inventory_2:", key="end_test"):
        learnings = st.text_area(
            "What was learnt, and what will be done?", max_chars=2000, key=f"learnings_{number}"
        )
        st.caption("It moves to the archive with today's verdict, and can be opened again.")
        if st.button("End the test", key="end_test_now"):
            today = max(loaders.today_of(workspace), reading.experiment.setup.starts_on)
            said = Conclusion(today, verdict_words(reading), learnings.strip())
            loaders.end(workspace_id, number, said)
            st.rerun()


def _file_name(reading: ExperimentReading, what: str) -> str:
    return f"test_{slug(reading.experiment.setup.name)}_{what}.csv"
