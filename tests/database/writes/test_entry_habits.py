from database.queries.entry_options import entry_options
from database.writes.entry_habits import remember_habit
from database.writes.typed_figures import record_entry
from domain.typed import Habit
from domain.vocabulary import Platform
from tests.typed_factories import a_first_entry, a_total, an_amount


def test_the_latest_way_of_typing_a_metric_holds_for_person_and_platform(connection, workspace_id):
    def remember(actor, platform, account, *figures):
        remember_habit(connection, workspace_id, actor, platform, account, figures)

    remember("Mara", Platform.YOUTUBE, "Main", a_total(1), a_total(2, metric="likes"))
    remember("Mara", Platform.TIKTOK, "Clips", an_amount(1))
    remember("Ben", Platform.YOUTUBE, "Other", an_amount(1))
    remember("Mara", Platform.YOUTUBE, "Second", an_amount(1))
    options = entry_options(connection, workspace_id, "Mara")
    assert options.habit_on(Platform.YOUTUBE) == Habit(
        Platform.YOUTUBE, "Second", ("likes",), ("views",)
    )
    assert options.habit_on(Platform.TIKTOK) == Habit(Platform.TIKTOK, "Clips", (), ("views",))
    assert options.habit_on(Platform.X) is None


def test_known_names_are_offered_in_order(connection, workspace_id):
    record_entry(connection, workspace_id, a_first_entry(a_total(1)), actor="Zoe")
    options = entry_options(connection, workspace_id, "Zoe")
    assert options.accounts_on(Platform.YOUTUBE) == ("Main",)
    assert options.accounts_on(Platform.X) == ()
    assert options.people == ("Zoe",)
