from domain.vocabulary import Platform
from tests.factories import some_filter_choices
from ui.addresses import View
from ui.finding import named

CHOICES = some_filter_choices()


def test_a_creator_is_found_by_a_part_of_the_name_and_narrows_to_it_alone():
    view = View(platforms=(Platform.X,), types=("short",), match_weekday=False)
    assert named(CHOICES, "an", view) == [
        ("creator", "Ana", View(creators=(21,), match_weekday=False))
    ]


def test_topics_are_found_beside_creators():
    assert [name for _, name, _ in named(CHOICES, "L", View())] == ["Ben *bold*", "Light"]
    assert named(CHOICES, "nobody", View()) == []
