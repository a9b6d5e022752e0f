from dataclasses import replace

from analytics.stats.variation import Variation
from domain.errors import InvalidRequest, StorageUnavailable
from domain.granularity import Granularity
from domain.vocabulary import Basis, Platform
from tests.apps import an_app, failing, words_of
from tests.change_factories import a_mover, a_movers_report, a_refused_change
from tests.factories import (
    a_card,
    a_change,
    a_definition_change,
    a_selection,
    a_table_only_report,
    a_top_content,
    a_top_content_report,
    an_empty_report,
    an_empty_workspace,
    an_overview_report,
)

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "$x$ :red[hi] [a](javascript:alert(1))",
    '=HYPERLINK("http://x")',
)


def showing(report):
    return lambda *_: report


def test_cards_say_how_much_a_change_is_worth(monkeypatch):
    app = an_app(monkeypatch)
    cards = {metric.label: metric for metric in app.metric}
    assert cards["Views"].value == "1.24M"
    assert cards["Views"].delta == "+12\u00a0%"
    assert cards["Likes"].delta == "\u221218\u00a0%"
    assert cards["Shares"].delta == "new"
    assert cards["Comments"].delta == "not comparable"
    assert cards["Click-through rate"].delta == "\u22120.42\u00a0pp"
    assert "Saves" not in cards
    assert "No figures in these days for saves." in words_of(app)


def test_only_what_stands_out_of_the_noise_is_coloured(monkeypatch):
    app = an_app(monkeypatch)
    coloured = {m.label for m in app.metric if m.proto.color != m.proto.MetricColor.GRAY}
    assert coloured == {"Views", "Likes"}


def test_the_page_states_range_zone_basis_and_freshness(monkeypatch):
    said = words_of(an_app(monkeypatch)).replace("\u00a0", " ").replace("\u2009", "")
    assert "24 Jun\u201321 Jul 2026" in said
    assert "against 27 May\u201323 Jun 2026, same weekdays" in said
    assert "days in Europe\\/Berlin" in said
    assert "counted as the sum of posts" in said
    assert "TikTok only to 18 Jul 2026" in said


def test_one_chart_with_a_finding_and_a_summary(monkeypatch):
    app = an_app(monkeypatch)
    chart = app.get("plotly_chart")[0]
    assert "YouTube" in chart.proto.spec
    assert any("brings" in header.value for header in app.header)


def test_the_chart_can_be_read_as_a_table(monkeypatch):
    app = an_app(monkeypatch)
    before = len(app.dataframe)
    app.toggle(key="daily_as_table").set_value(True).run()
    assert len(app.dataframe) == before + 1


def test_titles_are_text_whatever_they_hold(monkeypatch):
    rows = tuple(a_top_content(n, title=title) for n, title in enumerate(HOSTILE, start=1))
    top = a_top_content_report(rows=rows)
    app = an_app(monkeypatch, top_content_report=lambda *_, **__: top)
    assert not app.exception
    assert list(app.dataframe[-1].value["title"]) == list(HOSTILE)


def test_a_ranking_that_fails_leaves_the_rest_standing(monkeypatch):
    app = an_app(monkeypatch, top_content_report=failing(ValueError("x")))
    assert not app.exception
    assert len(app.metric) == 6
    assert "under the id" in words_of(app)


def test_totals_without_days_still_make_a_page(monkeypatch):
    app = an_app(
        monkeypatch,
        overview_report=showing(a_table_only_report()),
        change_report=showing(a_refused_change("No post tells views from 27 May.")),
    )
    said = words_of(app)
    assert not app.exception
    assert app.metric[0].value == "1.24M"
    assert "Known only as totals of whole periods, not by day." in said
    assert "Views are known here only as totals of longer periods." in said
    assert len(app.get("plotly_chart")) == 0
    assert len(app.dataframe[-1].value) == 10


def test_nothing_at_all_leads_to_the_import(monkeypatch):
    app = an_app(monkeypatch, workspace_reports=lambda: (an_empty_workspace(),))
    assert app.header[0].value == "No figures yet"
    assert app.button(key="empty_import").label == "Import files"


def test_nothing_in_range_says_what_there_is(monkeypatch):
    report = an_empty_report(selection=a_selection(platforms=(Platform.X,)))
    app = an_app(monkeypatch, overview_report=showing(report))
    assert "Nothing was imported for these days from X" in words_of(app)
    app.button(key="empty_range_widen").click().run()
    assert app.session_state["view_state"].view.preset == "all"


def test_nothing_found_by_a_filter_is_told_and_the_filter_can_be_cleared(monkeypatch):
    report = an_empty_report(selection=a_selection(platforms=(Platform.X,), text="100 %"))
    address = {"platforms": "x", "title": "100 %"}
    app = an_app(monkeypatch, overview_report=showing(report), address=address)
    assert "Nothing was imported for these days of what is filtered" in words_of(app)
    app.button(key="empty_range_clear").click().run()
    assert "title" not in app.query_params


def test_the_basis_can_be_chosen_where_both_exist(monkeypatch):
    report = an_overview_report(basis_note="The accounts count 8 % more.")
    app = an_app(monkeypatch, overview_report=showing(report))
    assert "The accounts count 8 % more" in words_of(app).replace("\\", "")
    app.segmented_control(key="basis").set_value(Basis.ACCOUNTS).run()
    assert app.session_state["view_state"].view.basis is Basis.ACCOUNTS


def test_changed_definitions_and_left_out_figures_are_noted(monkeypatch):
    report = an_overview_report(
        definition_changes=(a_definition_change(),), notes=("3 posts are left out.",)
    )
    app = an_app(monkeypatch, overview_report=showing(report))
    assert app.expander[0].label == "What to know about these figures (3)"
    assert "3 posts are left out" in words_of(app).replace("\\", "")


