"""One figure."""

import streamlit as st

st.metric("Views", 1234)
