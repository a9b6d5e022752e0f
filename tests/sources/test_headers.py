"""Column names, made comparable."""

from sources.headers import listed, normalised, visible


def test_marks_hyphens_spaces_and_case_do_not_tell_headers_apart():
    assert normalised("\ufeffVer\u00adöf\u00adfent\u00adlicht  am ") == "veröffentlicht am"
    assert normalised("Website clicks ") == normalised("WEBSITE\u00a0Clicks")


def test_a_long_list_is_cut_and_says_so():
    assert listed(["a", "b", "c"], most=2) == "'a', 'b' and 1 more"


def test_quotation_marks_left_by_a_second_byte_order_mark_are_no_part_of_a_name():
    assert visible('\ufeff"Post ID"') == "Post ID"
    assert visible('"likes" given') == '"likes" given'
    assert visible('"') == '"'
