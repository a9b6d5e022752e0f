from decimal import Decimal

from analytics.leaderboards.order import Order
from analytics.leaderboards.report import Board
from charts.leaderboards import MOST_DRAWN, leaderboard_figure, leaderboard_summary
from tests.leaderboard_factories import a_leaderboard, a_standing

TYPICAL = Board(order=Order.TYPICAL)


def test_totals_are_bars_of_those_with_a_place():
    (bars,) = leaderboard_figure(a_leaderboard()).data
    assert bars.type == "bar"
    assert list(bars.x) == [60_000, 30_000]


def test_typical_posts_are_points_with_their_intervals_beside_that_of_all():
    figure = leaderboard_figure(a_leaderboard(board=TYPICAL))
    (points,) = figure.data
    assert points.error_x.array == (250.0, 250.0)
    assert points.error_x.arrayminus == (200.0, 200.0)
    assert figure.layout.shapes[0].x0 == 900


def test_without_typical_posts_the_totals_are_drawn():
    (bars,) = leaderboard_figure(a_leaderboard(board=TYPICAL, typical=None)).data
    assert bars.type == "bar"


def test_two_of_one_name_are_two_rows():
    rows = (a_standing(1, "Same"), a_standing(2, "Same"))
    figure = leaderboard_figure(a_leaderboard(rows=rows))
    assert figure.layout.yaxis.ticktext == ("1  Same", "2  Same")
    assert len(set(figure.data[0].y)) == 2


def test_names_are_shown_as_they_were_written():
    figure = leaderboard_figure(a_leaderboard(rows=(a_standing(1, "<b>A</b>"),)))
    assert figure.layout.yaxis.ticktext == ("1  &lt;b&gt;A&lt;/b&gt;",)
    assert "<b>" not in figure.data[0].customdata[0]


def test_a_long_board_is_drawn_in_part():
    rows = tuple(a_standing(n, f"Name {n}") for n in range(1, 40))
    figure = leaderboard_figure(a_leaderboard(rows=rows))
    assert len(figure.data[0].x) == MOST_DRAWN == len(figure.layout.annotations)


def test_the_summary_tells_the_first_ones():
    assert leaderboard_summary(a_leaderboard()) == "Views in all: Ana 60,000, Ben 30,000."


def test_the_axis_counts_in_the_words_of_the_metric_like_every_other_chart():
    rows = (a_standing(1, "A", total=Decimal(822_520)),)
    figure = leaderboard_figure(a_leaderboard(rows=rows))
    assert figure.layout.xaxis.ticktext[1] == "200K"
    assert figure.layout.xaxis.range[0] == 0
