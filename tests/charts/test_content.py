import numpy as np

from charts.content import content_daily_figure, running_figure
from domain.vocabulary import Platform
from tests.content_factories import a_content_report, a_post, a_table_only_content


def test_absent_days_break_the_line():
    line = content_daily_figure(a_content_report()).data[0]
    assert len(line.x) == 60
    assert np.isnan(line.y[[30, 31]]).all()
    assert line.customdata[20].endswith("(estimated)")


def test_two_posts_on_one_platform_are_told_apart_by_account():
    posts = (a_post(), a_post(account="Second channel", post_id=2))
    names = [trace.name for trace in content_daily_figure(a_content_report(posts=posts)).data]
    assert names == ["YouTube, Main", "YouTube, Second channel"]


def test_the_running_total_shows_the_observed_points():
    (line,) = running_figure(a_content_report()).data
    assert line.mode == "lines+markers"
    assert len(line.x) == 10
    assert line.y[0] == 12_000


def test_content_without_days_draws_nothing():
    report = a_table_only_content()
    assert len(content_daily_figure(report).data) == len(running_figure(report).data) == 0


def test_a_post_that_never_ran_elsewhere_has_the_plain_name():
    posts = (a_post(), a_post(Platform.TIKTOK, post_id=2))
    names = [trace.name for trace in content_daily_figure(a_content_report(posts=posts)).data]
    assert names == ["YouTube", "TikTok"]
