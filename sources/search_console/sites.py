"""Whose figures an export holds: the name of its archive, else the pages in it."""

import re
from pathlib import PurePosixPath

from sources.columns import layout_in
from sources.documents import Document
from sources.harvest import Account
from sources.search_console.columns import COLUMNS, is_table
from sources.search_console.filters import documents_beside
from sources.source import Context
from sources.unreadable import Unreadable
from sources.web_pages import UNKNOWN_SITE, host_of, site_named

# "example.com-Performance-on-Search-2026-02-05", "https___www.example.com_-Performance-on-…"
_NAMED = re.compile(r"(?:https?___)?(.+?)_?-Performance\b.*", re.IGNORECASE)


def site_of(document: Document, context: Context) -> Account:
    if context.answers.account:
        return Account(context.answers.account)
    for part in reversed(PurePosixPath(document.name).parts):
        if match := _NAMED.fullmatch(part):
            return Account(site_named(match[1].casefold()))
    hosts = (_first_host(other) for other in documents_beside(document, context))
    host = next((host for host in hosts if host), None)
    return Account(site_named(host)) if host else Account(UNKNOWN_SITE, assumed=True)


def _first_host(document: Document) -> str | None:
    if not document.header or not is_table(document):
        return None
    layout = layout_in(document, COLUMNS)
    row = next(document.rows(), None)
    try:
        return host_of(layout.text("page", row.cells)) if row else None
    except Unreadable:
        return None