def test_the_chosen_metric_stays_in_the_address(monkeypatch):
    app = an_app(monkeypatch)
    app.selectbox(key="metric").set_value("likes").run()
    assert ("metric", "likes") in app.session_state["view_state"].written


def test_a_ranking_without_its_database_is_calm(monkeypatch):
    down = failing(StorageUnavailable("gone"))
    app = an_app(monkeypatch, top_content_report=down, is_reachable=down)
    assert not app.exception
    assert "cannot be reached" in words_of(app)


def test_a_metric_this_page_cannot_show_yields_to_the_default(monkeypatch):
    def report(selection, name):
        if name:
            raise InvalidRequest("Click-through rate is a rate.")
        return an_overview_report()

    app = an_app(monkeypatch, address={"metric": "ctr_pct"}, overview_report=report)
    assert not app.exception
    assert "Shown instead: views" in app.info[0].value
    assert app.selectbox(key="metric").value == "views"


def test_no_comparison_shows_no_change(monkeypatch):
    report = an_overview_report()
    cards = tuple(replace(card, change=None, before=None) for card in report.cards)
    app = an_app(monkeypatch, overview_report=showing(replace(report, cards=cards, comparison=())))
    assert {metric.delta for metric in app.metric} == {""}


def test_a_change_within_normal_variation_is_called_so_with_its_interval(monkeypatch):
    variation = Variation(42.0, -31.0, 115.0, 0.95, 0.3, 28, 28)
    change = a_change(within_noise=True, variation=variation)
    report = an_overview_report(cards=(a_card(change=change),))
    app = an_app(monkeypatch, overview_report=showing(report))
    assert "Within normal variation." in words_of(app)
    (card,) = app.metric
    assert "+42 (95\u00a0% interval \u221231 to +115)" in card.help
    assert "28 days against 28" in card.help


def test_the_parts_of_a_change_stand_below_the_chart_as_a_waterfall(monkeypatch):
    app = an_app(monkeypatch)
    drawn = app.get("plotly_chart")[1].proto.spec
    assert '"waterfall"' in drawn
    said = words_of(app).replace("\\", "")
    assert "mainly more posts, against less from the old catalogue" in said


def test_a_change_that_cannot_be_split_says_why(monkeypatch):
    refused = a_refused_change("The two periods cannot be compared.")
    app = an_app(monkeypatch, change_report=showing(refused))
    assert "Why views changed" in words_of(app)
    assert "The two periods cannot be compared" in words_of(app)
    assert len(app.get("plotly_chart")) == 1


def test_why_two_periods_cannot_be_compared_is_said_once(monkeypatch):
    why = "The two periods cannot be compared."
    movers = a_movers_report(risen=(), fallen=(), refusal=why)
    app = an_app(
        monkeypatch, change_report=showing(a_refused_change(why)), movers_report=showing(movers)
    )
    assert words_of(app).count("The two periods cannot be compared") == 1


def test_content_that_cannot_be_set_against_itself_says_why(monkeypatch):
    movers = a_movers_report(risen=(), fallen=(), refusal="No post tells views.")
    app = an_app(monkeypatch, movers_report=showing(movers))
    assert "No post tells views" in words_of(app)


def test_without_a_comparison_nothing_is_said_of_a_change(monkeypatch):
    app = an_app(monkeypatch, address={"compare": "off"})
    assert len(app.get("plotly_chart")) == 1
    assert "of content rose" not in words_of(app)


def test_movers_show_exact_changes_and_no_per_cent_of_a_small_base(monkeypatch):
    app = an_app(monkeypatch)
    rose, fell = app.dataframe[0].value, app.dataframe[1].value
    assert list(rose["change"]) == ["+3,000", "+1,800"]
    assert list(rose["ratio"]) == ["+150\u00a0%", "new"]
    assert list(fell["change"]) == ["\u22121,500"]
    assert "41 pieces of content rose, 17 fell" in words_of(app).replace("\\", "")


def test_titles_of_movers_are_text_whatever_they_hold(monkeypatch):
    movers = tuple(a_mover(n, title=title) for n, title in enumerate(HOSTILE))
    app = an_app(monkeypatch, movers_report=showing(a_movers_report(risen=movers)))
    assert not app.exception
    assert list(app.dataframe[0].value["title"]) == list(HOSTILE)


def test_days_are_put_together_into_weeks_and_the_choice_stands_in_the_address(monkeypatch):
    app = an_app(monkeypatch, overview_report=showing(an_overview_report()))
    assert "Views per day" in words_of(app)
    app.segmented_control(key="granularity").set_value(Granularity.WEEK).run()
    assert app.query_params["by"] == "week"
    said = words_of(app)
    assert "Views per week" in said
    assert "shown in part: weeks at the ends (5 days and 2 days)" in said


def test_only_what_would_help_is_offered_where_there_is_nothing(monkeypatch):
    app = an_app(monkeypatch, overview_report=showing(an_empty_report()), address={"range": "all"})
    offered = {one.key for one in app.button if one.key and one.key.startswith("empty_range")}
    assert offered == {"empty_range_import"}


def test_what_has_no_title_is_called_untitled(monkeypatch):
    rows = (a_top_content(1, title=""),)
    top = a_top_content_report(rows=rows)
    movers = a_movers_report(risen=(a_mover(1, title=""),))
    app = an_app(
        monkeypatch, top_content_report=lambda *_, **__: top, movers_report=showing(movers)
    )
    assert [list(table.value["title"]) for table in (app.dataframe[0], app.dataframe[-1])] == [
        ["Untitled"],
        ["Untitled"],
    ]
