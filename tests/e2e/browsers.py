"""A Chromium that talks to nobody but the page under test."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Playwright, Request

_INSTALLED = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(Exception):
    """The message says what to install."""


def launch(playwright: Playwright) -> Browser:
    """An installed browser, else Playwright's own."""
    installed = next(filter(None, map(shutil.which, _INSTALLED)), None)
    found = installed or playwright.chromium.executable_path
    if not Path(found).exists():
        raise NoBrowser(
            "The browser tests need a Chromium: `apt-get install chromium`, any chromium or "
            "google-chrome on the PATH, or `.venv/bin/python -m playwright install chromium`."
        )
    return playwright.chromium.launch(executable_path=found, args=list(_QUIET))


class Overheard:
    """What the pages of a context asked for and complained about."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self._url = url
        self.begin()
        context.on("request", self._hear_request)
        context.on("console", self._hear_console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("page", lambda page: page.on("websocket", self._hear_socket))

    def begin(self) -> None:
        self.requested: list[str] = []
        self.complaints: list[str] = []

    @property
    def foreign(self) -> list[str]:
        """Requests that left this machine; data and blob addresses never do."""
        host = self._url.removeprefix("http://")
        own = tuple(f"{scheme}://{host}/" for scheme in ("http", "ws"))
        return [url for url in self.requested if not url.startswith((*own, "data:", "blob:"))]

    def _hear_request(self, request: Request) -> None:
        self.requested.append(request.url)

    def _hear_socket(self, socket) -> None:
        self.requested.append(socket.url)

    def _hear_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not _is_streamlits_probe(message):
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")


def _is_streamlits_probe(message: ConsoleMessage) -> bool:
    """Opened below the root, Streamlit looks for its server beside the page first, in vain."""
    address = str(message.location.get("url", "")).split("?")[0]
    return "404" in message.text and address.count("/") > 4 and "/_stcore/" in address
