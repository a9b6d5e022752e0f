"""Insights as a table: a row each, with what was found, what to expect and what was decided."""

from datetime import date

from analytics.insights.outcomes import Outcome, OutcomeState
from analytics.insights.outcomes.record import hit_records
from domain.insights import Decision, InsightState
from exports.insights import insights_table, records_table
from tests.insight_factories import a_stored_insight

TODAY = date(2026, 6, 2)


def row_of(one):
    table = insights_table([one], TODAY, {})
    (row,) = table.rows
    return dict(zip(table.columns, row, strict=True))


def test_a_row_holds_the_estimate_its_interval_and_the_prediction():
    row = row_of(a_stored_insight())
    assert (row["kind"], row["priority"], row["platforms"]) == ("Falling", "high", "tiktok")
    assert [row[name] for name in ("estimate", "low", "high", "n", "q")] == [
        -120.0, -200.0, -40.0, 90, 0.002,
    ]  # fmt: skip
    assert [row[name] for name in ("impact", "impact_low", "impact_high")] == [3360, 1120, 5600]
    assert (row["first_day"], row["last_day"]) == (date(2026, 3, 3), date(2026, 5, 31))


def test_without_a_prediction_the_cells_are_empty_and_the_reason_stands_there():
    row = row_of(a_stored_insight(impact=None, no_impact="Luck.", content_ids=(3, 4)))
    assert (row["impact"], row["impact_unit"], row["why_no_impact"]) == (None, None, "Luck.")
    assert row["content_ids"] == "3, 4"


def test_the_state_is_that_of_the_day():
    snoozed = Decision(InsightState.SNOOZED, until=date(2026, 6, 3), assignee="Bo")
    row = row_of(a_stored_insight(decision=snoozed))
    assert (row["state"], row["until"], row["assigned_to"]) == ("snoozed", date(2026, 6, 3), "Bo")
    assert row_of(a_stored_insight(rank=None))["state"] == "gone"


def test_what_came_of_it_stands_beside_it():
    outcome = Outcome(OutcomeState.DID_NOT, "It came back.")
    (row,) = insights_table([a_stored_insight()], TODAY, {7: outcome}).rows
    assert row[-2:] == ("did_not", "It came back.")


def test_the_record_has_no_share_of_too_few():
    stored = [a_stored_insight(n, key=str(n)) for n in range(5)]
    outcomes = {n: Outcome(OutcomeState.CAME_TRUE, "") for n in range(5)}
    many, few = (records_table(hit_records(stored, came)[:1]).rows[0]
                 for came in (outcomes, {0: outcomes[0]}))  # fmt: skip
    assert many[:6] == ("Falling", 5, 0, 5, 5, 1.0)
    assert few[:6] == ("Falling", 5, 0, 1, 1, None)
