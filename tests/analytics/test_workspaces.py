"""A workspace knows the days any of its figures speak of."""

from datetime import date

from analytics.workspaces import report_workspaces
from domain.periods import Period


def own(team):
    reports = report_workspaces(team.connection)
    return next(report for report in reports if report.workspace_id == team.workspace_id)


def test_an_empty_workspace_has_no_days(team):
    report = own(team)
    assert (report.first_day, report.last_day, report.posts, report.accounts) == (None, None, 0, 0)
    assert (report.name, report.is_sample, report.time_zone) == ("Test team", False, "UTC")


def test_days_of_posts_accounts_and_stretches_bound_it(team):
    account = team.account()
    post = team.post(account)
    team.tell_days(post, date(2025, 5, 1), [1, 2])
    team.roll_up()
    assert (own(team).first_day, own(team).last_day) == (date(2025, 5, 1), date(2025, 5, 2))
    team.tell_account_days(account, date(2025, 6, 1), [7], metric="followers_total")
    assert own(team).last_day == date(2025, 6, 1)
    team.tell_stretch(post, Period(date(2024, 1, 1), date(2024, 12, 31)), 5)
    report = own(team)
    assert (report.first_day, report.last_day) == (date(2024, 1, 1), date(2025, 6, 1))
    assert (report.posts, report.accounts) == (1, 1)
