from dataclasses import replace

from database.queries.neighbours import Neighbours
from domain.errors import InvalidRequest, NotFound, StorageUnavailable
from domain.metric_definitions import STANDARD_METRICS
from tests.apps import CONTENT, an_app, failing, words_of
from tests.benchmark_factories import an_amount
from tests.content_age_factories import a_content_ages, a_lonely_post, a_similar_report
from tests.content_factories import a_content_report, a_post, a_table_only_content
from tests.factories import an_empty_workspace


def the_page(monkeypatch, **replaced):
    return an_app(monkeypatch, page=CONTENT, address={"content": "7"}, **replaced)


def charts_of(app):
    return {chart.key for chart in app.get("plotly_chart")}


def test_shows_totals_charts_features_and_observations(monkeypatch):
    app = the_page(monkeypatch)
    assert not app.exception
    assert app.header[0].value == "How we rebuilt our studio in nine days"
    assert [metric.value for metric in app.metric] == ["61.2K", "12.1K", "3,210"]
    assert charts_of(app) >= {"ages_1", "content_daily", "running", "outlook_1", "mix"}
    assert "hollow points: estimated" in words_of(app)
    assert len(app.dataframe[-1].value) == 12


def test_without_a_choice_it_suggests_some(monkeypatch):
    app = an_app(monkeypatch, page=CONTENT)
    assert app.header[0].value == "Choose a piece of content"
    app.button(key="open_3").click().run()
    assert app.session_state["view_state"].view.content_id == 3


def test_a_search_without_a_hit_says_so_and_shows_the_words_plainly(monkeypatch):
    app = the_page(monkeypatch, content_matches=lambda *_: ())
    app.text_input(key="content_search").set_value("$x$ <b>").run()
    assert r"Nothing is called **\$x\$ \<b\>**" in words_of(app)


def test_a_hostile_title_is_text(monkeypatch):
    title = "$x$ :red[hi] [a](javascript:alert(1))"
    facts = replace(a_content_report().facts, title=title)
    app = the_page(monkeypatch, content_report=lambda *_: a_content_report(facts=facts))
    assert not app.exception
    assert app.header[0].value.startswith(r"\$x\$ \:")


def test_only_web_addresses_become_links(monkeypatch):
    post = a_post(url="javascript:alert(1)")
    app = the_page(monkeypatch, content_report=lambda *_: a_content_report(posts=(post,)))
    assert not app.exception
    assert len(app.get("link_button")) == 0


def test_a_total_without_days_is_shown_as_what_it_is(monkeypatch):
    app = the_page(monkeypatch, content_report=lambda *_: a_table_only_content())
    assert not app.exception
    assert "Amounts for longer periods" in words_of(app)
    assert not charts_of(app) & {"content_daily", "running", "outlook_1"}


def test_an_id_that_is_not_there_is_said(monkeypatch):
    app = the_page(monkeypatch, content_report=failing(NotFound("There is no content 7.")))
    assert not app.exception
    assert "There is no content 7" in app.info[0].value


def test_an_empty_workspace_leads_to_the_import(monkeypatch):
    app = the_page(monkeypatch, workspace_reports=lambda: (an_empty_workspace(),))
    assert app.header[0].value == "No figures yet"


def test_a_lost_database_is_calm(monkeypatch):
    down = failing(StorageUnavailable("gone"))
    app = the_page(monkeypatch, content_report=down, is_reachable=down)
    assert "cannot be reached right now" in words_of(app)


def test_the_outlier_score_and_the_early_signal_are_told_in_words(monkeypatch):
    said = words_of(the_page(monkeypatch)).replace("\\", "")
    assert "YouTube: 2.3 times typical at day 6, n = 41 posts" in said
    assert "11,500 beside a median of 5,000" in said
    assert "chance of the top tenth" in said
    assert "60 finished posts of the same format" in said
    assert "Record: 29 past posts, Brier score" in said


