import urllib.request

import pytest

pytestmark = pytest.mark.e2e


def test_says_that_it_is_healthy(sample):
    assert sample.health() == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/", "/content", "/healthz"])
def test_answers_carry_the_security_headers(sample, path):
    with urllib.request.urlopen(sample.url + path, timeout=15) as answer:
        headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "object-src 'none'" in headers["Content-Security-Policy"]


def test_prints_its_address(sample):
    assert sample.url in sample.log
