"""Answers about one piece of content by age, for tests of its page, charts and exports."""

from dataclasses import replace
from datetime import date

import numpy as np

from analytics.answers import Unanswered
from analytics.content_ages import AgeCurve, ContentAges, PostAges
from analytics.content_outlook import report_outlook
from analytics.content_place import ContentPlace
from analytics.content_side_by_side import SideBySide, SinceCurve
from analytics.similar_content import SimilarContent, SimilarReport
from analytics.stats.early_signal import PastPosts, estimate_top_chance
from analytics.stats.synthetic import PostsRecipe, make_posts
from analytics.stats.typical import Outlier, Totals, typical_at
from database.queries.neighbours import Neighbour, Neighbours
from domain.vocabulary import Platform
from tests.content_factories import a_content_report
from tests.factories import LAST_DAY, TITLES, VIEWS

AGES = np.array([1.0, 2, 4, 7, 14, 28])
TOO_YOUNG = Unanswered("An outlier score: not enough data, needs 1 days of age, has 0.", 1, 0)


def a_post_ages(platform=Platform.YOUTUBE, **changes) -> PostAges:
    """6 days old with 2.3 times the typical total; 60 peers were finished before it."""
    made = make_posts(PostsRecipe(60, ages=AGES), seed=1)
    totals = Totals(np.repeat(np.arange(60), AGES.size), np.tile(AGES, 60), made.totals.reshape(-1))
    past = PastPosts(made.published, made.totals[:, 2], made.totals[:, -1])
    post = PostAges(
        post_id=1,
        platform=platform,
        account="Main",
        curve=AgeCurve(np.array([1.0, 2, 4, 6]), np.array([3000.0, 5200, 9100, 11_500])),
        peers=60,
        typical=typical_at(totals, np.arange(0.0, 31)),
        outlier=Outlier(float(np.log2(2.3)), 11_500, 5000, 6.0, 41),
        early=estimate_top_chance(past, 9100, age=4.0, final_age=28.0),
    )
    return replace(post, **changes)


def a_content_ages(*posts) -> ContentAges:
    return ContentAges(VIEWS, "video", posts or (a_post_ages(), a_lonely_post()))


def a_lonely_post() -> PostAges:
    nothing = AgeCurve(np.empty(0), np.empty(0))
    short = Unanswered("A typical course: not enough data, needs 5 posts, has 0.", 5, 0)
    early = Unanswered("An early signal: not enough data, needs 50 finished posts, has 0.", 50, 0)
    return a_post_ages(
        Platform.TIKTOK,
        post_id=2,
        curve=nothing,
        typical=short,
        outlier=TOO_YOUNG,
        early=early,
    )


def a_side_by_side(*ids, platform=Platform.YOUTUBE) -> SideBySide:
    """Each one of twice the totals of the one before; the last of several is not there."""
    curves = []
    for place, content_id in enumerate(ids or (7, 3, 4)):
        curve = AgeCurve(AGES, 100.0 * 2**place * AGES)
        reason = "not on YouTube" if place and place == len(ids or (7, 3, 4)) - 1 else ""
        curves.append(SinceCurve(content_id, TITLES[content_id % len(TITLES)], curve, reason))
    return SideBySide(VIEWS, platform, tuple(curves))


def a_similar_report(**changes) -> SimilarReport:
    rows = (
        SimilarContent(
            3, TITLES[2], (Platform.YOUTUBE,), date(2026, 4, 2), True, True, ("light",), 4800.0
        ),
        SimilarContent(
            5, "<b>$x$</b> studio", (Platform.TIKTOK,), None, False, False, ("studio", "nine"), None
        ),
    )
    return replace(SimilarReport(VIEWS, Platform.YOUTUBE, 6.0, 11_500.0, rows), **changes)


def content_answers() -> dict:
    """What the loaders of the content page give, by name."""
    later = Neighbour(8, TITLES[1])
    return {
        "content_ages": lambda *_: a_content_ages(),
        "content_place": lambda *_: ContentPlace(VIEWS, ()),
        "content_outlook": lambda *_: report_outlook(a_content_report(), today=LAST_DAY),
        "side_by_side": lambda _, ids, *__: a_side_by_side(*ids),
        "similar_content": lambda *_: a_similar_report(),
        "content_neighbours": lambda *_: Neighbours(None, later),
    }
