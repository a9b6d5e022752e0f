"""Graph API: insights of an account or page."""

import json
from datetime import date
from decimal import Decimal

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Figure, Grain, PeriodBasis, Platform
from tests.sources.files import column, control, fixture, read, reading, refusal, written

DAYS = "instagram_graph_user_insights_day.json"


def _insight(name: str, *values: tuple[object, str], period: str = "day") -> dict:
    told = [{"value": value, "end_time": f"{end}T08:00:00+0000"} for value, end in values]
    return {"name": name, "period": period, "values": told}


def _payload(*insights: dict) -> str:
    return json.dumps({"data": list(insights)})


def test_the_time_printed_is_the_end_of_the_day():
    found = reading(fixture(DAYS))
    assert (found.platform, found.grain) == (Platform.INSTAGRAM, Grain.ACCOUNT)
    first, second = found.observations
    assert first.days == Period(date(2026, 3, 4), date(2026, 3, 4))
    assert (first.figure, first.subject, first.values) == (Figure.PERIOD, None, (410,))
    assert (second.days.first_day, second.values) == (date(2026, 3, 5), (388,))
    assert control(found, "reach") == (None, None)


def test_a_damaged_line_is_rejected_by_its_number():
    line = _payload(_insight("reach", (410, "2026-03-05")))
    found = reading(written(f"{line}\n{line[:-3]}\n"))
    assert column(found, "reach") == [410]
    assert [(fault.row, fault.column) for fault in found.rejected] == [(2, "name")]
    assert found.warnings == ()


def test_the_account_is_a_number_to_be_named():
    found = reading(fixture(DAYS))
    assert (found.account, found.account_assumed) == ("Instagram 17841400000000000", True)
    named = reading(fixture(DAYS), answers=Answers(account="studio"))
    assert (named.account, named.account_assumed) == ("studio", False)


def test_metrics_of_the_same_day_are_one_observation():
    text = _payload(
        _insight("reach", (5, "2026-03-05"), (6, "2026-03-06")),
        _insight("profile_views", (2, "2026-03-06")),
    )
    found = reading(written(text))
    assert found.metrics == ("reach", "profile_visits")
    assert [seen.values for seen in found.observations] == [(5, None), (6, 2)]


def test_pages_of_facebook_have_the_same_shape():
    text = _payload(
        _insight("page_impressions_unique", (9, "2026-03-05")),
        _insight("page_fans", (100, "2026-03-05")),
        _insight("page_video_view_time", (1500, "2026-03-05")),
    )
    found = reading(written(text))
    assert found.platform is Platform.FACEBOOK
    assert dict(zip(found.metrics, found.observations[0].values, strict=True)) == {
        "reach": 9,
        "followers_total": 100,
        "watch_time_s": Decimal("1.5"),
    }


def test_of_two_names_for_a_metric_only_one_is_taken():
    text = _payload(
        _insight("page_fans", (1, "2026-03-05")), _insight("page_follows", (2, "2026-03-05"))
    )
    found = reading(written(text))
    assert column(found, "followers_total") == [2]
    assert found.warnings == ("Insights that are not imported: 'page_fans'.",)


def test_windows_that_overlap_are_left_out_and_said():
    text = _payload(
        _insight("reach", (5, "2026-03-05")),
        _insight("reach", (50, "2026-03-05"), period="days_28"),
    )
    found = reading(written(text))
    assert column(found, "reach") == [5]
    assert any("'days_28'" in warning for warning in found.warnings)


def test_figures_by_city_alone_are_refused():
    text = _payload(_insight("audience_city", ({"Graz": 4}, "2026-03-05"), period="lifetime"))
    assert "nothing to import" in refusal(written(text))


def test_a_value_that_is_no_number_is_rejected_alone():
    text = _payload(_insight("reach", (5, "2026-03-05"), ("x", "2026-03-06"), (None, "2026-03-07")))
    found = reading(written(text))
    assert column(found, "reach") == [5]
    assert [(r.row, r.column, r.value) for r in found.rejected] == [(1, "values[1].value", "x")]
    assert (found.rows_read, found.rows_imported) == (3, 1)


def test_a_total_of_a_period_only_the_call_knew_is_asked_for():
    total = {"name": "likes", "period": "day", "total_value": {"value": 70}}
    text = _payload(_insight("reach", (5, "2026-03-05")), total)
    days, found = read(written(text))
    assert column(days, "reach") == [5]
    assert (found.period_basis, found.observations[0].values) == (PeriodBasis.ASSUMED, (70,))
    assert found.fingerprint != days.fingerprint
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    _, told = read(written(text), answers=Answers(period=march))
    assert (told.period_basis, told.observations[0].days) == (PeriodBasis.ANSWERED, march)


def test_totals_of_one_media_are_a_post():
    insight = {
        "name": "saved",
        "period": "lifetime",
        "values": [{"value": 4}],
        "id": "18012345678901234/insights/saved/lifetime",
    }
    found = reading(written(_payload(insight)))
    assert found.grain is Grain.POST
    assert found.posts[0].external_id == "18012345678901234"
    assert column(found, "saves") == [4]


def test_an_insight_without_a_name_is_rejected():
    text = _payload(_insight("reach", (5, "2026-03-05")), _insight({}, (5, "2026-03-05")))
    found = reading(written(text))
    assert [(r.row, r.column) for r in found.rejected] == [(2, "name")]
