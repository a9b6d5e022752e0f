"""Finds or creates the posts of a reading and keeps what each import says of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, text

from database.writes.accounts import ensure_accounts
from database.writes.staging import copy_rows
from database.writes.statements import run_statements
from domain.catalogue import BY_HAND
from domain.observations import PostFacts, Reading
from domain.vocabulary import Platform

# The server looks tables over by itself after a while; until then its plans know nothing of them.
_MANY = 1_000
_GROWN = "posts, post_facts, post_identities, content"


@dataclass(frozen=True)
class Subjects:
    """Whom observations speak of: the rows of `staged_posts`, or the one of `staged_account`."""

    account_ids: frozenset[int]
    new: int = 0
    known: int = 0


def resolve_posts(
    connection: Connection, workspace_id: int, reading: Reading, import_id: int
) -> Subjects:
    """Fills the temporary table `staged_posts` with content_id and post_id of every post."""
    for table in ("staged_posts", "said_of_posts"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS pg_temp.{table}")
    connection.exec_driver_sql(_SAID_OF_POSTS)
    connection.exec_driver_sql(_STAGED_POSTS)
    copy_rows(connection, "said_of_posts", _COLUMNS, _rows(reading))
    named = connection.execute(text("SELECT DISTINCT platform, account FROM said_of_posts"))
    names = [(Platform(platform), account) for platform, account in named]
    account_ids = ensure_accounts(connection, workspace_id, names)
    run_statements(connection, "merge_posts", workspace_id=workspace_id)
    run_statements(connection, "resolve_posts", workspace_id=workspace_id, import_id=import_id)
    new, all_posts = connection.execute(
        text("SELECT count(*) FILTER (WHERE is_new), count(*) FROM staged_posts")
    ).one()
    if new >= _MANY:
        connection.exec_driver_sql(f"ANALYZE (SKIP_LOCKED) {_GROWN}")
    return Subjects(frozenset(account_ids.values()), new=new, known=all_posts - new)


def account_as_subject(connection: Connection, workspace_id: int, reading: Reading) -> Subjects:
    """Fills the temporary table `staged_account`."""
    assert reading.platform is not None
    found = ensure_accounts(connection, workspace_id, [(reading.platform, reading.account)])
    (account_id,) = found.values()
    connection.exec_driver_sql("DROP TABLE IF EXISTS pg_temp.staged_account")
    connection.exec_driver_sql(
        f"CREATE TEMP TABLE staged_account ON COMMIT DROP AS SELECT {account_id:d}::bigint"
        " AS account_id"
    )
    return Subjects(frozenset({account_id}))


def refresh_facts(connection: Connection, workspace_id: int) -> None:
    """Sets content and posts of `staged_posts` to the latest word on every fact."""
    _restate(connection, workspace_id, _NOT_PLAINLY_NEW)


def restate_posts(connection: Connection, workspace_id: int, posts: str) -> None:
    """The same for the content_id and post_id that the query `posts` names."""
    known = f"SELECT content_id, post_id, false AS is_new FROM ({posts}) known"
    _restate(connection, workspace_id, known)


def _restate(connection: Connection, workspace_id: int, posts: str) -> None:
    """Before, nothing was known of when a new post was published."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS pg_temp.touched_posts")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE touched_posts ON COMMIT DROP AS"
        " SELECT p.content_id, p.post_id, CASE WHEN NOT t.is_new THEN p.published_at END"
        " AS published_at, CASE WHEN NOT t.is_new THEN p.published_day END AS published_day"
        f" FROM ({posts}) t"
        f" JOIN posts p USING (content_id, post_id) WHERE p.workspace_id = {workspace_id:d}"
    )
    run_statements(connection, "refresh_facts", workspace_id=workspace_id, by_hand=list(BY_HAND))
    run_statements(connection, "touch_republished", workspace_id=workspace_id)


# All that is said of the others stands already: resolve_posts.sql inserted them with these words.
_NOT_PLAINLY_NEW = """
SELECT content_id, post_id, is_new FROM staged_posts
WHERE NOT is_new OR work IS NOT NULL OR former_content_id IS NOT NULL
  OR facts - ARRAY['title', 'url', 'content_type', 'duration_s', 'text', 'language',
                   'published_at', 'published_day'] <> '{}'
"""
_STAGED_POSTS = """
CREATE TEMP TABLE staged_posts (
    place integer PRIMARY KEY, platform text NOT NULL, external_id text NOT NULL,
    account_id bigint NOT NULL, work text, facts jsonb NOT NULL,
    content_id bigint, post_id bigint, is_new boolean NOT NULL DEFAULT false,
    former_content_id bigint
) ON COMMIT DROP
"""
_SAID_OF_POSTS = """
CREATE TEMP TABLE said_of_posts (
    place integer NOT NULL, platform text NOT NULL, external_id text NOT NULL,
    account text NOT NULL, work text, facts jsonb NOT NULL
) ON COMMIT DROP
"""
_COLUMNS = ("place", "platform", "external_id", "account", "work", "facts")


def _rows(reading: Reading) -> Iterator[Sequence[object]]:
    for place, facts in enumerate(reading.posts):
        account = facts.account or reading.account
        said = _as_json(facts)
        yield place, facts.platform.value, facts.external_id, account, facts.work, said


def _as_json(facts: PostFacts) -> dict[str, object]:
    """Only what the file does say, so that silence never overwrites an earlier word."""
    said: dict[str, object | None] = {
        "title": facts.title,
        "url": facts.url,
        "content_type": facts.content_type,
        "duration_s": None if facts.duration_s is None else str(facts.duration_s),
        "text": facts.text,
        "language": facts.language,
        "creator": facts.creator,
        "topic": facts.topic,
        **_published(facts.published),
        **{f"feature:{name}": value for name, value in facts.features.items()},
    }
    told = {name: value for name, value in said.items() if value not in (None, "")}
    return told | dict.fromkeys(facts.cleared)


def _published(published: datetime | date | None) -> dict[str, object]:
    if isinstance(published, datetime):
        return {"published_at": published.isoformat()}
    return {"published_day": published.isoformat()} if published else {}