def test_a_post_that_is_too_young_says_what_is_needed(monkeypatch):
    app = the_page(monkeypatch, content_ages=lambda *_: a_content_ages(a_lonely_post()))
    said = words_of(app).replace("\\", "")
    assert "TikTok: No comparison with typical posts yet" in said
    assert "needs 1 days of age, has 0" in said
    assert "needs 50 finished posts, has 0" in said
    assert "ages_2" not in charts_of(app)


def test_a_metric_that_does_not_add_up_is_refused_calmly(monkeypatch):
    rate = STANDARD_METRICS["ctr_pct"]
    app = the_page(
        monkeypatch,
        content_report=lambda *_: a_content_report(metric=rate),
        content_ages=failing(InvalidRequest("CTR cannot be added up since publication.")),
        similar_content=lambda *_: a_similar_report(metric=rate, age=None, own_total=None),
    )
    assert not app.exception
    assert "cannot be added up since publication" in app.info[0].value
    assert "compared" not in charts_of(app)


def test_the_next_one_is_opened_and_an_end_of_the_order_is_shut(monkeypatch):
    app = the_page(monkeypatch)
    assert app.button(key="previous_content").disabled
    app.button(key="next_content").click().run()
    assert app.session_state["view_state"].view.content_id == 8


def test_content_without_neighbours_has_nowhere_to_go(monkeypatch):
    app = the_page(monkeypatch, content_neighbours=lambda *_: Neighbours(None, None))
    assert app.button(key="previous_content").disabled
    assert app.button(key="next_content").disabled


def test_others_of_the_address_are_drawn_beside_it_and_missing_ones_named(monkeypatch):
    app = an_app(monkeypatch, page=CONTENT, address={"content": "7", "with": "3,4"})
    assert not app.exception
    assert "compared" in charts_of(app)
    assert app.multiselect(key="content_with").value == [3, 4]
    assert "Not drawn: A day with the editing team (not on YouTube)" in words_of(app).replace(
        "\\", ""
    )


def test_choosing_others_writes_them_into_the_address(monkeypatch):
    app = the_page(monkeypatch)
    assert "compared" not in charts_of(app)
    app.multiselect(key="content_with").set_value([3, 5]).run()
    assert ("content", "with", "3,5") in app.session_state["view_state"].view.own
    assert "compared" in charts_of(app)


def test_too_many_others_in_the_address_are_ignored_and_said(monkeypatch):
    app = an_app(monkeypatch, page=CONTENT, address={"content": "7", "with": "1,2,3,4,5,6"})
    assert "Parts of the link were not understood" in words_of(app)
    assert "compared" not in charts_of(app)


def test_similar_content_says_what_it_has_in_common(monkeypatch):
    app = the_page(monkeypatch)
    shown = next(one.value for one in app.dataframe if "In common" in one.value.columns)
    assert shown["In common"].tolist() == [
        "topic, creator, \u201clight\u201d",
        "\u201cstudio\u201d and \u201cnine\u201d",
    ]
    assert shown["At the same age"].tolist()[0] == "4,800"


def test_nothing_similar_is_said(monkeypatch):
    app = the_page(monkeypatch, similar_content=lambda *_: a_similar_report(rows=()))
    assert "Nothing of the same accounts shares its topic" in words_of(app)


def test_a_logarithmic_scale_is_kept_in_the_address(monkeypatch):
    app = an_app(monkeypatch, page=CONTENT, address={"content": "7", "scale": "log"})
    chart = next(one for one in app.get("plotly_chart") if one.key == "ages_1")
    assert '"type":"log"' in chart.proto.spec.replace(" ", "")


def test_a_figure_of_others_stands_in_the_chart_of_ages_with_its_source(monkeypatch):
    app = the_page(monkeypatch, figures_of_others=lambda *_: (an_amount(5_000.0),))
    chart = next(one for one in app.get("plotly_chart") if one.key == "ages_1")
    assert "Published by others" in chart.proto.spec
    assert "[Channel study](https://example.org/study)" in words_of(app)
    plain = the_page(monkeypatch)
    assert "Published by others" not in words_of(plain)
