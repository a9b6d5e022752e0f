"""Whose an export of X is, as far as names of files tell."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from domain.observations import PostFacts
from sources.documents import Document
from sources.harvest import Account
from sources.running_totals import account_of
from sources.source import Context

TWEETS, CONTENT = "twitter_tweets", "x_content"  # the formats that tell of posts
_UNKNOWN = "X account"
_NAMED = re.compile(r"tweet_activity_metrics_(\w{1,20}?)_\d{8}_\d{8}", re.IGNORECASE)


def posting_account(posts: Iterable[PostFacts], document: Document, context: Context) -> Account:
    account = account_of(_UNKNOWN, posts, context)
    return _named_account(document) or account if account.assumed else account


def own_account(document: Document, context: Context) -> Account:
    """The answer, else the name of the file; that of posts read together is only a guess."""
    if context.answers.account:
        return Account(context.answers.account)
    beside = {
        one.account
        for one in context.beside(document, (TWEETS, CONTENT))
        if not one.account_assumed
    }
    guess = beside.pop() if len(beside) == 1 else _UNKNOWN
    return _named_account(document) or Account(guess, assumed=True)


def _named_account(document: Document) -> Account | None:
    match = _NAMED.search(PurePosixPath(document.book or document.name).name)
    return Account(match[1]) if match else None
