from dataclasses import replace

import pytest

from analytics.metric_dictionary import MetricDictionary, MetricEntry
from database.queries.comparability import StoredDefinitionChange
from database.queries.metric_platforms import Told
from domain.definition_changes import KNOWN_DEFINITION_CHANGES
from domain.metric_definitions import STANDARD_METRICS
from domain.metric_formulas import DERIVED, combining, formula_of
from domain.vocabulary import Grain, Platform
from tests.apps import an_app, words_of

PAGE = "pages/measure/dictionary.py"


def an_entry(name, **changes) -> MetricEntry:
    metric = STANDARD_METRICS[name]
    entry = MetricEntry(
        metric, formula_of(metric), combining(metric, STANDARD_METRICS.metrics), Told(), (), False
    )
    return replace(entry, **changes)


def a_dictionary() -> MetricDictionary:
    change = KNOWN_DEFINITION_CHANGES[0]
    stored = StoredDefinitionChange(change.platform, change.metric, change.day, change.description)
    own = replace(
        an_entry("saves"),
        metric=replace(STANDARD_METRICS["saves"], name="mood", label="*Mood* $x$"),
        is_own=True,
    )
    return MetricDictionary(
        (
            an_entry(
                "views", told=Told((Platform.YOUTUBE, Platform.X), tuple(Grain)), changes=(stored,)
            ),
            an_entry("reach", told=Told((Platform.TIKTOK,), (Grain.POST,))),
            an_entry("ctr_pct"),
            own,
        ),
        DERIVED,
    )


@pytest.fixture
def open_page(monkeypatch):
    def opened(**address):
        return an_app(
            monkeypatch, page=PAGE, address=address, metric_dictionary=lambda _: a_dictionary()
        )

    return opened


def entry(app, label):
    return next(one.value for one in app.markdown if one.value.startswith(f"### {label}"))


def test_an_entry_says_what_is_counted_how_and_by_whom(open_page):
    views = entry(open_page(), "Views").replace("\u00a0", " ")
    assert "How often content was played or opened" in views
    assert "**Formula:** sum of the amounts of each day" in views
    assert "**Source here:** figures of posts and accounts' own series, from YouTube and X" in views
    assert "**TikTok** When a video starts to play\\. :gray[similar rule]" in views
    assert "Not told by Spotify" in views
    assert "**Since 31 Mar 2025, YouTube:**" in views


def test_a_rate_names_its_denominator_and_people_are_not_added_up(open_page):
    app = open_page()
    assert "**Denominator:** impressions" in entry(app, "Click")
    assert "never added up" in entry(app, "Reach")


def test_the_metric_of_the_address_comes_first(open_page):
    app = open_page(metric="ctr_pct")
    first = next(one.value for one in app.markdown if one.value.startswith("### "))
    assert first.startswith("### Click")


def test_a_search_shows_what_answers_and_stands_in_the_address(open_page):
    app = open_page()
    app.text_input(key="metrics_find").set_value("tiktok reached").run()
    shown = [one.value.split("\n")[0] for one in app.markdown if one.value.startswith("###")]
    assert shown == ["### Reach"]
    assert app.query_params["find"] == "tiktok reached"
    app.text_input(key="metrics_find").set_value("<b>none</b>").run()
    assert "No metric speaks of" in words_of(app)


def test_names_of_a_team_are_text(open_page):
    assert entry(open_page(), "\\*Mood\\* \\$x\\$")
