"""One event of Google Analytics 4 as BigQuery exports it: what it says of a page."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.observations import PostFacts
from sources.dates import ReadDay
from sources.payloads import Item
from sources.unreadable import CellRejected, Unreadable
from sources.web_pages import host_of, page_of, site_named

VIEW = "page_view"


@dataclass(frozen=True)
class Event:
    name: str
    page: PostFacts
    title: str | None
    site: str
    day: date
    user: int | None  # numbers that stand for a person within this run, never stored
    session: int | None
    milliseconds: int | None


def event_of(item: Item, read_day: ReadDay) -> Event | None:
    """None for an event that speaks of no page."""
    told = {param.text("key"): param.object("value") for param in item.objects("event_params")}
    name, none = item.needed("event_name"), Item({})
    address = told.get("page_location", none).text("string_value")
    if address is None:
        if name == VIEW:
            raise item.rejected("event_params", "has no page_location")
        return None
    page, site = _page(address)
    user, visit = item.text("user_pseudo_id"), told.get("ga_session_id", none).count("int_value")
    return Event(
        name=name,
        page=page,
        title=told.get("page_title", none).text("string_value"),
        site=site,
        day=_day(item, read_day),
        user=None if user is None else hash(user),
        session=None if user is None or visit is None else hash((user, visit)),
        milliseconds=told.get("engagement_time_msec", none).count("int_value"),
    )


def _page(address: str) -> tuple[PostFacts, str]:
    """What follows the path (a search, a campaign) tells of the visit, not of the page."""
    try:
        return _page_and_site(address.partition("#")[0].partition("?")[0])
    except Unreadable as fault:
        raise CellRejected("page_location", address, str(fault)) from fault


@lru_cache(maxsize=10_000)
def _page_and_site(address: str) -> tuple[PostFacts, str]:
    host = host_of(address)
    if host is None:
        raise Unreadable("is not the address of a page")
    return page_of(address, ""), site_named(host)


def _day(item: Item, read_day: ReadDay) -> date:
    try:
        return read_day(item.needed("event_date"))
    except Unreadable as fault:
        raise item.rejected("event_date", str(fault)) from fault
