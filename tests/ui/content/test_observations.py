from dataclasses import replace

from streamlit.testing.v1 import AppTest

from tests.content_factories import a_content_report
from ui.content.observations import observation_words


def page(report):
    from ui.content.observations import draw_observations

    draw_observations(report)


def a_report_of(number):
    report = a_content_report()
    return replace(report, observations=report.observations[:1] * number)


def listed(number):
    app = AppTest.from_function(page, args=(a_report_of(number),)).run()
    assert not app.exception
    return app.dataframe[0].value


def test_a_few_observations_are_all_listed():
    assert len(listed(3)) == 3
    assert "table shows" not in observation_words(a_report_of(3))


def test_of_many_the_newest_are_listed_and_the_caption_says_so():
    table = listed(101)
    assert len(table) == 100
    assert set(table["Kind"]) <= {"Running total", "Amount"}
    assert "the table shows 100, a download all 101" in observation_words(a_report_of(101))
