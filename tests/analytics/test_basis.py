"""Posts and accounts are never added, and one of them is counted throughout."""

from datetime import date

from domain.periods import Period
from domain.vocabulary import Basis

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))


def views(report):
    return next(card.amount for card in report.cards if card.metric.name == "views")


def tell(team, *, posts=None, accounts=None):
    account = team.account()
    if posts is not None:
        team.tell_days(team.post(account), MAY.first_day, [posts])
        team.roll_up()
    if accounts is not None:
        team.tell_account_days(account, MAY.first_day, [accounts])


def test_posts_that_tell_four_fifths_of_the_accounts_are_counted(team, overview):
    tell(team, posts=80, accounts=100)
    report = overview()
    assert (report.basis, views(report)) == (Basis.POSTS, 80)
    assert "tell 100 views, 25 % more" in report.basis_note


def test_posts_that_tell_less_give_way_to_the_accounts(team, overview):
    tell(team, posts=79, accounts=100)
    report = overview()
    assert (report.basis, views(report)) == (Basis.ACCOUNTS, 100)
    assert "add up to 79 views, 21 % less" in report.basis_note
    assert report.series[0].values[0] == 100


def test_the_reader_may_choose(team, overview):
    tell(team, posts=10, accounts=100)
    assert views(overview(basis=Basis.POSTS)) == 10
    tell_all = overview(basis=Basis.ACCOUNTS)
    assert views(tell_all) == 100


def test_only_one_basis_has_figures(team, overview):
    tell(team, accounts=100)
    report = overview(basis=Basis.POSTS)
    assert (report.basis, views(report)) == (Basis.ACCOUNTS, 100)
    assert report.basis_note.startswith("No post tells views in this period")
    assert overview().basis_note == ""


def test_a_metric_that_only_the_other_basis_tells_says_so(team, overview):
    account = team.account()
    team.tell_account_days(account, MAY.first_day, [100])
    team.tell_days(team.post(account), MAY.first_day, [5], metric="likes")
    team.roll_up()
    report = overview()
    found = {card.metric.name: (card.amount, card.basis) for card in report.cards}
    assert found == {"views": (100, None), "likes": (5, Basis.POSTS)}
    assert (
        "Counted from posts, because the accounts' own series do not tell them: likes."
        in report.notes
    )


def test_estimated_parts_of_accounts_are_known(team, overview):
    account = team.account()
    team.tell_account_days(account, MAY.first_day, [100], estimated=True)
    report = overview()
    assert report.cards[0].estimated_share == 1
    assert report.series[0].estimated[0]


def test_sums_over_different_accounts_are_not_compared(team, overview):
    tell(team, posts=90, accounts=100)
    other = team.account(name="Another")
    team.tell_days(team.post(other), MAY.first_day, [400])
    team.roll_up()
    note = overview().basis_note
    assert "Only 1 of 2 accounts tell a series of their own: 100 views" in note
    assert "their posts tell 90." in note
    assert "less" not in note
