from dataclasses import replace

import pytest

from domain.comparability import Comparability
from domain.errors import InvalidRequest
from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Platform
from tests.apps import an_app, words_of
from tests.benchmark_factories import a_benchmark, a_target
from tests.factories import a_selection, an_empty_workspace
from tests.note_factories import a_note
from tests.platform_factories import a_platforms_report, a_ratio, a_report_without_posts
from ui.platforms import loaders as platform_loaders

PAGE = "pages/measure/platforms.py"
HOSTILE = "$x$ :red[hi] [a](javascript:alert(1)) <b>"


@pytest.fixture
def platforms(monkeypatch):
    def open_page(report=None, **choices):
        answer = report if callable(report) else lambda *_: report or a_platforms_report()
        monkeypatch.setattr(platform_loaders, "platform_differences", answer)
        return an_app(monkeypatch, page=PAGE, **choices)

    return open_page


def said_on(app):
    return words_of(app).replace("\\", "").replace("\u00a0", " ")


def table_of(app, column):
    return next(each.value for each in app.dataframe if column in each.value.columns)


def test_what_may_be_compared_stands_first_in_marks_and_words(platforms):
    app = platforms()
    assert not app.exception
    assert app.header[0].value == "Views are counted in similar ways\\, not in the same way"
    assert "\u2248 similar \u00b7 When a video starts to play." in said_on(app)
    matrix = table_of(app, "Metric")
    assert list(matrix.columns) == ["Metric", "YouTube", "TikTok", "X"]
    assert list(matrix[matrix["Metric"] == "Likes"].iloc[0][1:]) == ["= same"] * 3


def test_the_findings_name_only_what_is_clear(platforms):
    said = said_on(platforms())
    assert "A typical post brings the most views on TikTok" in said
    assert "The same content gets 4.0 times as many views on TikTok as on YouTube" in said
    assert "The engagement rate is highest on TikTok" in said
    assert "Beside its followers, TikTok brings the most views" in said
    assert "YouTube's share of views went from 60 % to 45 %" in said


def test_what_is_not_clear_is_not_claimed(platforms):
    report = a_platforms_report(same_content=(a_ratio(q=0.3),))
    unclear = replace(report.differences[0], p=0.2, q=0.4)
    said = said_on(platforms(replace(report, differences=(unclear,))))
    assert "No clear difference in views between the platforms" in said
    assert "No clear difference in views of the same content" in said


def test_the_first_of_several_is_named_only_when_it_stands_above_the_second(platforms):
    said = said_on(platforms(a_platforms_report(ratios=(a_ratio(q=0.2),))))
    assert "The platforms differ in views, but none clearly leads" in said


def test_denominators_and_numbers_are_named(platforms):
    app = platforms()
    assert "Likes, comments and shares per view in the period, like for like" in said_on(app)
    rates = table_of(app, "All it tells")
    assert list(rates["per"]) == ["view", "view"]
    assert list(rates["All it tells"])[1] == "likes + comments + shares + saves"
    assert list(rates["Left out"]) == ["0", "2"]
    assert "left out: 1 post without known followers" in said_on(app)
    assert "too few posts on X" in said_on(app)


def test_ratios_show_interval_corrected_q_and_n(platforms):
    ratios = table_of(platforms(), "First : second")
    row = dict(ratios.iloc[0])
    assert row["First : second"] == "YouTube : TikTok"
    assert (row["Times the second"], row["95 % interval"]) == ("0.50", "0.30 to 0.80")
    assert (row["q"], row["n"], row["Comparable"]) == ("0.010", "20 : 30", "\u2248 similar")


def test_titles_are_text_whatever_they_hold(platforms):
    report = a_platforms_report()
    leaders = (replace(report.leaders[0], title=HOSTILE),)
    app = platforms(replace(report, leaders=leaders))
    assert list(table_of(app, "title")["title"]) == [HOSTILE]


def test_other_things_under_the_same_name_are_told_apart(platforms):
    report = a_platforms_report()
    row = report.standings[0]
    apart = replace(row.standings[Platform.X], grade=Comparability.APART)
    standings = (replace(row, standings={**row.standings, Platform.X: apart}),)
    app = platforms(replace(report, standings=standings))
    assert app.header[0].value == "Views on X are not comparable with other platforms"


def test_without_posts_the_page_says_so_and_offers_more_days(platforms):
    app = platforms(a_report_without_posts())
    assert "No posts with figures from" in app.header[0].value
    app.button(key="empty_platforms_widen").click().run()
    assert app.session_state["view_state"].view.preset == "all"


