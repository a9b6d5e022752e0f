"""A running workbench, one browser, and a page that fails the test when it hears of trouble."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e import exports
from tests.e2e.browsers import NoBrowser, Overheard, launch
from tests.e2e.running import Workbench

PATIENCE_MS = 60_000
DESKTOP = {"width": 1440, "height": 1000}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes the sample away comes last, so that one workbench serves all."""
    items.sort(key=lambda item: "losing_the_sample" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        try:
            browser = launch(playwright)
        except NoBrowser as missing:
            # A build server that quietly tests nothing is worse than a red one.
            stop = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            stop(str(missing))
        yield browser
        browser.close()


def _running(workbench: Workbench) -> Iterator[Workbench]:
    try:
        workbench.start()
        yield workbench
        assert workbench.database_processes() != []  # so that finding none later says something
        before = len(workbench.log)
        assert workbench.interrupt() == []
        assert "Traceback" not in workbench.log[before:], workbench.log[before:]
    finally:
        workbench.end()


@pytest.fixture(scope="session")
def sample(browser, tmp_path_factory) -> Iterator[Workbench]:
    """As after the very first start: the sample workspace and an empty one for the team."""
    yield from _running(Workbench(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="session")
def losing_the_sample(sample) -> Workbench:
    """For tests that leave the sample workbench without its sample."""
    return sample


def _with_figures(folder: Path, file: tuple[str, str]) -> Iterator[Workbench]:
    workbench = Workbench(folder)
    figures = folder / file[0]
    figures.write_text(file[1])
    try:
        workbench.manage("import", figures)
        yield from _running(workbench)
    finally:
        workbench.end()


@pytest.fixture(scope="session")
def own(browser, tmp_path_factory) -> Iterator[Workbench]:
    """A team with figures of its own, and so without a sample."""
    yield from _with_figures(tmp_path_factory.mktemp("own"), exports.HISTORY)


@pytest.fixture(scope="module")
def typed_into(browser, tmp_path_factory) -> Iterator[Workbench]:
    """A team of its own, for a typed total changes all days since the one before it."""
    yield from _with_figures(tmp_path_factory.mktemp("typed"), exports.MOON)


@pytest.fixture(scope="session")
def contexts(browser) -> Iterator[dict]:
    """One per workbench and kind of screen: pages share the cache, and nothing else we use."""
    opened: dict = {}
    yield opened
    for context, _ in opened.values():
        context.close()


@pytest.fixture
def visit(browser, contexts) -> Iterator:
    """Opens a page, which is a session of its own; afterwards asks what was overheard."""
    pages: list[Page] = []
    heard: list[Overheard] = []
    logs: dict[Workbench, int] = {}

    def open_session(workbench: Workbench, *, viewport=DESKTOP, color_scheme="light") -> Page:
        kind = (workbench.url, viewport["width"], color_scheme)
        if kind not in contexts:
            context = browser.new_context(
                base_url=workbench.url, viewport=viewport, color_scheme=color_scheme
            )
            context.set_default_timeout(PATIENCE_MS)
            contexts[kind] = context, Overheard(context, workbench.url)
        context, overheard = contexts[kind]
        overheard.begin()
        logs.setdefault(workbench, len(workbench.log))
        heard.append(overheard)
        pages.append(context.new_page())
        return pages[-1]

    yield open_session
    for page in pages:
        page.close()
    for overheard in heard:
        assert overheard.requested != []
        assert overheard.foreign == []
        assert overheard.complaints == []
    for workbench, before in logs.items():
        assert "Traceback" not in workbench.log[before:], workbench.log[before:]


@pytest.fixture
def page(visit, sample) -> Page:
    """A fresh session on the workbench with sample data."""
    return visit(sample)


@pytest.fixture
def own_page(visit, own) -> Page:
    return visit(own)
