import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e import screens
from tests.e2e.every_page import EVERY_PAGE

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


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("shown", EVERY_PAGE, ids=lambda shown: shown.name)
def test_every_page_fits_and_breaks_no_rule_of_accessibility(visit, sample, shown, screen):
    page = visit(sample, **SCREENS[screen])
    shown.open(page)
    fits_and_is_accessible(page)


def test_dark_is_dark_and_light_is_light(visit, sample):
    def brightness(scheme: str) -> int:
        page = visit(sample, **SCREENS[scheme])
        screens.open_page(page, "/import", title="Import files")
        colour = page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).color")
        return sum(int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(","))

    assert brightness("light") < 150 < 600 < brightness("dark")


def fits_and_is_accessible(page) -> None:
    assert not screens.scrolls_sideways(page)
    found = Axe().run(page).response["violations"]
    told = {
        violation["id"]: [node["html"][:160] for node in violation["nodes"][:3]]
        for violation in found
        if violation["id"] not in STREAMLITS_OWN
    }
    assert told == {}