def test_a_filter_can_be_taken_away_where_it_hides_all(platforms):
    report = a_report_without_posts(selection=a_selection(platforms=(Platform.X,)))
    app = platforms(report, address={"platforms": "x"})
    app.button(key="empty_platforms_clear").click().run()
    assert app.session_state["view_state"].view.platforms == ()


def test_too_few_young_posts_are_said_with_what_is_needed(platforms):
    report = a_platforms_report(levels=a_platforms_report().levels[2:], ratios=())
    app = platforms(report)
    assert "needs 6 of at least two platforms" in said_on(app)
    app.button(key="look_at_year").click().run()
    assert app.session_state["view_state"].view.preset == "365d"


def test_one_platform_alone_has_nothing_beside_it(platforms):
    app = platforms(a_platforms_report(platforms=(Platform.YOUTUBE,)))
    assert "Only YouTube has posts with figures" in app.info[0].value


def test_a_metric_that_does_not_add_up_yields_to_another(platforms):
    def answer(selection, name):
        if name:
            raise InvalidRequest("Reach does not add up over posts.")
        return a_platforms_report()

    app = platforms(answer, address={"metric": "reach"})
    assert not app.exception
    assert "Shown instead: views" in app.info[0].value


def test_another_metric_is_kept_in_the_address(platforms):
    app = platforms()
    app.selectbox(key="metric").set_value("likes").run()
    assert ("metric", "likes") in app.session_state["view_state"].written


def test_the_teams_own_metric_is_called_so(platforms):
    own = replace(STANDARD_METRICS["likes"], name="applause", label="Applause")
    report = a_platforms_report()
    row = replace(report.standings[0], metric=own, standings=dict.fromkeys(Platform))
    difference = replace(report.differences[0], metric=own)
    app = platforms(replace(report, metric=own, standings=(row,), differences=(difference,)))
    assert not app.exception
    assert "Applause are the team's own" in said_on(app)
    assert set(table_of(app, "Metric")["YouTube"]) == {"not judged"}


def test_a_metric_of_one_platform_alone_is_called_so(platforms):
    streams = STANDARD_METRICS["streams"]
    report = a_platforms_report()
    row = replace(
        report.standings[0],
        metric=streams,
        standings=dict.fromkeys(Platform),
        told=frozenset({Platform.SPOTIFY}),
    )
    difference = replace(report.differences[0], metric=streams)
    changed = replace(report, metric=streams, standings=(row,), differences=(difference,))
    app = platforms(replace(changed, platforms=(Platform.SPOTIFY, Platform.X)))
    assert app.header[0].value == "Streams are told by Spotify alone"


def test_nothing_at_all_leads_to_the_import(platforms):
    app = platforms(workspace_reports=lambda: (an_empty_workspace(),))
    assert app.header[0].value == "No figures yet"


def test_notes_are_marked_where_shares_are_shown_over_time(platforms):
    app = platforms(selection_notes=lambda *_: (a_note("Launch"),))
    marked = [chart.key for chart in app.get("plotly_chart") if "Launch" in chart.proto.spec]
    assert marked == ["mix"]
    assert "Launch" in said_on(app)


def test_targets_of_the_team_stand_in_the_chart_of_rates_where_their_definition_does(platforms):
    rates = a_platforms_report().rates
    fitting = a_target()
    fitting = replace(
        fitting,
        definition=replace(
            fitting.definition, interactions=rates.counted, denominator=rates.denominator
        ),
    )
    said = said_on(platforms(kept_benchmarks=lambda _: (a_benchmark(fitting),)))
    assert "Strokes, team's own: YouTube low below 2 %, target 4 %, good from 6 %" in said
    other = replace(fitting, definition=replace(fitting.definition, interactions=("saves",)))
    assert "Strokes" not in said_on(platforms(kept_benchmarks=lambda _: (a_benchmark(other),)))


def test_one_platform_alone_has_no_chart_of_shares(platforms):
    mix = a_platforms_report().mix
    alone = replace(mix, platforms=mix.platforms[:1], shares=mix.shares[:1])
    app = platforms(a_platforms_report(mix=alone))
    assert "All views by day come from YouTube" in said_on(app)
    assert "mix" not in [chart.key for chart in app.get("plotly_chart")]


def test_what_has_no_title_is_called_untitled(platforms):
    report = a_platforms_report()
    leaders = (replace(report.leaders[0], title=""), *report.leaders[1:])
    app = platforms(replace(report, leaders=leaders))
    assert "Untitled" in list(app.dataframe[-1].value["title"])
