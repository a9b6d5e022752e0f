"""Lets a person say what the columns of an unknown table are, and keeps that under a name."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from domain.errors import InvalidRequest
from domain.mappings import (
    ColumnMapping,
    DetectedColumn,
    FigureBasis,
    MappedColumn,
    Role,
    Unit,
    UnknownTable,
)
from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Platform
from sources import understood_rows, units_of
from ui import words
from ui.importing import imports, mapping_choices, uploads
from ui.importing.mapping_choices import CHOICES, DAY_ORDERS, FIGURES, FIGURES_EXPLAINED, Choice

_NO_PLATFORM = "Choose a platform"


def choose_mapping(
    table: UnknownTable, start: ColumnMapping, workspace_id: int, *, key: str
) -> ColumnMapping | None:
    """None while something is missing; what, is said in its place."""
    st.markdown(
        "No format is known by these columns. Say what each one is; the guesses below come from "
        "their names and cells."
    )
    columns = _choose_columns(table, start, key)
    mapping = _choose_the_rest(replace(start, columns=columns), key)
    faults = mapping.faults()
    for fault in faults:
        st.warning(words.plain(fault), icon=":material/edit:")
    _draw_rows(table, mapping, key)
    if faults:
        return None
    _offer_to_save(mapping, workspace_id, key)
    return mapping


def _choose_columns(
    table: UnknownTable, start: ColumnMapping, key: str
) -> tuple[MappedColumn, ...]:
    by_column = {one.column: one for one in start.columns}
    with st.container(key=f"columns_{key}"):
        return tuple(
            _choose_column(
                column,
                by_column.get(column.column, MappedColumn(column.column, Role.LEFT_OUT)),
                f"{key}_{place}",
            )
            for place, column in enumerate(table.columns)
        )


def _choose_column(column: DetectedColumn, start: MappedColumn, key: str) -> MappedColumn:
    name, choice, more = st.columns([3, 4, 3], vertical_alignment="center")
    with name, st.container(gap=None):
        st.markdown(f"**{words.plain(column.header)}**")
        st.caption(mapping_choices.looks_like(column))
    with choice:
        chosen: Choice = st.selectbox(
            f"What {words.plain(column.header)} is",
            CHOICES,
            index=CHOICES.index(mapping_choices.chosen_at_first(start)),
            format_func=mapping_choices.label_of,
            label_visibility="collapsed",
            key=f"role_{key}",
        )
    with more:
        return _detailed(column, start, chosen, key)


def _detailed(
    column: DetectedColumn, start: MappedColumn, chosen: Choice, key: str
) -> MappedColumn:
    """A name for what has none yet, a unit for what is written in several."""
    told = MappedColumn(column.column, chosen.role, chosen.name)
    same = mapping_choices.chosen_at_first(start) == chosen
    if chosen.is_named_by_hand:
        name = st.text_input(
            f"Name for {words.plain(column.header)}",
            value=start.name if same else column.header,
            max_chars=60,
            label_visibility="collapsed",
            key=f"name_{key}",
        )
        return replace(told, name=name.strip())
    metric = STANDARD_METRICS[chosen.name] if chosen.role is Role.METRIC else None
    units = units_of(metric) if metric else (Unit.OWN,)
    if metric is None or len(units) == 1:
        return told
    unit = st.selectbox(
        f"Unit of {words.plain(column.header)}",
        units,
        index=units.index(start.unit) if same and start.unit in units else 0,
        format_func=lambda one: mapping_choices.unit_label(metric, one),
        label_visibility="collapsed",
        key=f"unit_{key}_{metric.name}",
    )
    return replace(told, unit=unit)


def _choose_the_rest(start: ColumnMapping, key: str) -> ColumnMapping:
    """What no column says."""
    left, middle, right = st.columns(3)
    with left:
        bases = tuple(FigureBasis)
        place = st.selectbox(
            "The figures are",
            range(len(bases)),
            index=bases.index(start.figures),
            format_func=lambda one: FIGURES[bases[one]],
            key=f"figures_{key}",
        )
        figures = bases[place]
        st.caption(FIGURES_EXPLAINED[figures])
    with middle:
        platform = _choose_platform(start, key)
    with right:
        orders = tuple(DAY_ORDERS)
        order = st.selectbox(
            "Dates with slashes",
            orders,
            index=orders.index(start.day_order or orders[0]),
            format_func=DAY_ORDERS.__getitem__,
            key=f"order_{key}",
        )
        comma = st.toggle("Decimal comma: 1.234,5", value=start.decimal_comma, key=f"comma_{key}")
    return replace(
        start, figures=figures, platform=platform, day_order=order or None, decimal_comma=comma
    )


def _choose_platform(start: ColumnMapping, key: str) -> Platform | None:
    if "platform" in start.facts:
        st.selectbox("Platform", ["Each row says it"], disabled=True, key=f"by_row_{key}")
        return start.platform
    options = ("", *(one.value for one in Platform))
    chosen = st.selectbox(
        "Platform",
        options,
        index=options.index(start.platform or ""),
        format_func=lambda one: Platform(one).label if one else _NO_PLATFORM,
        key=f"platform_{key}",
    )
    if chosen and chosen == start.platform and not start.name:
        st.caption("A guess, from the file's name or its links.")
    return Platform(chosen) if chosen else None


def _draw_rows(table: UnknownTable, mapping: ColumnMapping, key: str) -> None:
    rows = understood_rows(table, mapping, today=date.today())
    used = {one.column for one in mapping.used}
    shown = [n for n, column in enumerate(table.columns) if column.column in used]
    if not shown:
        return
    faults = mapping_choices.faults_in(rows)
    st.caption(
        f"The first {words.counted(len(rows), 'row')} as they will be read"
        + (f"; {words.counted(faults, 'cell')} cannot be" if faults else "")
    )
    frame = pd.DataFrame(
        [[mapping_choices.understood(row[n]) for n in shown] for row in rows],
        columns=[table.columns[n].header for n in shown],
    )
    st.dataframe(frame, hide_index=True, key=f"read_as_{key}", height="content")


def _offer_to_save(mapping: ColumnMapping, workspace_id: int, key: str) -> None:
    """Saved under the name of a known mapping, it takes that one's place."""
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"saving_{key}"):
        name = st.text_input(
            "Name of this mapping",
            value=mapping.name,
            max_chars=80,
            placeholder="Weekly newsletter report",
            help="Tables with the same columns are then recognised, here and by manage.py import.",
            key=f"mapping_name_{key}",
        ).strip()
        known = {one.name: one for one in uploads.mappings(workspace_id)}
        saved = known.get(name) == replace(mapping, name=name)
        if st.button(
            "Saved" if saved else "Save mapping",
            disabled=saved or not name,
            icon=":material/check:" if saved else ":material/save:",
            key=f"save_mapping_{key}",
        ):
            _save(replace(mapping, name=name), workspace_id)
        if mapping.name in known and st.button(
            "Forget it",
            type="tertiary",
            help="Tables with these columns are asked about again. Figures already imported stay.",
            key=f"forget_mapping_{key}",
        ):
            imports.remove_mapping(workspace_id, mapping.name)
            uploads.mappings_changed()
            st.rerun()


def _save(mapping: ColumnMapping, workspace_id: int) -> None:
    try:
        imports.save_mapping(workspace_id, mapping)
    except InvalidRequest as refused:
        st.error(words.plain(str(refused)))
        return
    uploads.mappings_changed()
    st.rerun()
