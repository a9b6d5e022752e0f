"""One piece of content: its days, its readings, and totals that say what they rest on."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert, select, update

from analytics.content import report_content, search_content
from database.tables import content, creators
from domain.errors import NotFound
from domain.periods import Period
from domain.vocabulary import Figure, Platform

FIRST = date(2025, 5, 1)
NOON = datetime(2025, 5, 3, 12, tzinfo=UTC)
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))


@pytest.fixture
def report(team):
    def of(post, metric=None):
        return report_content(team.connection, team.workspace_id, post.content_id, metric)

    return of


def words_of(report):
    return [(metric.name, amount, words) for metric, _, amount, words in report.totals]


def test_absent_content_is_not_found(team):
    with pytest.raises(NotFound, match="There is no content 123456789"):
        report_content(team.connection, team.workspace_id, 123456789, None)


def test_content_of_another_workspace_is_not_found(team, connection):
    from database.writes.workspaces import create_workspace

    other = create_workspace(connection, name="Others", time_zone="UTC")
    post = team.post(team.account())
    with pytest.raises(NotFound):
        report_content(connection, other, post.content_id, None)


def test_days_without_figures_are_absent_and_marks_are_kept(team, report):
    post = team.post(team.account())
    team.tell_days(post, FIRST, [5, None])
    team.tell_days(post, FIRST + timedelta(days=2), [7], estimated=True)
    team.roll_up()
    (series,) = report(post).posts
    assert series.days == (FIRST, FIRST + timedelta(days=2))
    assert series.values.tolist() == [5, 7]
    assert series.estimated.tolist() == [False, True]
    assert series.corrected.tolist() == [False, False]


def test_without_any_figure_there_is_an_empty_report(team, report):
    found = report(team.post(team.account()))
    assert (found.metrics, found.totals, found.observations) == ((), (), ())
    assert found.posts[0].days == ()


def test_of_several_imports_for_one_moment_the_latest_counts(team, report):
    post = team.post(team.account())
    earlier, later = team.imported(), team.imported("later.csv")
    team.observe(post, NOON, 200, import_id=later)
    team.observe(post, NOON, 100, import_id=earlier)
    team.observe(post, NOON - timedelta(days=1), 50, import_id=earlier)
    found = report(post)
    assert found.posts[0].running == (
        (NOON - timedelta(days=1), Decimal(50)),
        (NOON, Decimal(200)),
    )
    assert words_of(found) == [("views", 200, "running total on 3 May 2025")]
    assert [(row.value, row.file_name) for row in found.observations] == [
        (200, "later.csv"),
        (100, "figures.csv"),
        (50, "figures.csv"),
    ]


def test_the_running_total_wins_over_the_days(team, report):
    post = team.post(team.account())
    team.tell_days(post, FIRST, [5, 6])
    team.roll_up()
    team.observe(post, NOON, 1000, import_id=team.imported())
    assert words_of(report(post)) == [("views", 1000, "running total on 3 May 2025")]


def test_days_are_summed_where_no_total_is_known(team, report):
    post = team.post(team.account())
    team.tell_days(post, FIRST, [5, None, 6])
    team.roll_up()
    assert words_of(report(post)) == [("views", 11, "sum of 2 days")]


def test_a_longer_stretch_adds_what_days_do_not_tell(team, report):
    post = team.post(team.account())
    team.tell_days(post, FIRST, [5])
    team.tell_stretch(post, YEAR, 100)
    team.tell_stretch(post, Period(YEAR.first_day, date(2024, 3, 31)), 60)
    team.roll_up()
    found = report(post)
    assert words_of(found) == [("views", 105, "sum of 1 day and stated for 2024")]
    assert [f.amount for f in found.posts[0].period_figures] == [60, 100]


def test_only_a_stretch_is_known(team, report):
    post = team.post(team.account())
    team.tell_stretch(post, YEAR, 100)
    assert words_of(report(post)) == [("views", 100, "stated for 2024")]


def test_posts_on_one_platform_add_up_and_people_do_not(team, report):
    account = team.account()
    post = team.post(account)
    team.post(account, content_id=post.content_id)
    second = team.post(account, content_id=post.content_id)
    import_id = team.imported()
    for one in (post, second):
        team.observe(one, NOON, 10, import_id=import_id)
        team.observe(one, NOON + timedelta(1), 4, import_id=import_id, metric="reach")
    assert words_of(report(post)) == [("views", 20, "running total on 3 May 2025")]


def test_totals_are_apart_by_platform(team, report):
    post = team.post(team.account())
    other = team.post(team.account(Platform.TIKTOK), content_id=post.content_id)
    team.tell_days(post, FIRST, [1])
    team.tell_days(other, FIRST, [2])
    team.roll_up()
    found = report(post)
    assert [(platform, amount) for _, platform, amount, _ in found.totals] == [
        (Platform.YOUTUBE, 1),
        (Platform.TIKTOK, 2),
    ]


def test_observations_say_their_stretch_and_are_limited(team, report):
    post = team.post(team.account())
    import_id = team.imported()
    team.observe(post, NOON, 3, import_id=import_id, days=7)
    for hour in range(501):
        team.observe(post, NOON - timedelta(hours=1 + hour), hour, import_id=import_id)
    found = report(post)
    assert (len(found.observations), found.observations_left_out) == (500, 2)
    newest = found.observations[0]
    assert newest.figure is Figure.PERIOD
    assert newest.period == Period(date(2025, 4, 27), date(2025, 5, 3))


def test_the_first_metric_with_figures_is_shown_and_a_silent_one_gives_way(team, report):
    post = team.post(team.account())
    team.tell_days(post, FIRST, [1], metric="likes")
    team.roll_up()
    assert report(post).metric.name == "likes"
    assert report(post).notes == ()
    asked = report(post, "saves")
    assert asked.metric.name == "likes"
    assert asked.notes == ("No source tells saves of this content; likes are shown.",)


def test_facts_with_creator_and_definition_changes_within_the_days(team, report, connection):
    post = team.post(team.account(), title="The making of")
    creator_id = connection.scalar(
        insert(creators)
        .values(workspace_id=team.workspace_id, name="Mara")
        .returning(creators.c.creator_id)
    )
    of_post = content.c.content_id == post.content_id
    connection.execute(update(content).where(of_post).values(creator_id=creator_id))
    team.tell_days(post, date(2025, 3, 30), [1, 1])
    team.roll_up()
    found = report(post)
    assert (found.facts.title, found.facts.creator, found.facts.topic) == (
        "The making of",
        "Mara",
        None,
    )
    assert [change.day for change in found.definition_changes] == [date(2025, 3, 31)]


def titles(team, text, **limits):
    return [m.title for m in search_content(team.connection, team.workspace_id, text, **limits)]


def test_search_finds_every_word_in_any_case(team):
    account = team.account()
    for title in ("Folding a Map", "Map making", "A 100% map_case"):
        team.post(account, title=title)
    assert titles(team, "map fold") == ["Folding a Map"]
    assert titles(team, "100%") == ["A 100% map_case"]
    assert titles(team, "map_") == ["A 100% map_case"]
    assert titles(team, "nothing") == []


def test_search_finds_the_id_of_a_platform(team):
    team.post(team.account(), title="Named", external_id="dQw4w9WgXcQ")
    assert titles(team, "dQw4w9WgXcQ") == ["Named"]


def test_no_words_give_the_newest(team):
    account = team.account()
    for day, title in ((1, "Old"), (3, "New"), (2, "Middle")):
        content_id = team.content(title, published_at=datetime(2025, 5, day, tzinfo=UTC))
        team.post(account, content_id=content_id)
    assert titles(team, " ", limit=2) == ["New", "Middle"]


def test_a_match_names_its_platforms_and_local_day(team):
    post = team.post(team.account(), title="Both", published_day=date(2025, 5, 9))
    team.post(team.account(Platform.TIKTOK), content_id=post.content_id)
    (match,) = search_content(team.connection, team.workspace_id, "both")
    assert match.platforms == (Platform.YOUTUBE, Platform.TIKTOK)
    assert match.published_on == date(2025, 5, 9)


def test_posts_carry_their_account(team, report):
    post = team.post(team.account(name="Second channel"), url="https://example.org/2")
    (series,) = report(post).posts
    assert (series.account, series.url) == ("Second channel", "https://example.org/2")
    assert team.connection.scalar(select(content.c.title)) is not None
