"""The whole app as AppTest runs it, its loaders replaced by reports from the factories."""

from dataclasses import replace
from pathlib import Path

from streamlit import config
from streamlit.testing.v1 import AppTest

from analytics.saved_views import SavedViewsReport
from tests.change_factories import a_change_report, a_movers_report
from tests.content_age_factories import content_answers
from tests.content_factories import a_content_report, some_matches
from tests.factories import (
    a_top_content_report,
    a_workspace,
    an_overview_report,
    some_filter_choices,
)
from ui import loaders
from ui.anomalies import loaders as anomaly_loaders
from ui.benchmarks import loaders as benchmark_loaders
from ui.content import loaders as content_loaders
from ui.insights import top
from ui.insights.top import TopInsights
from ui.notes import loaders as note_loaders
from ui.overview import loaders as overview_loaders
from ui.saved_views import loading as saved_views
from ui.trends import loaders as trend_loaders

PROJECT = Path(__file__).parent.parent
CONTENT = "pages/measure/content.py"
IMPORT = "pages/collect/import_files.py"
HISTORY = "pages/collect/history.py"
_PLACES = {
    "unusual_days": anomaly_loaders,
    "leader": overview_loaders,
    "running_tests": overview_loaders,
    "selection_notes": note_loaders,
    "content_notes": note_loaders,
    "trend_notes": trend_loaders,
    "kept_benchmarks": benchmark_loaders,
    "figures_of_others": benchmark_loaders,
}


def an_app(monkeypatch, *, page=None, address=None, first_view=None, **replaced) -> AppTest:
    """`replaced` are loaders by name. The page is switched to before the first run is looked at."""
    config.set_option("client.showErrorDetails", "full")
    answers = {
        "workspace_reports": lambda: (a_workspace(),),
        "overview_report": lambda selection, _: replace(an_overview_report(), selection=selection),
        "top_content_report": lambda *_, **__: a_top_content_report(),
        "filter_choices": lambda _: some_filter_choices(),
        "change_report": lambda *_: a_change_report(),
        "movers_report": lambda *_: a_movers_report(),
        "content_matches": lambda *_: some_matches(),
        "content_report": lambda *_: a_content_report(),
        "forget": lambda: None,
        "engine": lambda: None,
        "unusual_days": lambda *_: (),
        "leader": lambda *_: None,
        "running_tests": lambda _: (),
        "selection_notes": lambda *_: (),
        "content_notes": lambda *_: (),
        "trend_notes": lambda *_: (),
        "kept_benchmarks": lambda _: (),
        "figures_of_others": lambda *_: (),
        **replaced,
    }
    of_content = content_answers()
    for name, answer in {**of_content, **answers}.items():
        place = content_loaders if name in of_content else _PLACES.get(name, loaders)
        monkeypatch.setattr(place, name, answer)
    monkeypatch.setattr(saved_views, "default_view", lambda _: first_view)
    monkeypatch.setattr(top, "content_insights", lambda *_: ())
    monkeypatch.setattr(top, "top_insights", lambda _: TopInsights(None, ()))
    monkeypatch.setattr(saved_views, "saved_views_report", lambda _: SavedViewsReport(()))
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=30)
    app.query_params.update(address or {})
    app.run()
    if page:
        app.query_params.update(address or {})
        app.switch_page(page).run()
    return app


def failing(error):
    def fail(*_, **__):
        raise error

    return fail


def words_of(app: AppTest) -> str:
    """All text of the page, to look for a sentence wherever it stands."""
    shown = (*app.markdown, *app.caption, *app.title, *app.header, *app.subheader)
    told = (*app.info, *app.error, *app.warning)
    return "\n".join(str(element.value) for element in (*shown, *told))
