"""Whose an export of TikTok is."""

import re
from pathlib import PurePosixPath

from sources.documents import Document
from sources.harvest import Account
from sources.source import Context

CONTENT = "tiktok_content"  # the format whose links name the account
UNKNOWN = "TikTok account"
_NAMED = re.compile(r"Followers_([\w.]{2,30}?)(?: ?\(\d+\))?(?:\.zip)?", re.IGNORECASE)


def own_account(document: Document, context: Context) -> Account:
    """The answer, else what the folder's name or the videos beside make likely."""
    if context.answers.account:
        return Account(context.answers.account)
    parts = PurePosixPath(document.name.replace("\\", "/")).parts[:-1]
    folders = [match[1] for match in map(_NAMED.fullmatch, parts) if match]
    beside = {one.account for one in context.beside(document, (CONTENT,))}
    known = folders[-1:] or (list(beside) if len(beside) == 1 else [])
    return Account(known[0] if known else UNKNOWN, assumed=True)
