"""A person's word on content outranks what files say, and can be taken back like an import."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from database.tables import imports
from domain.catalogue import Edit
from domain.errors import InvalidRequest, NotFound
from domain.observations import Observation
from domain.vocabulary import Figure, Platform
from tests.database.reconciliation.stored import stored_days
from tests.database.writes.catalogue_factories import Catalogue, a_post
from tests.search_depth import HISTORIES


@pytest.fixture
def catalogue(connection, workspace_id) -> Catalogue:
    return Catalogue(connection, workspace_id)


def test_a_later_file_does_not_overwrite_what_a_person_corrected(catalogue):
    catalogue.file(a_post(title="Ttile", topic="Chess"))
    content_id, _ = catalogue.ids("a")
    catalogue.edit(content_id, title="Title")
    catalogue.file(a_post(title="Ttile", topic="Go"))
    assert (catalogue.of().title, catalogue.of().topic) == ("Title", "Go")


def test_the_later_of_two_corrections_counts(catalogue):
    catalogue.file(a_post(title="First"))
    content_id, _ = catalogue.ids("a")
    catalogue.edit(content_id, title="Second")
    catalogue.edit(content_id, title="Third")
    assert catalogue.of().title == "Third"


def test_undoing_a_correction_brings_back_the_word_before_it(catalogue):
    catalogue.file(a_post(title="File"))
    content_id, _ = catalogue.ids("a")
    first = catalogue.edit(content_id, title="One")
    second = catalogue.edit(content_id, title="Two")
    catalogue.undo(second)
    assert catalogue.of().title == "One"
    catalogue.undo(first)
    assert catalogue.of().title == "File"


def test_a_correction_done_again_counts_where_it_counted_before(catalogue):
    catalogue.file(a_post(title="File"))
    content_id, _ = catalogue.ids("a")
    first = catalogue.edit(content_id, title="One", topic=None)
    second = catalogue.edit(content_id, title="Two")
    for outcome in (first, second):
        catalogue.undo(outcome)
    catalogue.file(a_post(title="Later file", topic="Go"))
    catalogue.redo(first)
    assert (catalogue.of().title, catalogue.of().topic) == ("One", None)
    catalogue.redo(second)
    catalogue.undo(first)
    assert (catalogue.of().title, catalogue.of().topic) == ("Two", "Go")


def test_an_emptied_fact_stays_empty_whatever_files_say(catalogue):
    said = {"creator": "Mara", "topic": "Go", "content_type": "video", "language": "en"}
    more = {"text": "Words", "duration_s": Decimal(61), "url": "https://example.org/a"}
    said |= more | {"published": date(2026, 3, 1), "title": "A title"}
    catalogue.file(a_post(**said, features={"hook": "question", "faces": 2}))
    content_id, _ = catalogue.ids("a")
    catalogue.edit(content_id, **dict.fromkeys(said), **{"feature:hook": None})
    catalogue.file(a_post(**said, features={"hook": "list"}))
    found = catalogue.of()
    shown = found.creator, found.topic, found.content_type, found.language, found.text
    assert (*shown, found.duration_s, found.url, found.published_at) == (None,) * 8
    assert (found.title, found.features, found.published_day) == ("", {"faces": 2}, None)


def test_blank_text_empties_a_fact(catalogue):
    catalogue.file(a_post(topic="Go"))
    catalogue.edit(catalogue.ids("a")[0], topic="  ")
    assert catalogue.of().topic is None


def test_features_keep_their_type(catalogue):
    catalogue.file(a_post(features={"hook": "list"}))
    said = {"feature:hook": "question", "feature:faces": 2, "feature:ad": False, "feature:x": 0.5}
    catalogue.edit(catalogue.ids("a")[0], **said)
    assert catalogue.of().features == {"hook": "question", "faces": 2, "ad": False, "x": 0.5}


def test_a_word_on_content_holds_on_all_its_platforms_and_for_posts_that_join_later(catalogue):
    catalogue.file(
        a_post("a", title="Both", topic="Go", work="w"),
        a_post("b", platform=Platform.TIKTOK, title="Both", topic="Go", work="w"),
    )
    catalogue.edit(catalogue.ids("a")[0], topic="Chess")
    catalogue.file(a_post("c", platform=Platform.X, title="Both too", topic="Go", work="w"))
    assert catalogue.ids("c")[0] == catalogue.ids("a")[0]
    assert {catalogue.of(each).topic for each in "abc"} == {"Chess"}
    assert catalogue.of("c").title == "Both too"


def test_an_address_and_a_publication_are_of_one_post(catalogue):
    catalogue.file(
        a_post("a", title="Both", work="w", published=date(2026, 3, 1)),
        a_post("b", platform=Platform.TIKTOK, work="w", published=date(2026, 3, 2)),
    )
    content_id, post_id = catalogue.ids("b")
    moment = datetime(2026, 2, 1, 12, tzinfo=UTC)
    catalogue.edit(content_id, post_id=post_id, url="https://example.org/b", published=moment)
    assert catalogue.of("b").url == "https://example.org/b"
    assert (catalogue.of("a").url, catalogue.of("a").published_day) == (None, date(2026, 3, 1))
    assert (catalogue.of("b").post_published_at, catalogue.of("b").published_day) == (moment, None)
    assert catalogue.of("a").published_at == moment


def test_a_corrected_publication_moves_the_days_and_its_undo_moves_them_back(
    catalogue, connection, workspace_id
):
    """A first total counts from publication: 90 over three days is 30 a day, over nine 10."""
    total = Observation(Figure.CUMULATIVE, (90,), "a", moment=date(2026, 3, 9))
    catalogue.file(
        a_post(published=date(2026, 3, 7)), observations=[total], platform=Platform.YOUTUBE
    )
    before = stored_days(connection, workspace_id)
    edit = catalogue.edit(catalogue.ids("a")[0], published=date(2026, 3, 1))
    moved = stored_days(connection, workspace_id)
    assert moved != before
    catalogue.undo(edit)
    assert stored_days(connection, workspace_id) == before


def test_one_save_is_one_import_that_says_who_and_what(catalogue, connection, workspace_id):
    catalogue.file(a_post("a"), a_post("b"))
    ids = [catalogue.ids(each)[0] for each in "ab"]
    outcome = catalogue.edits(*(Edit(each, {"topic": "Go", "feature:hook": "x"}) for each in ids))
    row = connection.execute(select(imports).where(imports.c.import_id == outcome.import_id)).one()
    assert (row.format, row.actor, row.account) == ("edited", "Mara", "Main")
    assert row.file_name == "Edited by hand: topic, hook"
    assert (row.rows_read, row.rows_imported) == (2, 2)
    assert (outcome.known_posts, outcome.new_posts) == (2, 0)


def test_the_same_correction_can_be_made_again_after_another(catalogue):
    catalogue.file(a_post())
    content_id, _ = catalogue.ids("a")
    for topic in ("Go", "Chess", "Go"):
        catalogue.edit(content_id, topic=topic)
    assert catalogue.of().topic == "Go"


def test_content_that_is_gone_is_told_and_nothing_is_saved(catalogue):
    catalogue.file(a_post())
    content_id, _ = catalogue.ids("a")
    with pytest.raises(NotFound, match="no longer there"):
        catalogue.edits(Edit(content_id, {"topic": "Go"}), Edit(content_id + 1, {"topic": "Go"}))
    assert catalogue.of().topic is None


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, "nothing to save"),
        ({"title": "x" * 501}, "Title has 501 characters"),
        ({"url": "example.org"}, "begins with https://"),
        ({"duration_s": "long"}, "number of seconds"),
        ({"duration_s": -1}, "cannot be"),
        ({"published": "soon"}, "a day or a moment"),
        ({"published": datetime(2026, 3, 1, 12)}, "needs a time zone"),
        ({"duration_s": float("nan")}, "cannot be"),
        ({"feature:x": float("inf")}, "X is not a number"),
        ({"feature: ": 1}, "needs a name"),
    ],
)
def test_what_cannot_be_is_refused_in_words(catalogue, said, reason):
    catalogue.file(a_post())
    with pytest.raises(InvalidRequest, match=reason):
        catalogue.edit(catalogue.ids("a")[0], **said)


events = st.lists(
    st.tuples(
        st.sampled_from(["file", "hand"]),
        st.dictionaries(st.sampled_from(["title", "topic", "feature:hook"]),
                        st.sampled_from(["One", "Two", None])),
        st.booleans(),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@given(events)
@settings(max_examples=HISTORIES, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_said_and_taken_back_the_last_standing_word_counts(catalogue, told):
    """Against a plain model: people's standing words over the files', each the later one."""
    savepoint = catalogue.connection.begin_nested()
    catalogue.file(a_post(external_id="other"), a_post(title="Base"))
    content_id, _ = catalogue.ids("a")
    standing = [("file", {"title": "Base"})]
    taken_back = []
    for by, said, undone in told:
        if by == "file":
            facts = {name: word for name, word in said.items() if word and "feature" not in name}
            hook = {"hook": said["feature:hook"]} if said.get("feature:hook") else {}
            outcome = catalogue.file(a_post(**facts, features=hook))
            said = facts | {f"feature:{name}": word for name, word in hook.items()}
        elif said:
            outcome = catalogue.edit(content_id, **said)
        else:
            continue
        if undone:
            taken_back.append(outcome)
        else:
            standing.append((by, said))
    for outcome in taken_back:
        catalogue.undo(outcome)
    expected = {}
    for speaker in ("file", "hand"):
        for by, said in standing:
            if by == speaker:
                expected |= said
    found = catalogue.of()
    assert found.title == (expected.get("title") or "")
    assert found.topic == expected.get("topic")
    assert found.features.get("hook") == expected.get("feature:hook")
    savepoint.rollback()
