"""Column names, made comparable."""

from sources.headers import listed, normalised


def test_marks_hyphens_spaces_and_case_do_not_tell_headers_apart():
    assert normalised("\ufeffVer\u00adöf\u00adfent\u00adlicht  am ") == "veröffentlicht am"
    assert normalised("Website clicks ") == normalised("WEBSITE\u00a0Clicks")


def test_a_long_list_is_cut_and_says_so():
    assert listed(["a", "b", "c"], most=2) == "'a', 'b' and 1 more"
