"""The page of links: what stands, the posts behind it, what matters, and why there is nothing."""

from dataclasses import replace

from analytics.correlations import Age, CorrelationChoice, Reach, importance_of
from domain.errors import NotEnoughData, StorageUnavailable
from tests.apps import an_app, failing, words_of
from tests.correlation_factories import (
    a_correlation_report,
    a_report_of_few_posts,
    a_report_without_posts,
)
from tests.factories import an_empty_workspace
from ui.correlations import loaders as correlation_loaders

PAGE = "pages/explain/correlations.py"


def the_page(monkeypatch, *, report=None, importance=None, address=None, **replaced):
    asked = []

    def answer(selection, choice):
        asked.append(choice)
        return report if report is not None else a_correlation_report(choice=choice)

    def matters(selection, choice, metric):
        return importance_of(answer(selection, choice), metric)

    monkeypatch.setattr(correlation_loaders, "correlation_report", answer)
    monkeypatch.setattr(correlation_loaders, "feature_importance", importance or matters)
    app = an_app(monkeypatch, page=PAGE, address=address or {}, **replaced)
    return app, asked


def test_the_surest_link_is_the_heading_and_its_posts_are_drawn(monkeypatch):
    app, asked = the_page(monkeypatch)
    assert not app.exception
    assert [header.value for header in app.header][1].startswith("Face and views")
    assert "Posts where face is yes went with" in words_of(app)
    assert r"Association\, not cause" in words_of(app)
    assert len(app.get("plotly_chart")) == 3
    assert asked[0] == CorrelationChoice()


def test_what_is_held_fixed_stands_in_the_small_print(monkeypatch):
    app, _ = the_page(monkeypatch)
    assert "held fixed: platform and account and format" in words_of(app)


def test_the_address_chooses_age_view_posts_and_pair(monkeypatch):
    address = {
        "age": "total",
        "view": "plain",
        "posts": "chosen",
        "feature": "topic",
        "outcome": "comments",
    }
    app, asked = the_page(monkeypatch, address=address)
    assert asked[-1] == CorrelationChoice(age=Age.TOTAL, adjusted=False, reach=Reach.CHOSEN)
    assert any(header.value.startswith("Topic and comments in all so far") for header in app.header)


def test_a_choice_is_kept_in_the_address(monkeypatch):
    app, _ = the_page(monkeypatch)
    app.selectbox(key="correlations_feature").set_value("topic").run()
    assert "topic" in app.query_params["feature"]
    assert "Topic shows no link with views" in words_of(app)


def test_a_feature_that_is_gone_yields_to_the_surest(monkeypatch):
    app, _ = the_page(monkeypatch, address={"feature": "own:gone $x$"})
    assert not app.exception
    assert any(header.value.startswith("Face and views") for header in app.header)


def test_no_posts_are_told_with_what_to_do(monkeypatch):
    app, _ = the_page(monkeypatch, report=a_report_without_posts())
    assert app.header[0].value.startswith("No posts published")
    assert app.button(key="no_links_widen").label == "Show all days with figures"


def test_few_posts_are_told_with_how_many_are_needed(monkeypatch):
    app, asked = the_page(monkeypatch, report=a_report_of_few_posts())
    assert app.header[0].value == "Not enough posts to compare"
    assert "needs 20 posts" in words_of(app)
    app.button(key="links_total").click().run()
    assert asked[-1].age is Age.TOTAL


def test_too_few_for_importance_leave_the_links(monkeypatch):
    few = NotEnoughData("Which features matter", needed=40, got=30, unit="pieces of content")
    app, _ = the_page(monkeypatch, importance=failing(few))
    assert "needs 40 pieces of content" in app.info[0].value
    assert len(app.get("plotly_chart")) == 2


def test_names_of_users_are_text(monkeypatch):
    report = a_correlation_report()
    hostile = tuple(
        replace(one, label="$x$ :red[hi] <b>") if one.name == "own:face" else one
        for one in report.table.features
    )
    report = replace(report, table=replace(report.table, features=hostile))
    app, _ = the_page(monkeypatch, report=report)
    assert not app.exception
    assert any(r"\$x\$ \:" in header.value for header in app.header)


def test_an_empty_workspace_leads_to_the_import(monkeypatch):
    app, _ = the_page(monkeypatch, workspace_reports=lambda: (an_empty_workspace(),))
    assert app.header[0].value == "No figures yet"


def test_a_lost_database_is_calm(monkeypatch):
    down = failing(StorageUnavailable("gone"))
    monkeypatch.setattr(correlation_loaders, "correlation_report", down)
    app = an_app(monkeypatch, page=PAGE, is_reachable=down)
    if "cannot be reached" not in words_of(app):
        monkeypatch.setattr(correlation_loaders, "correlation_report", down)
        app.run()
    assert "cannot be reached right now" in words_of(app)
