"""The page of benchmarks: own history, where something stands, rates, and figures of others."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from analytics.benchmarks import BenchmarkChoice, Reach
from domain.errors import InvalidRequest, StorageUnavailable
from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Platform
from tests.apps import an_app, failing
from tests.apps import words_of as marked_words_of
from tests.benchmark_factories import (
    SHORTS,
    a_benchmark,
    a_history,
    a_report,
    a_target,
    an_amount,
    an_external_rate,
)
from tests.factories import an_empty_workspace
from ui.benchmarks import loaders, writing

PAGE = "pages/improve/benchmarks.py"
TODAY = date(2026, 7, 22)
HEADER = "platform,metric,interactions,denominator,value,unit,source,dated,n,definition,link"
GOOD = (
    "tiktok,engagement_rate,likes,views,2.5,percent,A study,2026-02-01,9,Per view,https://a.org/b"
)


@pytest.fixture
def page(monkeypatch):
    def open_page(report=None, *, stored=(), asked=None, address=None, **choices):
        def answer(selection, choice, name):
            if asked is not None:
                asked.append((choice, name))
            told = report(name) if callable(report) else report or a_report()
            return replace(told, choice=choice)

        monkeypatch.setattr(loaders, "benchmarks_report", answer)
        monkeypatch.setattr(loaders, "today_in", lambda _: TODAY)
        monkeypatch.setattr(loaders, "counters", lambda _: ("views", "likes"))
        choices["kept_benchmarks"] = lambda _: tuple(stored)
        return an_app(monkeypatch, page=PAGE, address=address, **choices)

    return open_page


@pytest.fixture
def written(monkeypatch):
    """What would be stored: name of the write and its last argument."""
    told = []
    for name in ("add", "revise", "remove", "keep"):
        monkeypatch.setattr(writing, name, lambda *given, name=name: told.append((name, given)))
    return told


def opened(app, *keys):
    """As a click on the heads of these parts does."""
    for key in keys:
        app.session_state[key] = True
    return app.run()


def words_of(app):
    return marked_words_of(app).replace("\\", "").replace("\u2060", "").replace("\u00a0", " ")


def table_of(app, column):
    return next(each.value for each in app.dataframe if column in each.value.columns)


def test_what_is_usual_stands_first_with_n_and_interval(page):
    app = page()
    assert not app.exception
    assert "YouTube, all formats: usually 10.5K views after 7 days" in words_of(app)
    rows = table_of(app, "Platform and format").set_index("Platform and format")
    middle = rows.loc["YouTube, short", "Median (95 %)"]
    assert middle == "12,500 (7,000 to 18,000)"  # ranks 7 and 18 of 24
    assert rows.loc["YouTube, short", "Posts"] == 24
    assert rows.loc["YouTube, short", "Middle half (p25 to p75)"] == "6,750 to 18,250"


def test_a_group_with_too_few_posts_says_so_in_its_cells_and_never_a_number(page):
    rows = table_of(page(), "Platform and format").set_index("Platform and format")
    few = "not enough data (needs {}, has {})"
    assert list(rows.loc["YouTube, video"])[1:] == [
        few.format(10, 4), few.format(10, 4), few.format(20, 4),
    ]  # fmt: skip
    assert rows.loc["TikTok, short", "Middle 80 % (p10 to p90)"] == few.format(20, 12)
    assert "all formats" in " ".join(rows.index)
    assert "TikTok, all formats" not in rows.index  # its only format says all of it


def test_the_age_the_posts_and_the_denominator_are_read_from_the_address(page):
    asked = []
    address = {"age": "28", "posts": "all", "per": "impressions", "metric": "likes"}
    page(asked=asked, address=address)
    assert asked[-1] == (BenchmarkChoice(28, Reach.ALL, "impressions"), "likes")


def test_a_choice_goes_into_the_address(page):
    app = page()
    app.selectbox(key="benchmarks_age").set_value(28).run()
    assert app.query_params["age"] == "28"
    app.selectbox(key="benchmarks_posts").set_value(Reach.CHOSEN).run()
    assert app.query_params["posts"] == "chosen"


def test_what_the_address_says_wrongly_is_told_and_ignored(page):
    app = page(address={"age": "soon", "per": "people", "amount": "-1"})
    assert "are ignored: age, per and amount" in words_of(app)
    assert not app.exception


def test_an_amount_is_placed_with_n_and_interval(page):
    app = page(address={"group": "youtube:short", "amount": "12000"})
    assert "12,000 views after 7 days: above 48 % of 24 posts" in words_of(app)
    app.number_input(key="benchmarks_amount").set_value(500).run()
    assert app.query_params["amount"] == "500"
    assert "500 views after 7 days: above 0 % of 24 posts" in words_of(app)


def test_an_amount_among_too_few_posts_is_refused(page):
    app = page(address={"group": "youtube:video", "amount": "12000"})
    assert "not enough data (needs 10, has 4)" in words_of(app)
    assert "No age has 10 posts of YouTube, video" in words_of(app)


def test_posts_of_the_chosen_days_stand_among_the_others(page):
    placed = table_of(page(address={"group": "youtube:short"}), "standing")
    # Ten were published in the last 28 days, every third day; the newest has the least.
    assert len(placed) == 10
    assert placed["standing"].iloc[0] == "0\u00a0%"
    assert list(placed["n"]) == [23] * 10


def test_posts_of_the_chosen_days_without_figures_at_the_age_are_told(page):
    app = page(a_report(a_history(SHORTS, kind=None, days=(28,))))
    assert "published in these days has views known after 7 days" in words_of(app)


def test_rates_name_their_denominator_what_they_count_and_n(page):
    app = page()
    assert "Engagement of the median post per view: YouTube 4.2 %" in words_of(app)
    assert "YouTube counts likes and comments" in words_of(app)
    rows = table_of(app, "All together")
    assert (rows["Posts"].iloc[0], rows["All together"].iloc[0]) == (20, "4.2\u00a0%")


def test_without_rates_the_reason_is_told(page):
    none = replace(a_report().rates, rows=())
    assert "No engagement rates" in words_of(page(a_report(rates=none)))


def test_a_target_is_drawn_told_and_offered_for_change(page):
    app = page(stored=[a_benchmark(a_target())])
    assert "Strokes, team's own: YouTube low below 2 %, target 4 %, good from 6 %" in words_of(app)
    opened(app, "targets")
    targets = [one.value for one in app.number_input if one.key.startswith("target_youtube")]
    assert targets == [2, 4, 6]


def test_a_target_of_another_definition_is_not_drawn_and_said(page):
    told = a_target()
    other = replace(told, definition=replace(told.definition, interactions=("likes",)))
    app = page(stored=[a_benchmark(other)])
    assert "Not drawn, because the team's target is defined otherwise" in words_of(app)


def test_a_target_is_saved_with_the_definition_that_is_shown(page, written):
    app = opened(page(), "targets")
    for field, value in zip(
        (one for one in app.number_input if one.key.startswith("target_youtube")), (2, 4, 6.5),
        strict=True,
    ):  # fmt: skip
        field.set_value(value)
    app.button(key="save_target").click().run()
    ((name, (_, draft)),) = written
    assert name == "add"
    assert draft.definition == a_target().definition
    assert (draft.low, draft.value, draft.high) == (0.02, 0.04, 0.065)


def test_a_figure_of_the_same_definition_stands_beside_own_ones_with_its_source(page):
    draft = an_amount(9_000.0, low=4_000.0, high=20_000.0)
    app = page(stored=[a_benchmark(draft)], address={"group": "youtube:short"})
    assert "1 figure of others, 1 may be compared" in words_of(app)
    row = table_of(app, "Beside own posts").iloc[0]
    assert row["Beside own posts"] == "own 12,500 (n = 24)"
    told = [one.value for one in app.caption if "Published by others" in one.value]
    assert all("](https://example.org/study)" in one for one in told)
    assert len(told) == 2  # under the groups and under the course


def test_a_figure_of_another_definition_is_listed_with_what_differs(page):
    draft = an_external_rate()
    other = replace(draft, definition=replace(draft.definition, denominator="followers"))
    app = page(stored=[a_benchmark(other)], address={"figure": "1"})
    assert "1 figure of others, 0 may be compared" in words_of(app)
    row = table_of(app, "Beside own posts").iloc[0]
    assert row["Beside own posts"].startswith("not compared: another denominator: followers")
    assert "Not compared with own figures" in words_of(app)
    assert not any("Published by others" in one.value for one in app.caption)


def test_one_figure_is_opened_by_its_address_and_can_be_removed(page, written):
    app = page(stored=[a_benchmark(an_external_rate(), 7)], address={"figure": "7"})
    assert "Own posts by the same definition: 4.2 % (n = 20)" in words_of(app)
    assert "Dated 1 Feb 2026" in words_of(app)
    app.button(key="figure_remove").click().run()
    assert written[0][0] == "remove"
    assert written[0][1][:2] == (1, 7)


def test_a_figure_that_is_gone_is_told(page):
    assert "There is no benchmark number 9 here" in words_of(page(address={"figure": "9"}))


def test_texts_of_sources_are_shown_as_they_are(page):
    hostile = an_amount(
        9_000.0, source="[x](javascript:alert(1)) :red[hi] <b>", link="https://a.org/)x(b<i>"
    )
    app = page(stored=[a_benchmark(hostile)], address={"figure": "1"})
    assert not app.exception
    told = next(one.value for one in app.caption if "Published by others" in one.value)
    assert "(https://a.org/%29x%28b%3Ci%3E)" in told
    assert "](javascript" not in told
    assert ":red[" not in told


def fill(app, **fields):
    for name, value in fields.items():
        key = f"new_figure_0_{name}"
        for kind in (app.text_input, app.number_input, app.text_area, app.date_input,
                     app.selectbox, app.multiselect):  # fmt: skip
            for one in kind:
                if one.key == key:
                    one.set_value(value)
    return app


def test_a_figure_is_entered_and_saved(page, written):
    app = opened(page(), "new_benchmark")
    fill(app, platform=Platform.TIKTOK, denominator="followers").run()
    fill(app, **{"Value, %": 2.5, "Low end of its band, %": 1.0})
    fill(app, source="A study", link="https://a.org/b", dated=date(2026, 2, 1), n=900,
         definition="Likes and more")  # fmt: skip
    app.button(key="save_figure").click().run()
    ((name, (_, draft)),) = written
    assert (name, draft.value, draft.low, draft.high) == ("add", 0.025, 0.01, None)
    assert draft.definition.platform is Platform.TIKTOK
    assert draft.definition.denominator == "followers"
    assert (draft.source, draft.n, draft.dated) == ("A study", 900, date(2026, 2, 1))


def test_an_amount_asks_for_the_age_and_for_no_denominator(page, written):
    app = opened(page(), "new_benchmark")
    fill(app, metric="views").run()
    assert not [one for one in app.selectbox if one.key == "new_figure_0_denominator"]
    fill(app, source="A", link="https://a.org/b", dated=date(2026, 2, 1), n=9, definition="V",
         age=28, Value=5_000.0)  # fmt: skip
    app.button(key="save_figure").click().run()
    assert written[0][1][1].definition.age_days == 28


def test_a_refusal_is_told_and_what_was_typed_stays(page, monkeypatch):
    monkeypatch.setattr(writing, "add", failing(InvalidRequest("link: an address.")))
    app = fill(
        opened(page(), "new_benchmark"),
        source="A study",
        dated=date(2026, 2, 1),
        **{"Value, %": 2.5},
    )
    app.button(key="save_figure").click().run()
    assert "link: an address." in words_of(app)
    assert app.text_input(key="new_figure_0_source").value == "A study"


def upload(app, text):
    opened(app, "import_benchmarks")
    app.file_uploader[0].set_value(("figures.csv", text.encode(), "text/csv"))
    return app.button(key="import_benchmarks_now").click().run()


def test_a_table_is_imported(page, written):
    upload(page(), f"{HEADER}\n{GOOD}\n")
    ((name, (_, drafts)),) = written
    assert (name, drafts[0].value) == ("keep", 0.025)


def test_a_bad_table_is_refused_with_file_row_column_value_and_what_to_do(page, written):
    app = upload(page(), f"{HEADER}\n{GOOD}\n{GOOD.replace('tiktok', '=tok')}\n")
    assert "Nothing was imported, because 1 row cannot be taken." in words_of(app)
    row = table_of(app, "What to do").iloc[0]
    assert (row["File"], row["Row"], row["Column"], row["Value"]) == (
        "figures.csv", 3, "platform", "=tok",
    )  # fmt: skip
    assert row["Expected"].startswith("one of youtube")
    assert row["What to do"] == "Correct the cell and upload again."
    assert written == []


def test_another_kind_of_table_and_no_table_are_told(page, written):
    assert "has no columns" in words_of(upload(page(), "day,views\n2026-01-01,1\n"))
    app = opened(page(), "import_benchmarks")
    app.button(key="import_benchmarks_now").click().run()
    assert "Choose a file first." in words_of(app)


def test_no_posts_say_why_and_what_to_do_and_figures_can_still_be_entered(page):
    app = page(a_report(groups=(), published=0))
    assert "No posts published up to 21 Jul 2026" in words_of(app)
    app.button(key="benchmarks_all").click().run()
    assert app.query_params["posts"] == "all"
    assert "No figures of others yet" in words_of(app)


def test_a_metric_that_does_not_add_up_yields_to_the_first(page):
    def report(name):
        if name == "reach":
            raise InvalidRequest("Reach cannot be added up.")
        return a_report(metric=STANDARD_METRICS["likes"])

    app = page(report, address={"metric": "reach"})
    assert "Reach cannot be added up. Shown instead: likes." in words_of(app)


def test_without_any_figures_the_page_leads_to_the_import(page):
    app = page(workspace_reports=lambda: (an_empty_workspace(),))
    assert "No figures yet" in words_of(app)
    assert not app.get("plotly_chart")


def test_without_a_database_the_page_stays_calm(page):
    app = page(failing(StorageUnavailable("down")))
    assert "The database cannot be reached right now" in words_of(app)


def test_posts_without_age_and_changes_of_counting_are_told(page):
    note = "3 posts of 40 have no views by age: that takes the time of publication."
    assert "3 posts of 40 have no views by age" in words_of(page(a_report(notes=(note,))))


def test_posts_without_any_age_say_what_to_import_and_leave_rates_and_figures(page):
    told = a_report(a_history(SHORTS[:0], kind=None), published=12)
    app = page(told)
    assert "No views by age" in words_of(app)
    assert "12 posts were published in these days" in words_of(app)
    assert "Where would it stand?" not in words_of(app)
    assert "Engagement of the median post" in words_of(app)
    assert "No figures of others yet" in words_of(app)


def test_a_wide_gap_of_own_posts_shows_no_chart_and_no_traceback(page):
    app = page(a_report(a_history(np.full(24, np.nan), kind=None)))
    assert "Not enough posts with views after 7 days" in words_of(app)
    assert not app.exception
