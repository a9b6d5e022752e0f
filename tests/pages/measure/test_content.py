from dataclasses import replace

from domain.errors import NotFound, StorageUnavailable
from tests.apps import CONTENT, an_app, failing, words_of
from tests.content_factories import a_content_report, a_post, a_table_only_content
from tests.factories import an_empty_workspace


def the_page(monkeypatch, **replaced):
    return an_app(monkeypatch, page=CONTENT, address={"content": "7"}, **replaced)


def test_shows_totals_charts_features_and_observations(monkeypatch):
    app = the_page(monkeypatch)
    assert not app.exception
    assert app.header[0].value == "How we rebuilt our studio in nine days"
    assert [metric.value for metric in app.metric] == ["61.2K", "12.1K", "3,210"]
    assert len(app.get("plotly_chart")) == 2
    assert "hollow points: estimated" in words_of(app)
    assert len(app.dataframe[-1].value) == 12


def test_without_a_choice_it_suggests_some(monkeypatch):
    app = an_app(monkeypatch, page=CONTENT)
    assert app.header[0].value == "Choose a piece of content"
    app.button(key="open_3").click().run()
    assert app.session_state["view_state"].view.content_id == 3


def test_a_search_without_a_hit_says_so_and_shows_the_words_plainly(monkeypatch):
    app = the_page(monkeypatch, content_matches=lambda *_: ())
    app.text_input(key="content_search").set_value("$x$ <b>").run()
    assert r"Nothing is called **\$x\$ \<b\>**" in words_of(app)


def test_a_hostile_title_is_text(monkeypatch):
    title = "$x$ :red[hi] [a](javascript:alert(1))"
    facts = replace(a_content_report().facts, title=title)
    app = the_page(monkeypatch, content_report=lambda *_: a_content_report(facts=facts))
    assert not app.exception
    assert app.header[0].value.startswith(r"\$x\$ \:")


def test_only_web_addresses_become_links(monkeypatch):
    post = a_post(url="javascript:alert(1)")
    app = the_page(monkeypatch, content_report=lambda *_: a_content_report(posts=(post,)))
    assert not app.exception
    assert len(app.get("link_button")) == 0


def test_a_total_without_days_is_shown_as_what_it_is(monkeypatch):
    app = the_page(monkeypatch, content_report=lambda *_: a_table_only_content())
    assert not app.exception
    assert "Amounts for longer periods" in words_of(app)
    assert len(app.get("plotly_chart")) == 0


def test_an_id_that_is_not_there_is_said(monkeypatch):
    app = the_page(monkeypatch, content_report=failing(NotFound("There is no content 7.")))
    assert not app.exception
    assert "There is no content 7" in app.info[0].value


def test_an_empty_workspace_leads_to_the_import(monkeypatch):
    app = the_page(monkeypatch, workspace_reports=lambda: (an_empty_workspace(),))
    assert app.header[0].value == "No figures yet"


def test_a_lost_database_is_calm(monkeypatch):
    down = failing(StorageUnavailable("gone"))
    app = the_page(monkeypatch, content_report=down, is_reachable=down)
    assert "cannot be reached right now" in words_of(app)
