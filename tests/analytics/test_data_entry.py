"""What stands beside a field: the previous figure, its day, and the growth the new one means."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from analytics.data_entry import Beside, beside, report_post_figures, search_posts
from analytics.entry_neighbours import obvious_fit, report_neighbours
from database.tables import workspaces
from database.writes.typed_figures import record_entry
from domain.errors import NotFound
from domain.observations import PostFacts
from domain.typed import PostName
from domain.vocabulary import Platform
from tests.typed_factories import (
    NOON,
    TIDE,
    TIDE_FACTS,
    TODAY,
    a_first_entry,
    a_total,
    an_amount,
    an_entry,
    at,
    over,
)

SALT = PostName(Platform.TIKTOK, "salt")
SALT_FACTS = PostFacts("salt", Platform.TIKTOK, account="Clips", title="Why is the sea salty?")


@pytest.fixture
def save(connection, workspace_id):
    return lambda entry: record_entry(connection, workspace_id, entry, actor="Mara")


@pytest.fixture
def told(connection, workspace_id):
    return lambda name=TIDE: report_post_figures(connection, workspace_id, [name])[name]


def test_the_previous_total_and_the_growth_a_day_stand_beside_a_total(save, told):
    save(a_first_entry(a_total(1_000)))
    new = beside(told(), "views", at(NOON + timedelta(days=4)), 1_200)
    assert (new.previous, new.previous_on) == (Decimal(1_000), TODAY)
    assert (new.difference, new.per_day) == (Decimal(200), Decimal(50))


def test_within_a_day_there_is_a_difference_and_no_daily_growth(save, told):
    save(a_first_entry(a_total(1_000)))
    new = beside(told(), "views", at(NOON + timedelta(hours=3)), 1_040)
    assert (new.difference, new.per_day) == (Decimal(40), None)


def test_without_a_figure_only_what_was_is_told(save, told):
    save(a_first_entry(a_total(1_000)))
    new = beside(told(), "views", at(NOON + timedelta(days=1)), None)
    assert (new.previous, new.difference, new.per_day) == (Decimal(1_000), None, None)
    assert beside(told(), "likes", at(NOON), 5) == Beside()


def test_what_is_told_of_the_same_moment_is_what_would_be_corrected(save, told):
    save(a_first_entry(a_total(1_000)))
    assert beside(told(), "views", at(NOON), 1_001).in_place == 1_000
    save(an_entry(an_amount(7, days=3)))
    assert beside(told(), "views", over(TODAY, 3), 9).in_place == 7


def test_an_amount_is_compared_with_the_amount_of_as_many_days_before(save, told):
    save(a_first_entry(an_amount(70, first=date(2026, 2, 20), days=7), an_amount(4)))
    week = beside(told(), "views", over(date(2026, 3, 1), 7), 84)
    assert (week.previous, week.previous_on) == (Decimal(70), date(2026, 2, 26))
    assert (week.difference, week.per_day) == (Decimal(14), Decimal(12))


def test_a_day_is_the_workspaces_own(save, told, connection, workspace_id):
    connection.execute(update(workspaces).values(time_zone="Pacific/Auckland"))
    late = datetime(2026, 3, 4, 23, 30, tzinfo=ZoneInfo("UTC"))
    save(a_first_entry(a_total(10, moment=late)))
    assert told().totals["views"][0].day == date(2026, 3, 5)


def test_the_later_entry_for_a_moment_is_the_one_beside(save, told):
    save(a_first_entry(a_total(1_000)))
    save(an_entry(a_total(900)))
    assert told().totals["views"][-1].value == 900


def test_a_post_that_is_unknown_is_named(told):
    with pytest.raises(NotFound, match="no post 'tide' on YouTube"):
        told()


def test_posts_are_found_by_words_ids_and_accounts_those_typed_last_first(
    save, connection, workspace_id
):
    save(an_entry(a_total(1, post=SALT), new_posts=[SALT_FACTS]))
    save(an_entry(a_total(1), new_posts=[TIDE_FACTS]))

    def found(text):
        return [post.title for post in search_posts(connection, workspace_id, text)]

    assert set(found("")) == {"How the tide works", "Why is the sea salty?"}
    assert found("sea WHY") == ["Why is the sea salty?"]
    assert found("clips") == found("salt") == ["Why is the sea salty?"]
    assert found("nothing like it") == []


def test_a_total_too_low_for_one_post_names_the_only_one_it_fits(save, connection, workspace_id):
    save(a_first_entry(a_total(2_000)))
    save(an_entry(a_total(880, post=SALT), new_posts=[SALT_FACTS]))
    around = report_neighbours(connection, workspace_id, TIDE, "views")
    fit = obvious_fit(around, 900)
    assert fit is not None
    assert (fit.post.title, fit.last_total, fit.day) == ("Why is the sea salty?", 880, TODAY)
    assert obvious_fit(around, 1_500) is None
    assert obvious_fit((*around, *around), 900) is None
