from benchmarks.addresses import PAGES, pages_among, unasked


def test_every_page_of_the_navigation_is_measured():
    paths = {page.path for page in PAGES} | {"brand-new"}
    measured = pages_among(paths)
    assert {page.path for page in measured} == paths
    assert measured[-1].addresses == ("",)


def test_a_page_that_is_gone_is_not_asked_for():
    assert [page.name for page in pages_among({"", "timing"})] == ["Overview", "Timing"]


def test_days_never_asked_for_differ_each_time():
    assert len(set(unasked(120))) == 120
