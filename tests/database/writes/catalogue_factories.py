"""Imports that say facts of posts, and what the catalogue then holds."""

from dataclasses import dataclass, replace
from itertools import count

from sqlalchemy import Connection, select

from database.tables import content, creators, posts, topics
from database.writes.catalogue import record_edits
from database.writes.imports import ImportOutcome, record_import
from database.writes.reversal import redo_import, undo_import
from domain.catalogue import Edit
from domain.observations import PostFacts, Reading
from domain.vocabulary import Grain, Platform

_numbers = count(1)


@dataclass(frozen=True)
class Catalogue:
    connection: Connection
    workspace_id: int

    def file(self, *posts: PostFacts, **changes) -> ImportOutcome:
        """A file that says these facts."""
        number = next(_numbers)
        reading = Reading(
            file_name=f"file-{number}.csv",
            fingerprint=f"file-{number}",
            format="test",
            label="Test",
            platform=None,
            grain=Grain.POST,
            metrics=("views",),
            posts=list(posts),
            observations=[],
            account="Main",
        )
        return record_import(
            self.connection, self.workspace_id, replace(reading, **changes), actor="file"
        )

    def edit(self, content_id: int, *, post_id: int | None = None, **said) -> ImportOutcome:
        return self.edits(Edit(content_id, said, post_id))

    def edits(self, *edits: Edit) -> ImportOutcome:
        return record_edits(self.connection, self.workspace_id, edits, actor="Mara")

    def undo(self, outcome: ImportOutcome) -> None:
        undo_import(self.connection, self.workspace_id, outcome.import_id, actor="test")

    def redo(self, outcome: ImportOutcome) -> None:
        redo_import(self.connection, self.workspace_id, outcome.import_id, actor="test")

    def ids(self, external_id: str) -> tuple[int, int]:
        return self.connection.execute(
            select(posts.c.content_id, posts.c.post_id).where(
                posts.c.workspace_id == self.workspace_id, posts.c.external_id == external_id
            )
        ).one()

    def of(self, external_id: str = "a"):
        """The content of a post as it is shown, and the post's own address and publication."""
        query = (
            select(
                content,
                creators.c.name.label("creator"),
                topics.c.name.label("topic"),
                posts.c.url,
                posts.c.published_at.label("post_published_at"),
                posts.c.published_day,
            )
            .select_from(
                posts.join(content, posts.c.content_id == content.c.content_id)
                .outerjoin(creators, creators.c.creator_id == content.c.creator_id)
                .outerjoin(topics, topics.c.topic_id == content.c.topic_id)
            )
            .where(posts.c.workspace_id == self.workspace_id, posts.c.external_id == external_id)
        )
        return self.connection.execute(query).one()


def a_post(external_id="a", *, platform=Platform.YOUTUBE, **facts) -> PostFacts:
    return PostFacts(external_id, platform, **facts)
