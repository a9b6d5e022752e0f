from dataclasses import replace

import numpy as np
import pytest

from analytics.correlations import CorrelationChoice, Effect, Level
from analytics.correlations.wording import direction_words, level_words, sentence
from domain.metric_definitions import STANDARD_METRICS
from tests.correlation_factories import a_correlation_report

REPORT = a_correlation_report()
PLAIN = a_correlation_report(choice=CorrelationChoice(adjusted=False))


def _said(name, **changes):
    return sentence(REPORT, replace(REPORT.finding(name, "comments"), **changes)).replace(
        "\u00a0", " "
    )


def test_yes_and_no():
    assert _said("question", q=0.01, n=214, effect=Effect(0.12, 0.03, 0.22, None, None)) == (
        "Posts with a question in the text went with 12 % more comments in the first 7 days "
        "(3 to 22 %), n = 214. Association, not cause."
    )


def test_fewer_has_its_smaller_end_first():
    said = _said("title_length", q=0.01, effect=Effect(-0.31, -0.40, -0.20, 4, 10))
    assert said.startswith(
        "Posts at 10 rather than 4 characters (title length) went with 31 % fewer comments in the "
        "first 7 days (20 to 40 %)"
    )


def test_what_does_not_stand_says_what_is_as_possible():
    said = _said("title_length", q=0.4, effect=Effect(0.03, -0.08, 0.15, 34, 62))
    assert "no difference in comments in the first 7 days that is told apart from chance" in said
    assert "8 % less to 15 % more is as possible" in said


def test_categories_name_the_ends():
    levels = (Level("Light", 60, 0.42), Level("Sound", 50, 0.001), Level("Running", 40, -0.48))
    said = _said("topic", q=0.001, levels=levels)
    assert "most with Light (42 % above the average post), least with Running (48 % below)" in said
    assert level_words(replace(REPORT.finding("topic", "views"), levels=levels)) == (
        "Beside the average post: Light 42 % above (60 posts); Sound the same (50 posts); "
        "Running 48 % below (40 posts)."
    )


def test_a_reason_is_said_as_it_is():
    assert sentence(REPORT, REPORT.finding("links", "views")).startswith("It does not vary")


@pytest.mark.parametrize(("lower", "upper", "words"), [
    (0.0467, 0.0537, "0.054 rather than 0.047"),
    (19403, 36096, "36,000 rather than 19,000"),
    (34, 62, "62 rather than 34"),
    (100.2, 100.4, "100.4 rather than 100.2"),
])  # fmt: skip
def test_numbers_have_as_few_figures_as_tell_them_apart(lower, upper, words):
    effect = Effect(0.2, 0.1, 0.3, lower, upper)
    assert f"Posts at {words} characters" in _said("title_length", q=0.01, effect=effect)


def test_directions_are_words():
    views, watch = STANDARD_METRICS["views"], STANDARD_METRICS["watch_time_s"]
    found = replace(REPORT.finding("question", "views"), q=0.01, estimate=-0.3)
    assert direction_words(found, views) == "fewer"
    assert direction_words(found, watch) == "less"
    assert direction_words(replace(found, estimate=0.3), views) == "more"
    assert direction_words(replace(found, q=0.2), views) == "unclear"
    assert direction_words(replace(found, estimate=np.nan), views) == "\u2013"
