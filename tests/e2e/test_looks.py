import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e

SCREENS = {
    "light": {"viewport": {"width": 1440, "height": 1000}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1440, "height": 1000}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
}
# Rules that Streamlit itself breaks, where nothing on our side could mend it.
STREAMLITS_OWN = {
    "list": "navigation in the sidebar",
    "listitem": "navigation in the sidebar",
    "svg-img-alt": "lines inside the cards",
    "presentation-role-conflict": "the file uploader",
}


@pytest.fixture(params=SCREENS)
def screen(request, visit, sample):
    return visit(sample, **SCREENS[request.param])


def test_the_overview_fits_and_breaks_no_rule_of_accessibility(screen):
    screens.open_page(screen)
    screens.expect_figures(screen)
    expect(screens.part(screen, "filter_bar")).to_be_visible()
    expect(screens.part(screen, "sample_notice")).to_be_visible()
    _fits_and_is_accessible(screen)


def test_a_content_page_fits_and_breaks_no_rule_of_accessibility(screen):
    screens.open_page(screen, "/content?content=1", title="Content")
    drawn = screens.part(screen, "content_daily").locator(screens.DRAWN_LINE)
    expect(drawn.first).to_be_attached()
    expect(screens.part(screen, "observations_panel")).to_be_visible()
    _fits_and_is_accessible(screen)


def test_the_import_page_fits_and_breaks_no_rule_of_accessibility(screen):
    screens.open_page(screen, "/import", title="Import files")
    expect(screen.get_by_test_id("stFileUploader")).to_be_visible()
    _fits_and_is_accessible(screen)


def test_the_leaderboards_fit_and_break_no_rule_of_accessibility(screen):
    screens.open_page(screen, "/leaderboards?range=28d&of=topic", title="Leaderboards")
    expect(screens.part(screen, "board_chart")).to_be_visible()
    expect(screens.part(screen, "viral_csv")).to_be_visible()
    _fits_and_is_accessible(screen)


def test_the_timing_page_fits_and_breaks_no_rule_of_accessibility(screen):
    screens.open_page(screen, "/timing", title="Timing")
    lags = screens.part(screen, "timing_lag")
    expect(lags.locator(".js-plotly-plot")).to_be_visible()
    expect(screens.part(screen, "timing_counts_chart_csv")).to_be_visible()
    _fits_and_is_accessible(screen)


def test_dark_is_dark_and_light_is_light(visit, sample):
    def brightness(scheme: str) -> int:
        page = visit(sample, **SCREENS[scheme])
        screens.open_page(page, "/import", title="Import files")
        colour = page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).color")
        return sum(int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(","))

    assert brightness("light") < 150 < 600 < brightness("dark")


def _fits_and_is_accessible(page) -> None:
    assert not screens.scrolls_sideways(page)
    found = Axe().run(page).response["violations"]
    told = {
        violation["id"]: [node["html"][:160] for node in violation["nodes"][:3]]
        for violation in found
        if violation["id"] not in STREAMLITS_OWN
    }
    assert told == {}
