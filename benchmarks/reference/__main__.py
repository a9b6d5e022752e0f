"""`python -m benchmarks.reference PORT`: serves the page of one figure."""

import sys
from pathlib import Path

import streamlit as st

app = st.App(Path(__file__).parent / "page.py")

if __name__ == "__main__":
    app.run(config={"server.port": int(sys.argv[1]), "server.address": "127.0.0.1"})
