"""Are the posts counted, or the accounts' own series?"""

from decimal import Decimal

from analytics.sides import Side
from analytics.wording import amount_in_words, share_in_words
from domain.metrics import Metric
from domain.vocabulary import Basis

# The accounts are counted when the posts' days tell less than this share of them.
POSTS_SUFFICE_FROM = Decimal("0.8")


def resolve_basis(
    asked: Basis | None, metric: Metric, posts: Side | None, accounts: Side | None
) -> tuple[Basis, str]:
    """The basis counted, and how the other one differs in words ("" when there is none)."""
    of_posts = posts.amount if posts else None
    of_accounts = accounts.amount if accounts else None
    if of_posts is None and of_accounts is None:
        return asked or Basis.POSTS, ""
    if of_posts is None:
        return Basis.ACCOUNTS, _absent(metric, asked, Basis.POSTS)
    if of_accounts is None:
        return Basis.POSTS, _absent(metric, asked, Basis.ACCOUNTS)
    basis = asked or _fuller(posts, of_accounts)
    return basis, _difference(metric, basis, of_posts, of_accounts)


def _fuller(posts: Side | None, of_accounts: Decimal) -> Basis:
    by_day = posts.daily.amount if posts and posts.daily else Decimal(0)
    return Basis.POSTS if by_day >= POSTS_SUFFICE_FROM * of_accounts else Basis.ACCOUNTS


def _absent(metric: Metric, asked: Basis | None, absent: Basis) -> str:
    if asked is not absent:
        return ""
    if absent is Basis.POSTS:
        return f"No post tells {metric.label} in this period; the accounts' own series is shown."
    return f"No account's own series tells {metric.label} in this period; posts are counted."


def _difference(metric: Metric, basis: Basis, of_posts: Decimal, of_accounts: Decimal) -> str:
    posts, accounts = (amount_in_words(a, metric) for a in (of_posts, of_accounts))
    if basis is Basis.POSTS:
        return (
            f"Counted from posts. The accounts' own series tell {accounts} {metric.label}"
            f"{_compared(of_accounts, of_posts)}; they also count posts that are not listed here."
        )
    return (
        f"Counted from the accounts' own series. The posts listed add up to {posts} {metric.label}"
        f"{_compared(of_posts, of_accounts)}; the accounts also count posts that are not listed."
    )


def _compared(other: Decimal, counted: Decimal) -> str:
    if counted <= 0 or other == counted:
        return ", the same" if other == counted else ""
    ratio = float(other / counted) - 1
    return f", {share_in_words(abs(ratio))} {'more' if ratio > 0 else 'less'}"
