"""`python -m benchmarks.reference PORT`: serves the page of one figure."""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """As in serve.py: what is left is Streamlit itself, not collecting garbage after each run."""
    gc.collect()
    gc.freeze()
    yield


app = st.App(Path(__file__).parent / "page.py", lifespan=lifespan)

if __name__ == "__main__":
    app.run(
        config={
            "server.port": int(sys.argv[1]),
            "server.address": "127.0.0.1",
            "runner.postScriptGC": False,
        }
    )
