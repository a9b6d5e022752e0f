import pytest
from playwright.sync_api import expect

from tests.e2e import screens

pytestmark = pytest.mark.e2e


def test_a_lost_database_is_told_calmly_and_the_page_comes_back_by_itself(own_page, own):
    screens.open_page(own_page)
    own.kill_database()
    try:
        own_page.reload()
        told = screens.part(own_page, "database_down")
        expect(told).to_contain_text("The database cannot be reached right now")
        expect(told.get_by_role("button", name="Retry now")).to_be_visible()
        expect(own_page.get_by_test_id("stException")).to_have_count(0)
        assert "Traceback" not in own_page.get_by_test_id("stApp").inner_text()
        assert own.health()[0] == 503
    finally:
        own.database.start()
    expect(told).to_have_count(0)
    expect(screens.part(own_page, "filter_bar")).to_be_visible()
    assert own.health()[0] == 200
