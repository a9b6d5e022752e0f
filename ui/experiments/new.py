"""The form of a new test."""

from datetime import date, timedelta

import streamlit as st

from analytics.workspaces import WorkspaceReport
from domain.errors import WorkbenchError
from domain.experiments import (
    MOST_VARIANTS,
    Assignment,
    ExperimentSetup,
    FigureKind,
    Looks,
    VariantSetup,
)
from ui import words
from ui.buttons import main_button
from ui.entry.person import choose_person
from ui.experiments import loaders
from ui.experiments.choices import SHOWN, TEST
from ui.experiments.planning import draw_plan
from ui.experiments.wording import ASSIGNMENTS, KINDS, KINDS_OF, LOOKS


def draw_new(workspace: WorkspaceReport) -> None:
    st.button(
        "All tests", icon=":material/arrow_back:", type="tertiary", key="leave_new_test",
        on_click=SHOWN.take, args=(None,),
    )  # fmt: skip
    st.header("New test", anchor=False)
    with st.container(border=True, key="test_form"):
        setup = _ask(loaders.today_of(workspace))
    weights = [variant.weight for variant in setup.variants]
    draw_plan(workspace, setup.kind, setup.assignment, weights, setup.confidence, setup.unit)
    choose_person(workspace.workspace_id)
    if main_button("Create the test", key="create_test"):
        _create(workspace, setup)


def _create(workspace: WorkspaceReport, setup: ExperimentSetup) -> None:
    try:
        number = loaders.create(workspace.workspace_id, setup)
    except WorkbenchError as refused:
        st.error(words.plain(str(refused)), icon=":material/error:")
        return
    SHOWN.take(None)
    TEST.take(str(number))
    st.rerun()


def _ask(today: date) -> ExperimentSetup:
    name = st.text_input("Name", max_chars=120, key="test_name", placeholder="Faces on thumbnails")
    hypothesis = st.text_area(
        "What do you expect, and why?", max_chars=1000, height=68, key="test_hypothesis"
    )
    left, right = st.columns(2)
    with left:
        metric = st.text_input(
            "What is measured", max_chars=80, key="test_metric", placeholder="click-through rate"
        )
    with right:
        assignment: Assignment = st.selectbox(
            "Who sees which variant", tuple(ASSIGNMENTS), format_func=ASSIGNMENTS.__getitem__,
            key="test_assignment",
        )  # fmt: skip
    with left:
        kind: FigureKind = st.selectbox(
            "It is", KINDS_OF[assignment], format_func=KINDS.__getitem__,
            key=f"test_kind_{assignment}",
        )  # fmt: skip
    with right:
        unit = _ask_unit(assignment)
    variants = _ask_variants()
    looks, days = _ask_looks(assignment)
    starts_on, smallest_effect, higher_is_better = _ask_plan(today)
    return ExperimentSetup(
        name=name,
        metric=metric,
        kind=kind,
        assignment=assignment,
        variants=variants,
        hypothesis=hypothesis.strip(),
        unit=unit,
        looks=looks,
        planned_days=days,
        starts_on=starts_on,
        smallest_effect=smallest_effect,
        higher_is_better=higher_is_better,
    )


def _ask_unit(assignment: Assignment) -> str:
    if assignment is Assignment.ROTATING:
        st.text_input("Counted are", value="days", disabled=True, key="test_unit_days")
        return "days"
    unit = st.text_input("Counted are", value="people", max_chars=40, key="test_unit")
    return " ".join(unit.split()) or "people"


def _ask_variants() -> tuple[VariantSetup, ...]:
    count = st.number_input(
        "Variants, the control among them", 2, MOST_VARIANTS, value=2, key="test_count"
    )
    variants = []
    for number in range(int(count)):
        left, right = st.columns([3, 1])
        usual = "Control" if number == 0 else f"Variant {number}"
        name = left.text_input(
            "Control" if number == 0 else f"Variant {number}", value=usual, max_chars=60,
            key=f"test_variant_{number}",
        )  # fmt: skip
        weight = right.number_input(
            f"Part of {usual.lower()}", min_value=0.0, value=1.0, step=1.0,
            key=f"test_weight_{number}", help="1 and 1 is half and half; 4 and 1 is 80 % and 20 %.",
        )  # fmt: skip
        variants.append(VariantSetup(name, weight))
    return tuple(variants)


def _ask_looks(assignment: Assignment) -> tuple[Looks, int | None]:
    left, right = st.columns(2)
    if assignment is Assignment.ROTATING:
        looks: Looks = Looks.ONCE
        left.text_input("Read", value=LOOKS[looks], disabled=True, key="test_looks_once")
    else:
        looks = left.selectbox(
            "Read", tuple(LOOKS), format_func=LOOKS.__getitem__, key="test_looks",
            help="A plain test that is looked at every day finds differences that are not there. "
            "Reading at any time allows for that, with wider intervals.",
        )  # fmt: skip
    days = right.number_input(
        "Planned days", min_value=1, max_value=730, value=14 if looks is Looks.ONCE else None,
        key=f"test_days_{looks}",
    )  # fmt: skip
    return looks, int(days) if days else None


def _ask_plan(today: date) -> tuple[date, float | None, bool]:
    left, middle, right = st.columns(3)
    starts_on = left.date_input(
        "Starts on", value=today, min_value=date(2010, 1, 1), max_value=today + timedelta(days=366),
        format="YYYY-MM-DD", key="test_start",
    )  # fmt: skip
    smallest = middle.number_input(
        "Smallest effect that matters, in per cent", min_value=0.1, value=None, key="test_smallest",
        help="As a share of the control's figure. With it the test can say that there is no "
        "difference that matters, and how long it still needs.",
    )  # fmt: skip
    better = right.selectbox(
        "Better is", [True, False], format_func=lambda up: "More" if up else "Less",
        key="test_better",
    )  # fmt: skip
    return starts_on, smallest / 100 if smallest else None, bool(better)
