import asyncio
import json
import subprocess
import sys
from pathlib import Path

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

import serve
from domain.errors import StorageUnavailable

PROJECT = Path(__file__).parent.parent


def answer(route):
    """Status, headers and body of GET on the route, behind the security headers."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    application = serve.SecurityHeaders(Starlette(routes=[route]))
    scope = {
        "type": "http",
        "method": "GET",
        "path": route.path,
        "headers": [],
        "query_string": b"",
    }
    asyncio.run(application(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, sent[1]["body"]


def test_every_answer_carries_the_security_headers():
    _, headers, _ = answer(Route("/", lambda request: PlainTextResponse("hello")))
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "default-src 'self'" in headers["content-security-policy"]


def test_healthy_while_the_database_answers(monkeypatch):
    monkeypatch.setattr(serve, "_ask_database", lambda: None)
    status, _, body = answer(Route("/healthz", serve.healthz))
    assert (status, json.loads(body)) == (200, {"status": "ok"})


def test_unavailable_while_it_does_not(monkeypatch):
    def lost():
        raise StorageUnavailable("The database cannot be reached right now.")

    monkeypatch.setattr(serve, "_ask_database", lost)
    status, _, body = answer(Route("/healthz", serve.healthz))
    assert status == 503
    assert json.loads(body)["reason"] == "The database cannot be reached right now."


def test_no_start_and_no_first_page_waits_for_scipy():
    """In a process of its own: here others have loaded it already."""
    told = (
        "import ast, importlib, sys, serve\n"
        "serve._preload(serve._AT_ONCE)\n"
        "page = ast.parse(open('pages/measure/overview.py').read())\n"
        "for one in ast.walk(page):\n"
        "    if isinstance(one, ast.ImportFrom):\n"
        "        importlib.import_module(one.module)\n"
        "print(sorted(sys.modules.keys() & {'scipy', 'statsmodels'}))\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", told], cwd=PROJECT, capture_output=True, text=True, timeout=120
    )
    assert found.stdout.strip() == "[]", found.stderr
