"""A page of one figure: what Streamlit itself costs."""
