"""Pages of websites as posts: one page, one id, whichever tool counted it."""

from urllib.parse import unquote, urlsplit

from domain.observations import PostFacts
from domain.vocabulary import Platform
from sources.unreadable import Unreadable

UNKNOWN_SITE = "Website"
_LONGEST = 2_000


def page_of(address: str, site: str, host: str = "") -> PostFacts:
    """`address` is a URL or a path. Without a host the site's name stands before the path: every
    site has a page '/'."""
    plain = address.strip()
    if not plain:
        raise Unreadable("is not the address of a page")
    if len(plain.encode()) > _LONGEST:
        raise Unreadable(f"is longer than {_LONGEST:,} letters: no page is known by that")
    parts = _split(plain)
    if parts is not None:
        return _facts(_identity(*parts), parts[2], plain)
    path = plain if plain.startswith("/") else f"/{plain}"
    where = host.strip().casefold()
    return _facts(f"{where or site}{path}", path, f"https://{where}{path}" if where else None)


def host_of(url: str) -> str | None:
    parts = _split(url.strip())
    return parts[1] if parts else None


def site_named(host: str) -> str:
    """What people call the site: 'www' is no part of its name."""
    return host.removeprefix("www.")


def _split(url: str) -> tuple[str, str, str] | None:
    """Scheme, host, and path with what follows it; None for what is no URL."""
    if "://" not in url[:10]:
        return None
    try:
        parts = urlsplit(url)
    except ValueError as cause:
        raise Unreadable("is not the address of a page") from cause
    if not parts.netloc:
        raise Unreadable("is not the address of a page")
    rest = parts._replace(scheme="", netloc="").geturl() or "/"
    return parts.scheme.casefold(), parts.netloc.casefold(), rest


def _identity(scheme: str, host: str, path: str) -> str:
    """Pages are encrypted as a rule; one that is not is counted apart."""
    return f"{host}{path}" if scheme == "https" else f"{scheme}://{host}{path}"


def _facts(identity: str, path: str, url: str | None) -> PostFacts:
    title = unquote(path)
    return PostFacts(identity, Platform.WEBSITE, title=title, url=url, content_type="page")
