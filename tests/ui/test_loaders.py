import pytest

from ui import loaders


@pytest.fixture
def state(monkeypatch):
    """What the database would say, how often it was asked, and how often this process wrote."""
    told = {"version": "1", "asked": 0, "writes": 0}

    def read(_):
        told["asked"] += 1
        return told["version"]

    monkeypatch.setattr(loaders, "_read_version", read)
    monkeypatch.setattr(loaders, "writes", lambda: told["writes"])
    return told


def test_a_page_asks_once_for_the_version_and_keeps_to_it(state):
    with loaders.one_state():
        assert loaders.version(1) == "1"
        state["version"] = "2"
        assert loaders.version(1) == "1"
    assert state["asked"] == 1


def test_the_next_run_asks_again(state):
    with loaders.one_state():
        loaders.version(1)
    state["version"] = "2"
    with loaders.one_state():
        assert loaders.version(1) == "2"


def test_what_a_page_writes_it_shows(state):
    with loaders.one_state():
        loaders.version(1)
        state.update(version="2", writes=1)
        assert loaders.version(1) == "2"


def test_workspaces_have_versions_of_their_own(state):
    with loaders.one_state():
        loaders.version(1)
        state["version"] = "7"
        assert loaders.version(2) == "7"


def test_outside_a_page_every_question_is_asked(state):
    loaders.version(1)
    loaders.version(1)
    assert state["asked"] == 2


def test_a_page_that_fails_leaves_nothing_behind(state):
    with pytest.raises(RuntimeError), loaders.one_state():
        raise RuntimeError
    loaders.version(1)
    loaders.version(1)
    assert state["asked"] == 2
