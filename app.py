"""Content performance workbench: theme, navigation and the shared frame."""

import streamlit as st

from ui import frame

st.set_page_config(
    page_title="Content performance workbench",
    page_icon=str(frame.STATIC / "favicon.png"),
    layout="wide",
)

overview = st.Page(
    "pages/measure/overview.py", title="Overview", icon=":material/monitoring:", default=True
)
content = st.Page(
    "pages/measure/content.py",
    title="Content",
    icon=":material/play_circle:",
    url_path="content",
)
platforms = st.Page(
    "pages/measure/platforms.py",
    title="Platforms",
    icon=":material/compare:",
    url_path="platforms",
)
leaderboards = st.Page(
    "pages/measure/leaderboards.py",
    title="Leaderboards",
    icon=":material/leaderboard:",
    url_path="leaderboards",
)
timing = st.Page(
    "pages/measure/timing.py",
    title="Timing",
    icon=":material/schedule:",
    url_path="timing",
)
correlations = st.Page(
    "pages/explain/correlations.py",
    title="Correlations",
    icon=":material/scatter_plot:",
    url_path="correlations",
)
kept = st.Page(
    "pages/explain/kept.py",
    title="Kept analyses",
    icon=":material/bookmarks:",
    url_path="kept",
)
insights = st.Page(
    "pages/improve/insights.py",
    title="Insights",
    icon=":material/lightbulb:",
    url_path="insights",
)
experiments = st.Page(
    "pages/improve/experiments.py",
    title="Experiments",
    icon=":material/science:",
    url_path="experiments",
)
benchmarks = st.Page(
    "pages/improve/benchmarks.py",
    title="Benchmarks",
    icon=":material/flag:",
    url_path="benchmarks",
)
data_entry = st.Page(
    "pages/collect/data_entry.py",
    title="Enter figures",
    icon=":material/edit_note:",
    url_path="entry",
)
import_files = st.Page(
    "pages/collect/import_files.py",
    title="Import files",
    icon=":material/upload_file:",
    url_path="import",
)
catalogue = st.Page(
    "pages/collect/catalogue.py", title="Catalogue", icon=":material/sell:", url_path="catalogue"
)
history = st.Page(
    "pages/collect/history.py", title="History", icon=":material/history:", url_path="history"
)
export = st.Page(
    "pages/collect/export.py", title="Export", icon=":material/download:", url_path="export"
)
notes = st.Page(
    "pages/collect/notes.py", title="Notes", icon=":material/sticky_note_2:", url_path="notes"
)

dictionary = st.Page(
    "pages/measure/dictionary.py",
    title="Metrics",
    icon=":material/dictionary:",
    url_path="metrics",
)

trends = st.Page(
    "pages/explain/trends.py", title="Trends", icon=":material/trending_up:", url_path="trends"
)

anomalies = st.Page(
    "pages/explain/anomalies.py",
    title="Anomalies",
    icon=":material/crisis_alert:",
    url_path="anomalies",
)

sections = {
    "Measure": [overview, content, platforms, leaderboards, timing, dictionary],
    "Explain": [trends, correlations, anomalies, kept],
    "Improve": [insights, experiments, benchmarks],
    "Collect": [data_entry, import_files, catalogue, notes, history, export],
}
pages = [page for section in sections.values() for page in section]
frame.draw_logo()
page = st.navigation(sections, expanded=True)
frame.show(
    page,
    pages,
    frame.Frame(
        filter=page in [*sections["Measure"], *sections["Explain"], benchmarks]
        and page not in (content, dictionary, kept),
        line=page not in (overview, correlations, timing),
        compares=page in (overview, leaderboards),
        content=page == content,
        history=page == history,
    ),
)
