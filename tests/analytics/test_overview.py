"""The overview counts what sources tell, once, and says what it left out."""

from datetime import date

import numpy as np

from analytics.overview import report_overview
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))


def overview(team, period=MAY, metric="views", **changes):
    selection = Selection(team.workspace_id, period, **changes)
    return report_overview(team.connection, selection, metric, today=date(2026, 1, 1))


def card_of(report, name="views"):
    return next(card for card in report.cards if card.metric.name == name)


def test_days_of_all_posts_add_up_and_missing_days_stay_missing(team):
    account = team.account()
    first, second = team.post(account), team.post(account)
    team.tell_days(first, MAY.first_day, [10, None, 30])
    team.tell_days(second, MAY.first_day, [1, None, 3])
    team.roll_up()
    report = overview(team)
    card = card_of(report)
    assert card.amount == 44
    assert card.days_with_data == 2
    assert card.sparkline[0] == 11
    assert np.isnan(card.sparkline[1])
    assert report.series[0].values[2] == 33
    assert report.basis is Basis.POSTS


def test_a_workspace_without_figures_has_no_cards(team):
    report = overview(team, metric=None)
    assert report.cards == ()
    assert report.series == ()
