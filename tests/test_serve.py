import asyncio
import json

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

import serve
from domain.errors import StorageUnavailable


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
