"""The app as a server: heavy imports paid once, security headers, and /healthz."""

import asyncio
import gc
import importlib
import pkgutil
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import cache

import streamlit as st
from sqlalchemy import Engine
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from charts.theme import draw_once
from database.connect import bare_engine
from database.engine import reading
from domain.errors import StorageUnavailable
from settings import get_settings

# With the first page, which then need not wait for its own imports.
_AT_ONCE = ("ui", "charts.daily", "charts.change", "exports.overview")
# Some load scipy, which takes as long as all the rest: no start and no first view waits for that.
_SOON = ("analytics", "charts", "exports")
_SOON_S = 3.0

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    # Streamlit styles its elements inline, compiles chart specifications and runs workers.
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' "
    "'unsafe-eval' 'wasm-unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' "
    "data: blob:; font-src 'self' data:; connect-src 'self' ws: wss: data: blob:; worker-src "
    "'self' blob:; media-src 'self' data: blob:; frame-src 'self'; frame-ancestors 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'",
}


class SecurityHeaders:
    """Plain ASGI, because Starlette's base class buffers what Streamlit streams."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


async def healthz(_: Request) -> JSONResponse:
    """200 only while the database answers; the page itself comes up either way."""
    try:
        await asyncio.to_thread(_ask_database)
    except StorageUnavailable as error:
        return JSONResponse({"status": "unavailable", "reason": str(error)}, status_code=503)
    return JSONResponse({"status": "ok"})


def _ask_database() -> None:
    """Apart from the pages' engine, so that an answer never waits for a busy pool."""
    try:
        with reading(_engine()) as connection:
            connection.exec_driver_sql("SELECT 1")
    except StorageUnavailable:
        _engine.cache_clear()
        raise


@cache
def _engine() -> Engine:
    return bare_engine(get_settings())


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Streamlit collects garbage after every run of a page; what is frozen here is not walked."""
    _preload(_AT_ONCE)
    draw_once()
    _freeze()
    rest = threading.Timer(_SOON_S, _preload_rest)
    rest.daemon = True
    rest.start()
    yield
    rest.cancel()


def _preload_rest() -> None:
    _preload(_SOON)
    _freeze()


def _preload(rooms: Iterable[str]) -> None:
    for room in map(importlib.import_module, rooms):
        for module in pkgutil.iter_modules(getattr(room, "__path__", ()), f"{room.__name__}."):
            importlib.import_module(module.name)


def _freeze() -> None:
    gc.collect()
    gc.freeze()


# Pages come from st.navigation alone. Left to find out, the first deep link after a start would be
# told that its page does not exist.
PagesManager.uses_pages_directory = False

app = st.App(
    "app.py",
    lifespan=lifespan,
    routes=[Route("/healthz", healthz)],
    middleware=[Middleware(SecurityHeaders)],
)
