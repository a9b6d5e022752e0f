"""Ids that a spreadsheet rounded."""

import pytest

from sources.rounded_ids import whole_id
from sources.unreadable import Unreadable

WHOLE = "1355500244381949952"
LINK = f"https://twitter.com/demo/status/{WHOLE}"


@pytest.mark.parametrize(
    "written", ["1.3555E+18", "1,3555E+18", "1.35550024438195E+18", "1355500244381940000"]
)
def test_the_number_in_the_link_that_rounds_to_it_is_taken(written):
    assert whole_id(written, LINK) == WHOLE


def test_a_whole_id_stands_whatever_the_link_says():
    assert whole_id("'1355500244381949953", LINK) == "1355500244381949953"
    assert whole_id("77", LINK) == "77"


@pytest.mark.parametrize("written", ["1.4555E+18", "1.3555E+17", "1345500244381940000"])
def test_a_link_to_another_post_mends_nothing(written):
    with pytest.raises(Unreadable, match="rounded by a spreadsheet"):
        whole_id(written, LINK)


@pytest.mark.parametrize(("written", "reason"), [("", "has no id"), ("abc", "is not an id")])
def test_what_is_no_id_is_said(written, reason):
    with pytest.raises(Unreadable, match=reason):
        whole_id(written)
