from datetime import date, timedelta

from benchmarks.stores import DescribedTeam, TotalsSoFar

FIRST = date(2026, 1, 1)
LAST = date(2026, 1, 20)


def read_days(observations):
    return [one.moment.date() for one in observations]


def test_no_total_is_of_a_day_to_come():
    team = DescribedTeam(posts=37, first_day=FIRST, published_within=20)
    found = read_days(TotalsSoFar(team, range(5), LAST))
    assert max(found) == LAST


def test_every_day_that_has_come_is_told():
    team = DescribedTeam(posts=37, first_day=FIRST, published_within=20)
    totals = TotalsSoFar(team, range(5), LAST)
    expected = [
        (number, age)
        for age in range(5)
        for number in range(37)
        if team.published(number) + timedelta(days=age) <= LAST
    ]
    found = [(int(one.subject.removeprefix("post-")), (one.moment.date())) for one in totals]
    told = [(number, team.published(number) + timedelta(days=age)) for number, age in expected]
    assert found == told
    assert len(totals) == len(expected)


def test_posts_in_a_row_are_one_work_on_several_platforms():
    team = DescribedTeam(posts=8, first_day=FIRST, published_within=20)
    facts = [team.facts(number) for number in range(8)]
    assert [one.work for one in facts] == ["work-0"] * 4 + ["work-1"] * 4
    assert len({one.platform for one in facts[:4]}) == 4
