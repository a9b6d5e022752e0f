from datetime import date

import numpy as np
import pytest

from analytics.leaderboards.viral import Threshold, report_viral, web_address
from domain.errors import InvalidRequest, NotEnoughData
from domain.periods import Period
from domain.selection import Selection

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))


@pytest.fixture
def viral(team):
    def report(threshold=None, **choices):
        selection = Selection(team.workspace_id, MAY, **choices)
        return report_viral(team.connection, selection, "views", threshold, today=date(2026, 1, 1))

    return report


def publish(team, amounts, **columns):
    account = team.account()
    for amount in amounts:
        team.tell_days(team.post(account, title=f"Of {amount}", **columns), MAY.first_day, [amount])
    team.roll_up()


def test_a_number_takes_all_that_reach_it(team, viral):
    publish(team, [10, 100, 99, 400])
    report = viral(Threshold(least=100))
    assert [(row.cover.title, row.amount, row.times) for row in report.rows] == [
        ("Of 400", 400, 4.0), ("Of 100", 100, 1.0),
    ]  # fmt: skip
    assert (report.least, report.reached, report.counted) == (100, 2, 4)


def test_a_share_takes_the_quantile_that_numpy_takes(team, viral):
    amounts = np.random.default_rng(1).integers(1, 10_000, 60).tolist()
    publish(team, amounts)
    report = viral(Threshold(top_share=0.1))
    line = np.quantile(amounts, 0.9)
    assert report.least == pytest.approx(line)
    assert [int(row.amount) for row in report.rows] == sorted(
        (amount for amount in amounts if amount >= line), reverse=True
    )


def test_a_share_of_too_few_pieces_is_refused_with_what_is_needed(team, viral):
    publish(team, [1, 2, 3])
    with pytest.raises(NotEnoughData) as refused:
        viral(Threshold(top_share=0.05))
    assert (refused.value.needed, refused.value.got) == (40, 3)


def test_only_web_addresses_are_followed(team, viral):
    publish(team, [50], url="javascript:alert(1)")
    (row,) = viral(Threshold(least=1)).rows
    assert row.url is None
    assert web_address("https://example.org") == "https://example.org"


def test_nothing_is_no_error(team, viral):
    report = viral()
    assert (report.rows, report.reached, report.counted, report.least) == ((), 0, 0, None)


def test_a_threshold_that_is_none_is_refused(viral):
    with pytest.raises(InvalidRequest):
        viral(Threshold(top_share=1.0))
