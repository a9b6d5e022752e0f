"""Google Analytics 4 events from BigQuery."""

import json
import tracemalloc
from datetime import date
from decimal import Decimal

from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from tests.sources.files import fixture, read, reading, refusal, written

EVENTS = "ga4_bigquery_events.jsonl"


def _event(name: str = "page_view", page: str | None = "https://a.example/x", **more) -> dict:
    params = [{"key": "page_location", "value": {"string_value": page}}] if page else []
    for key in ("ga_session_id", "engagement_time_msec"):
        if key in more:
            params.append({"key": key, "value": {"int_value": str(more.pop(key))}})
    return {
        "event_date": "20260825",
        "event_name": name,
        "event_params": params,
        "user_pseudo_id": "u1",
    } | more


def _lines(*events: object) -> str:
    return "\n".join(map(json.dumps, events))


def _told(found, number: int = 0) -> dict:
    return dict(zip(found.metrics, found.observations[number].values, strict=True))


def test_events_are_counted_to_pages_and_days_and_to_the_site():
    pages, site = read(fixture(EVENTS))
    assert (pages.platform, pages.grain, site.grain) == (
        Platform.WEBSITE,
        Grain.POST,
        Grain.ACCOUNT,
    )
    (seen,) = pages.observations
    assert (seen.figure, seen.subject) == (Figure.PERIOD, "demo.example/blog/desk-light")
    assert seen.days == Period(date(2026, 8, 25), date(2026, 8, 25))
    told = {"views": 1, "users": 1, "sessions": 1, "time_spent_s": Decimal(30)}
    assert _told(pages) == _told(site) == told
    assert (site.account, site.account_assumed) == ("demo.example", False)


def test_other_events_are_left_out_and_named():
    pages = reading(fixture(EVENTS))
    assert (pages.rows_read, pages.rows_imported) == (3, 2)
    assert "1 other events are left out: 'session_start: 1'." in pages.warnings


def test_people_and_visits_are_counted_once_and_never_added():
    events = [
        _event(ga_session_id=1),
        _event(ga_session_id=1),
        _event(ga_session_id=2),
        _event(user_pseudo_id="u2", ga_session_id=1),
        _event(page="https://a.example/y", ga_session_id=1),
        _event(event_date="20260826", ga_session_id=1),
    ]
    pages, site = read(written(_lines(*events)))
    assert [seen.values[:3] for seen in pages.observations] == [(4, 2, 3), (1, 1, 1), (1, 1, 1)]
    assert [seen.values[:3] for seen in site.observations] == [(5, 2, 3), (1, 1, 1)]


def test_no_name_of_a_visitor_is_kept():
    assert "111.222" not in str(read(fixture(EVENTS)))


def test_what_follows_the_path_is_no_other_page():
    addresses = [
        "https://a.example/x?utm_source=m",
        "https://a.example/x#top",
        "https://A.example/x",
    ]
    pages, _ = read(written(_lines(*[_event(page=address) for address in addresses])))
    assert [post.external_id for post in pages.posts] == ["a.example/x"]


def test_the_title_of_a_page_is_the_last_one_it_had():
    def titled(title: str) -> dict:
        event = _event()
        event["event_params"].append({"key": "page_title", "value": {"string_value": title}})
        return event

    pages, _ = read(written(_lines(titled("Old"), titled("New"), _event())))
    assert [post.title for post in pages.posts] == ["New"]


def test_sites_are_accounts_of_their_own():
    events = [_event(), _event(page="https://www.b.example/")]
    pages, first, second = read(written(_lines(*events)))
    assert (first.account, second.account) == ("a.example", "b.example")
    assert {post.account for post in pages.posts} == {"a.example", "b.example"}


def test_a_list_of_events_says_the_same_as_lines():
    events = [_event(), _event()]
    assert _told(reading(written(json.dumps(events)))) == _told(reading(written(_lines(*events))))


def test_events_that_cannot_be_read_are_named_by_their_line():
    events = [
        _event(),
        _event(page=None),
        _event(event_date="2026-25-08"),
        _event(event_params=[{"key": "page_location", "value": 5}]),
        _event(event_name=None),
        _event(page="not an address"),
    ]
    found = reading(written(_lines(*events)))
    assert [(r.row, r.column) for r in found.rejected] == [
        (2, "event_params"),
        (3, "event_date"),
        (4, "event_params[0].value"),
        (5, "event_name"),
        (6, "page_location"),
    ]


def test_a_damaged_line_is_named_and_the_others_count():
    whole = _lines(_event(), _event())
    cut_short = _lines(_event())[:-9]
    (pages, _) = read(written(f"{whole}\n\n{cut_short}"))
    assert _told(pages)["views"] == 2
    (fault,) = pages.rejected
    assert (fault.row, fault.value) == (4, "a damaged line")


def test_events_without_pages_are_refused():
    assert "'first_visit: 1'" in refusal(written(_lines(_event("first_visit", page=None))))


def test_memory_does_not_grow_with_the_events_of_a_day():
    """Peak beyond the file itself, for ten times the events of the same people and pages."""
    peaks = []
    for events in (500, 5_000):
        text = "\n".join([json.dumps(_event(ga_session_id=1))] * events)
        file = written(text)
        tracemalloc.start()
        read(file)
        peaks.append(tracemalloc.get_traced_memory()[1] - 3 * len(text))
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 1_000_000
