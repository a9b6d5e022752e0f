"""What the reader chooses on the page of timing; the address remembers all of it."""

from zoneinfo import available_timezones

import streamlit as st

from analytics.correlations import Age, Reach
from analytics.timing import BLOCKS, MINIMUMS, LagChoice, LagReport, TimingChoice
from ui.page_choices import Choice, choose_one

PAGE = "timing"
_AUTO = "auto"
_OWN_ZONE = "workspace"
_AGES = {
    Age.DAY: "First day",
    Age.WEEK: "First 7 days",
    Age.FOUR_WEEKS: "First 28 days",
    Age.TOTAL: "In all so far",
}
_REACHES = {Reach.YEAR: "A year of posts", Reach.CHOSEN: "Chosen days only"}
_DEFAULT = TimingChoice()

_AGE, _POSTS = Choice(PAGE, "age"), Choice(PAGE, "posts")
_HOURS, _MINIMUM = Choice(PAGE, "hours"), Choice(PAGE, "minimum")
_ZONE = Choice(PAGE, "zone")
_LEAD, _FOLLOW = Choice(PAGE, "lead"), Choice(PAGE, "follow")


def choose_what() -> TimingChoice:
    """Age, posts, hours taken together, posts a cell needs, and whose hours."""
    age = choose_one(
        _AGE,
        list(Age),
        label="Compared at",
        default=_DEFAULT.age,
        words=_AGES.__getitem__,
        widget="list",
        width=150,
    )
    reach = choose_one(
        _POSTS,
        list(Reach),
        label="Posts",
        default=_DEFAULT.reach,
        words=_REACHES.__getitem__,
        widget="list",
        width=170,
    )
    hours = choose_one(
        _HOURS,
        [_AUTO, *map(str, BLOCKS)],
        label="Hours taken together",
        default=_AUTO,
        words=_hours_words,
        widget="list",
        width=180,
    )
    minimum = choose_one(
        _MINIMUM,
        list(MINIMUMS),
        label="Posts a cell needs",
        default=_DEFAULT.minimum,
        words=lambda fewest: f"Cells of {fewest} posts or more",
        widget="list",
        width=210,
    )
    zone = choose_one(
        _ZONE,
        [_OWN_ZONE, *_zones()],
        label="Hours in the zone",
        default=_OWN_ZONE,
        words=lambda key: "Workspace's hours" if key == _OWN_ZONE else key,
        widget="list",
        width=200,
    )
    return TimingChoice(
        age=age,
        reach=reach,
        hours=None if hours == _AUTO else int(hours),
        minimum=minimum,
        zone=None if zone == _OWN_ZONE else zone,
    )


def choose_series(report: LagReport) -> None:
    """What leads and what follows; the report shown is already of what is chosen."""
    for choice, options, chosen, label in (
        (_LEAD, report.leads, report.lead, "Leads"),
        (_FOLLOW, report.follows, report.follow, "Follows"),
    ):
        labels = {option.key: option.label for option in options}
        if chosen is None:
            continue
        choose_one(
            choice,
            list(labels),
            label=label,
            default=options[0].key,
            words=lambda key, labels=labels: labels[key][:1].upper() + labels[key][1:],  # type: ignore[misc]
            widget="list",
            width=210,
        )


def lag_choice(reach: Reach) -> LagChoice:
    return LagChoice(reach, _LEAD.value, _FOLLOW.value)


@st.cache_data(show_spinner=False)
def _zones() -> tuple[str, ...]:
    """Those named after places."""
    return tuple(sorted(zone for zone in available_timezones() if _is_place(zone)))


def _is_place(zone: str) -> bool:
    continents = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian")
    return zone == "UTC" or zone.split("/")[0] in (*continents, "Pacific")


def _hours_words(hours: str) -> str:
    if hours == _AUTO:
        return "Hours as posts allow"
    return "Single hours" if hours == "1" else f"{hours} hours together"
