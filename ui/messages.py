"""Says what went wrong in the reader's words; bugs get an id that the log has too."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import streamlit as st

from domain.errors import NotEnoughData, NotFound, StorageUnavailable, WorkbenchError
from ui import loaders, words

_RETRY_SECONDS = 5
_logger = logging.getLogger("workbench")


@contextmanager
def explained() -> Iterator[None]:
    """Around a page or a part of it: what fails inside is told there, the rest stays."""
    try:
        yield
    except StorageUnavailable as error:
        _logger.warning("The database cannot be reached: %s", error.__cause__ or error)
        database_down()
    except (NotEnoughData, NotFound) as error:
        st.info(words.plain(str(error)), icon=":material/info:")
    except WorkbenchError as error:
        st.error(words.plain(str(error)), icon=":material/error:")
    except Exception:
        incident = uuid4().hex[:8]
        _logger.exception("Incident %s", incident)
        _tell_of_a_bug(incident)


def _tell_of_a_bug(incident: str) -> None:
    with st.container(border=True, key=f"incident_{incident}"):
        st.header("Something went wrong here", anchor=False)
        st.markdown(
            f"It is our mistake, not yours, and nothing was changed. The log tells more under "
            f"the id **{incident}**."
        )
        st.button("Try again", key=f"again_{incident}", icon=":material/refresh:")


def database_down() -> None:
    """A calm page that looks every few seconds whether the database is back."""
    with st.container(border=True, key="database_down"):
        st.header("The database cannot be reached right now", anchor=False)
        st.markdown(
            "Nothing is lost. This page comes back by itself as soon as the database answers."
        )
        _retry()


@st.fragment(run_every=_RETRY_SECONDS)
def _retry() -> None:
    asked = st.button("Retry now", key="retry_database", icon=":material/refresh:")
    try:
        back = loaders.is_reachable()
    except StorageUnavailable:
        st.caption(f"Trying again every {_RETRY_SECONDS} seconds.")
        return
    if back or asked:
        st.rerun()
