"""Matomo's API: pages."""

import json
from datetime import date
from decimal import Decimal

import pytest

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Figure, Grain, PeriodBasis, Platform
from tests.sources.files import column, fixture, reading, refusal, written

PAGES = "matomo_actions_get_page_urls.json"
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def _row(label: str = "/x", **more) -> dict:
    return {"label": label, "nb_visits": 2, "nb_hits": 3} | more


def test_a_list_is_of_the_period_of_the_call_which_is_asked():
    found = reading(fixture(PAGES), answers=Answers(period=MARCH))
    assert (found.platform, found.grain) == (Platform.WEBSITE, Grain.POST)
    (seen,) = found.observations
    assert (seen.figure, seen.days) == (Figure.PERIOD, MARCH)
    assert dict(zip(found.metrics, seen.values, strict=True)) == {
        "views": 150,
        "sessions": 120,
        "time_spent_s": Decimal(3600),
    }
    assert (found.posts[0].external_id, found.account) == (
        "demo.example/blog/desk-light",
        "demo.example",
    )
    assert "'bounce_rate'" in found.warnings[0]
    assert reading(fixture(PAGES)).period_basis is PeriodBasis.ASSUMED


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("2026-08-01", Period(date(2026, 8, 1), date(2026, 8, 1))),
        ("2026-08", Period(date(2026, 8, 1), date(2026, 8, 31))),
        ("2025", Period(date(2025, 1, 1), date(2025, 12, 31))),
        ("2026-08-03,2026-08-09", Period(date(2026, 8, 3), date(2026, 8, 9))),
        ("2026-11", Period(date(2026, 11, 1), date(2026, 11, 20))),
    ],
)
def test_lists_by_period_say_their_days(key, days):
    found = reading(written(json.dumps({key: [_row()], "2024-01-01": []})))
    assert [seen.days for seen in found.observations] == [days]
    assert found.period_basis is PeriodBasis.STATED


def test_only_the_innermost_rows_are_pages():
    tree = _row(
        "blog", nb_hits=9, subtable=[_row("/a"), _row("b", subtable=[_row("/c", nb_hits=6)])]
    )
    found = reading(written(json.dumps([tree])), answers=Answers(account="s", period=MARCH))
    assert [post.external_id for post in found.posts] == ["s/blog/a", "s/blog/b/c"]
    assert column(found, "views") == [3, 6]


def test_folders_unopened_and_the_rest_are_left_out_and_said():
    rows = [_row(), _row("blog", idsubdatatable=4), _row("Others"), _row("/y", url="https://a.b/y")]
    found = reading(written(json.dumps(rows)))
    assert len(found.observations) == 2
    assert found.warnings[0].startswith("Left out: 2 rows that only sum up pages")
    assert (found.rows_read, found.rows_imported) == (4, 2)


def test_rows_that_cannot_be_read_are_named():
    rows = [_row(), _row(nb_hits="many"), 5, _row(), {"label": "/z"}]
    found = reading(written(json.dumps({"2026-08-01": rows, "site 2": [_row()], "2026-08-02": 7})))
    assert [(r.row, r.column) for r in found.rejected] == [
        (2, "nb_hits"),
        (3, "row"),
        (4, "label"),
        (5, "label"),
        (6, "date"),
        (7, "2026-08-02"),
    ]
    assert column(found, "views") == [3]


def test_an_error_is_refused_with_its_message():
    text = json.dumps({"result": "error", "message": "You must be logged in."})
    assert "You must be logged in." in refusal(written(text))


def test_visits_to_several_pages_are_warned_of():
    found = reading(written(json.dumps([_row()])))
    assert any("do not add up" in warning for warning in found.warnings)
