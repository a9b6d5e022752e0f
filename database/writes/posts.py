"""Finds or creates the posts of a reading and keeps what each import says of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, text

from database.writes.accounts import AccountName, ensure_accounts
from database.writes.staging import copy_rows
from database.writes.statements import run_statements
from domain.catalogue import BY_HAND
from domain.observations import PostFacts, Reading
from domain.vocabulary import Platform

PostKey = tuple[object, object]  # platform (None: the reading's only one), external id


@dataclass(frozen=True)
class Subjects:
    """Whom observations speak of. `places` leads to the staged post, or to the account's id."""

    places: Mapping[PostKey, int]
    account_ids: frozenset[int]
    new: int = 0
    known: int = 0


def resolve_posts(
    connection: Connection, workspace_id: int, reading: Reading, import_id: int
) -> Subjects:
    """Fills the temporary table `staged_posts` with content_id and post_id of every post."""
    merged = _merged(reading.posts)
    names = {_account_name(reading, facts) for facts in merged.values()}
    account_ids = ensure_accounts(connection, workspace_id, names)
    connection.exec_driver_sql("DROP TABLE IF EXISTS pg_temp.staged_posts")
    connection.exec_driver_sql(_STAGED_POSTS)
    copy_rows(connection, "staged_posts", _COLUMNS, _rows(reading, merged, account_ids))
    run_statements(connection, "resolve_posts", workspace_id=workspace_id, import_id=import_id)
    new = connection.execute(text("SELECT count(*) FROM staged_posts WHERE is_new")).scalar_one()
    return Subjects(
        _places(merged), frozenset(account_ids.values()), new=new, known=len(merged) - new
    )


def account_as_subject(connection: Connection, workspace_id: int, reading: Reading) -> Subjects:
    assert reading.platform is not None
    found = ensure_accounts(connection, workspace_id, [(reading.platform, reading.account)])
    (account_id,) = found.values()
    return Subjects({(None, None): account_id}, frozenset({account_id}))


def refresh_facts(connection: Connection, workspace_id: int) -> None:
    """Sets content and posts of `staged_posts` to the latest word on every fact."""
    _restate(connection, workspace_id, "SELECT content_id, post_id FROM staged_posts")


def restate_posts(connection: Connection, workspace_id: int, posts: str) -> None:
    """The same for the content_id and post_id that the query `posts` names."""
    _restate(connection, workspace_id, posts)


def _restate(connection: Connection, workspace_id: int, posts: str) -> None:
    connection.exec_driver_sql("DROP TABLE IF EXISTS pg_temp.touched_posts")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE touched_posts ON COMMIT DROP AS"
        f" SELECT p.content_id, p.post_id, p.published_at, p.published_day FROM ({posts}) t"
        f" JOIN posts p USING (content_id, post_id) WHERE p.workspace_id = {workspace_id:d}"
    )
    run_statements(connection, "refresh_facts", workspace_id=workspace_id, by_hand=list(BY_HAND))
    run_statements(connection, "touch_republished", workspace_id=workspace_id)


_STAGED_POSTS = """
CREATE TEMP TABLE staged_posts (
    place integer PRIMARY KEY, platform text NOT NULL, external_id text NOT NULL,
    account_id bigint NOT NULL, work text, facts jsonb NOT NULL,
    content_id bigint, post_id bigint, is_new boolean NOT NULL DEFAULT false,
    former_content_id bigint
) ON COMMIT DROP
"""
_COLUMNS = ("place", "platform", "external_id", "account_id", "work", "facts")


def _merged(posts: Sequence[PostFacts]) -> dict[tuple[Platform, str], PostFacts]:
    """One entry per post; a file that lists a post twice means its last row."""
    return {(facts.platform, facts.external_id): facts for facts in posts}


def _places(merged: Iterable[tuple[Platform, str]]) -> dict[PostKey, int]:
    """With and without the platform, which readings of one platform leave out."""
    places: dict[PostKey, int] = {}
    for place, (platform, external_id) in enumerate(merged):
        places[platform, external_id] = place
        places[None, external_id] = place
    return places


def _account_name(reading: Reading, facts: PostFacts) -> AccountName:
    return facts.platform, facts.account or reading.account


def _rows(
    reading: Reading,
    merged: Mapping[tuple[Platform, str], PostFacts],
    account_ids: Mapping[AccountName, int],
) -> Iterator[Sequence[object]]:
    for place, facts in enumerate(merged.values()):
        account_id = account_ids[_account_name(reading, facts)]
        yield (
            place,
            facts.platform.value,
            facts.external_id,
            account_id,
            facts.work,
            _as_json(facts),
        )


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
