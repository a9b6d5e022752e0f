from dataclasses import replace

import pytest

from database.queries.grouped_daily import Group
from domain.errors import InvalidRequest, NotFound
from domain.granularity import Granularity
from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Level
from tests.apps import an_app, words_of
from tests.factories import an_empty_workspace
from tests.note_factories import a_note
from tests.trend_factories import (
    a_short_report,
    a_subject,
    a_trend_comparison,
    a_trend_report,
    a_trending_report,
)
from ui.trends import loaders

PAGE = "pages/explain/trends.py"
OF_PLATFORMS = {"level": "platform"}


@pytest.fixture
def page(monkeypatch):
    """`asked` keeps what the loaders were asked for."""

    def opened(address=None, *, trend=None, trending=None, **replaced):
        app_asked.clear()

        def trend_report(_, metric, level, key, granularity, horizon):
            app_asked.append((metric, level, key, granularity, horizon))
            return trend(metric, level, key) if trend else a_trend_report()

        def compared(_, metric, level, keys, granularity):
            app_asked.append((metric, level, keys, granularity))
            return a_trend_comparison()

        monkeypatch.setattr(loaders, "trend_report", trend_report)
        monkeypatch.setattr(loaders, "trend_comparison", compared)
        answer = trending or (lambda *_: a_trending_report())
        monkeypatch.setattr(loaders, "trending_report", answer)
        return an_app(monkeypatch, page=PAGE, address=OF_PLATFORMS | (address or {}), **replaced)

    return opened


app_asked: list[tuple] = []


def told_on(app):
    """As it is read: without the backslashes that keep texts from being markup."""
    return words_of(app).replace("\\", "")


def charts_of(app):
    return [chart.key for chart in app.get("plotly_chart")]


def test_shows_trend_forecast_changes_rhythms_and_what_rises(page):
    app = page()
    assert not app.exception
    told = told_on(app)
    assert "Views of YouTube are rising, by 0" in told
    assert "Forecast: about" in told
    assert "1 change of course" in told
    assert "It falls on: YouTube counts differently" in told
    assert "By weekday: most on Fri, least on Thu" in told
    assert "2 pieces of content are rising in views" in told
    assert charts_of(app) == ["trend", "season_chart_0", "season_chart_1"]
    assert [metric.label for metric in app.metric][:2] == ["Change per day", "Over 180 days"]


def test_the_address_says_what_is_looked_at(page):
    page({"item": "platform:tiktok", "horizon": "56", "by": "week"})
    assert app_asked[-1] == (None, Level.PLATFORM, "tiktok", Granularity.WEEK, 56)


def test_an_item_of_another_level_is_no_item_of_this_one(page):
    page({"item": "content:12"})
    assert app_asked[-1][2] is None


def test_a_way_ahead_that_is_not_offered_yields(page):
    page({"horizon": "9999"})
    assert app_asked[-1][4] == 28


def test_a_chosen_item_goes_into_the_address(page):
    app = page()
    app.selectbox(key="trends_item").select("platform:tiktok").run()
    assert app_asked[-1][2] == "tiktok"
    app.selectbox(key="trends_item").select("platform:youtube").run()
    assert app_asked[-1][2] is None  # the largest needs no saying


def test_steps_are_chosen_for_all_pages(page):
    app = page()
    app.segmented_control(key="trends_by").set_value(Granularity.MONTH).run()
    assert app.session_state["view_state"].view.granularity is Granularity.MONTH


def test_others_are_compared_once_chosen(page):
    app = page({"compare": "platform:tiktok,platform:x"})
    assert app_asked[-1] == ("views", Level.PLATFORM, ("youtube", "tiktok", "x"), Granularity.DAY)
    assert "TikTok goes another way than YouTube" in told_on(app)
    assert "compared" in charts_of(app)
    alone = page()
    assert "compared" not in charts_of(alone)
    assert "Beside others" in told_on(alone)


def test_nothing_is_compared_with_everything(page):
    app = page(
        {"level": "total"},
        trend=lambda *_: a_trend_report(
            subject=a_subject(level=Level.TOTAL), item=Group("all", "Everything")
        ),
    )
    assert not app.exception
    assert not app.multiselect
    assert "Views are rising" in told_on(app)


def test_too_few_days_are_said_part_by_part(page):
    app = page(trend=lambda *_: a_short_report())
    assert not app.exception
    assert "Views of YouTube: too few days for a trend" in told_on(app)
    reason = "A trend: not enough data, needs 28 days, has 9. Choose a longer range of days."
    assert told_on(app).count(reason) == 3
    assert charts_of(app) == ["trend"]


def test_an_item_that_is_gone_yields_to_the_largest(page):
    def trend(_, __, key):
        if key is not None:
            raise NotFound("There is no platform 'x' with figures in this period.")
        return a_trend_report()

    app = page({"item": "platform:x"}, trend=trend)
    assert "Shown instead: views of YouTube" in told_on(app)
    assert charts_of(app)[0] == "trend"


def test_a_metric_that_has_no_trend_yields(page):
    def trend(metric, *_):
        if metric == "reach":
            raise InvalidRequest("Reach counts people once.")
        return a_trend_report()

    app = page({"metric": "reach"}, trend=trend)
    assert "Reach counts people once" in told_on(app)
    assert "Shown instead: views of YouTube" in told_on(app)


def test_no_days_at_all_are_explained_with_a_way_on(page):
    def nothing(*_):
        raise NotFound("No daily figures of views by platform in this period.")

    app = page(trend=nothing)
    assert not app.exception
    assert "No daily figures of views by platform in this period" in told_on(app)
    app.button(key="no_trend_widen").click().run()
    assert app.session_state["view_state"].view.preset.value == "all"


def test_an_empty_workspace_offers_what_to_do(page):
    app = page(workspace_reports=lambda: (an_empty_workspace(),))
    assert app.header[0].value == "No figures yet"
    assert app_asked == []


def test_nothing_rising_is_said(page):
    app = page(trending=lambda *_: a_trending_report(rows=(), notes=("3 pieces left out.",)))
    assert "Nothing is rising in views beyond chance" in told_on(app)
    assert "3 pieces left out" in told_on(app)


def test_a_gauge_has_no_trending_content(page):
    followers = STANDARD_METRICS["followers_total"]
    app = page(trend=lambda *_: a_trend_report(subject=a_subject(metric=followers)))
    assert not app.exception
    assert "rising in" not in told_on(app)


def test_a_hostile_name_is_text(page):
    named = Group("1", "$x$ :red[hi]")
    report = replace(a_trend_report(), item=named, items=(named,))
    app = page(trend=lambda *_: report)
    assert not app.exception
    assert r"\$x\$ \:" in app.header[0].value


def test_what_fails_in_one_panel_leaves_the_others(page):
    def fail(*_):
        raise InvalidRequest("Not to be told.")

    app = page(trending=fail)
    assert charts_of(app)[0] == "trend"
    assert app.error[0].value.startswith("Not to be told")


def test_notes_are_numbered_in_both_charts_and_listed_below(page):
    notes = (a_note("New *thumbnails*"),)
    app = page({"compare": "platform:tiktok"}, trend_notes=lambda *_: notes)
    assert not app.exception
    drawn = [chart.proto.spec for chart in app.get("plotly_chart") if "trend" in chart.key]
    drawn += [chart.proto.spec for chart in app.get("plotly_chart") if chart.key == "compared"]
    assert all("New *thumbnails*" in spec for spec in drawn)
    assert len(drawn) == 2
    assert told_on(app).count("**1** \u00b7") == 2
