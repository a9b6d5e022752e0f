"""One page, one id, whichever tool counted it."""

import pytest

from sources.unreadable import Unreadable
from sources.web_pages import host_of, page_of, site_named


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.garden.example/roses", ""),
        ("HTTPS://WWW.Garden.example/roses", ""),
        ("/roses", "www.garden.example"),
        ("roses", "WWW.garden.example"),
    ],
)
def test_a_url_and_a_path_with_its_host_are_the_same_page(address, host):
    page = page_of(address, "Garden", host)
    assert (page.external_id, page.title) == ("www.garden.example/roses", "/roses")


def test_paths_of_two_sites_without_hosts_are_two_pages():
    assert page_of("/", "Garden").external_id != page_of("/", "Kitchen").external_id


def test_what_follows_the_path_is_part_of_the_page():
    assert page_of("https://a.example/?p=3", "A").external_id == "a.example/?p=3"
    assert page_of("https://a.example", "A").external_id == "a.example/"


def test_titles_show_letters_instead_of_their_codes():
    page = page_of("https://a.example/caf%C3%A9", "A")
    assert (page.title, page.external_id) == ("/café", "a.example/caf%C3%A9")


@pytest.mark.parametrize("address", ["", "https://", "https://[half", "x" * 2_001])
def test_what_is_no_address_is_unreadable(address):
    with pytest.raises(Unreadable):
        page_of(address, "A")


def test_hosts_and_the_names_of_sites():
    assert host_of("https://www.garden.example/a") == "www.garden.example"
    assert host_of("/a") is None
    assert site_named("www.garden.example") == "garden.example"
