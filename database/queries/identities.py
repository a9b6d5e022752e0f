"""Content by the id its platform gave it, and the account such a post is known under."""

from sqlalchemy import Connection, and_, select

from database.tables import accounts, post_identities, posts
from domain.vocabulary import Platform


def content_named(
    connection: Connection, workspace_id: int, external_id: str
) -> dict[Platform, int]:
    """By platform, for two platforms may give the same id."""
    query = (
        select(post_identities.c.platform, post_identities.c.content_id)
        .where(
            post_identities.c.workspace_id == workspace_id,
            post_identities.c.external_id == external_id,
        )
        .order_by(post_identities.c.platform)
    )
    return {Platform(platform): found for platform, found in connection.execute(query)}


def account_names(
    connection: Connection, workspace_id: int, platform: Platform, external_id: str
) -> tuple[str, ...]:
    """That of the post once it is known, else all of the platform."""
    own = and_(
        posts.c.workspace_id == accounts.c.workspace_id,
        posts.c.account_id == accounts.c.account_id,
    )
    of_platform = (
        accounts.c.workspace_id == workspace_id,
        accounts.c.platform == platform.value,
    )
    known = connection.scalar(
        select(accounts.c.name)
        .select_from(accounts.join(posts, own))
        .where(*of_platform, posts.c.external_id == external_id)
    )
    if known is not None:
        return (known,)
    return tuple(connection.scalars(select(accounts.c.name).where(*of_platform)))
