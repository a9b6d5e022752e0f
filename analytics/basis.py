"""Are the posts counted, or the accounts' own series?"""

from decimal import Decimal

from sqlalchemy import Connection

from analytics.sides import Side
from analytics.wording import amount_in_words, share_in_words
from database.queries.own_series import OwnSeries, own_series
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis

# The accounts are counted when the posts' days tell less than this share of them.
POSTS_SUFFICE_FROM = Decimal("0.8")

_ONLY_POSTS = (
    "Posts are counted: the accounts' own series tell nothing of single types, creators, topics "
    "or titles."
)


def resolve_basis(
    connection: Connection,
    selection: Selection,
    metric: Metric,
    posts: Side | None,
    accounts: Side | None,
) -> tuple[Basis, str]:
    """The basis counted, and how the other one differs in words ("" when there is none)."""
    asked = selection.basis
    if selection.singles_out_content:
        return Basis.POSTS, _ONLY_POSTS if asked is Basis.ACCOUNTS else ""
    of_posts = posts.amount if posts else None
    of_accounts = accounts.amount if accounts else None
    if of_posts is None and of_accounts is None:
        return asked or Basis.POSTS, ""
    if of_posts is None:
        return Basis.ACCOUNTS, _absent(metric, asked, Basis.POSTS)
    if of_accounts is None:
        return Basis.POSTS, _absent(metric, asked, Basis.ACCOUNTS)
    basis = asked or _fuller(posts, of_accounts)
    own = own_series(connection, selection, metric)
    if own.without:
        return basis, _partial(metric, basis, own, of_accounts)
    return basis, _difference(metric, basis, of_posts, of_accounts)


def _fuller(posts: Side | None, of_accounts: Decimal) -> Basis:
    by_day = posts.daily.amount if posts and posts.daily else Decimal(0)
    return Basis.POSTS if by_day >= POSTS_SUFFICE_FROM * of_accounts else Basis.ACCOUNTS


def _absent(metric: Metric, asked: Basis | None, absent: Basis) -> str:
    if asked is not absent:
        return ""
    if absent is Basis.POSTS:
        return f"No post tells {_name(metric)} in this period; the accounts' own series is shown."
    return f"No account's own series tells {_name(metric)} in this period; posts are counted."


def _partial(metric: Metric, basis: Basis, own: OwnSeries, of_accounts: Decimal) -> str:
    """Sums over different accounts are not compared."""
    counted = "posts" if basis is Basis.POSTS else "the accounts' own series"
    told = (
        f"Counted from {counted}. Only {own.accounts} of {own.accounts + own.without} accounts tell"
        f" a series of their own: {amount_in_words(of_accounts, metric)} {_name(metric)}"
    )
    if own.posts_amount is None:
        return f"{told}."
    return f"{told}; the days of their posts tell {amount_in_words(own.posts_amount, metric)}."


def _name(metric: Metric) -> str:
    return metric.label.lower()


def _difference(metric: Metric, basis: Basis, of_posts: Decimal, of_accounts: Decimal) -> str:
    posts, accounts = (amount_in_words(a, metric) for a in (of_posts, of_accounts))
    if basis is Basis.POSTS:
        return (
            f"Counted from posts. The accounts' own series tell {accounts} {_name(metric)}"
            f"{_compared(of_accounts, of_posts)}; they also count posts that are not listed here."
        )
    return (
        f"Counted from the accounts' own series. The posts listed add up to {posts} {_name(metric)}"
        f"{_compared(of_posts, of_accounts)}; the accounts also count posts that are not listed."
    )


def _compared(other: Decimal, counted: Decimal) -> str:
    if counted <= 0 or other == counted:
        return ", the same" if other == counted else ""
    ratio = float(other / counted) - 1
    return f", {share_in_words(abs(ratio))} {'more' if ratio > 0 else 'less'}"
