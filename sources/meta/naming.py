"""Whose the figures of a Meta export without a name are."""

from domain.vocabulary import Platform
from sources.documents import Document
from sources.harvest import Account
from sources.source import Context

CONTENT = "meta_content"
_UNKNOWN = {Platform.INSTAGRAM: "Instagram account", Platform.FACEBOOK: "Facebook page"}


def unknown_account(platform: Platform) -> str:
    return _UNKNOWN[platform]


def own_account(platform: Platform, document: Document, context: Context) -> Account:
    """The answer, else the account of posts given together, as a guess."""
    if context.answers.account:
        return Account(context.answers.account)
    beside = {
        reading.account
        for reading in context.beside(document, (CONTENT,))
        if reading.platform is platform and not reading.account_assumed
    }
    known = beside.pop() if len(beside) == 1 else unknown_account(platform)
    return Account(known, assumed=True)
