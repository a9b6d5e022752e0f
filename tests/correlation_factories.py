"""A report of links with known truth, for tests of its page, charts and exports."""

from dataclasses import replace

import numpy as np

from analytics.correlations import CorrelationChoice, CorrelationReport, Counted
from analytics.correlations.columns import (
    FeatureColumn,
    FeatureKind,
    amounts,
    category_column,
    per_view,
)
from analytics.correlations.post_table import PostTable
from analytics.correlations.report import _findings
from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Platform
from tests.factories import a_selection

TOPICS = ("Light", "Sound", "Running a studio")


def a_post_table(posts=240, *, seed=6, counted=Counted.AMOUNTS, held=True, **changes) -> PostTable:
    """A face brings 60 % more views, a question 40 % more comments; TikTok has ten times
    YouTube's views; nothing else matters."""
    rng = np.random.default_rng(seed)
    tiktok, face = rng.random(posts) < 0.5, rng.random(posts) < 0.4
    question, length = rng.random(posts) < 0.3, rng.integers(12, 70, posts).astype(float)
    topics = [TOPICS[place] for place in rng.integers(0, 3, posts)]
    views = np.round(np.exp(7 + 2.3 * tiktok + np.log(1.6) * face + rng.normal(0, 0.5, posts)))
    comments = rng.poisson(views * 0.01 * np.where(question, 1.4, 1.0)).astype(float)
    figures = {"views": views, "comments": comments}
    table = PostTable(
        post_ids=tuple(range(posts)),
        content_ids=tuple(range(posts)),
        titles=tuple(f"Post <b>{n}</b>" for n in range(posts)),
        platforms=tuple(Platform.TIKTOK if one else Platform.YOUTUBE for one in tiktok),
        features=(
            category_column("platform", "Platform", np.where(tiktok, "TikTok", "YouTube").tolist()),
            category_column("topic", "Topic", topics),
            FeatureColumn(
                "title_length", "Title length", FeatureKind.NUMBER, length, unit="characters"
            ),
            FeatureColumn(
                "question",
                "Question",
                FeatureKind.YES_NO,
                question.astype(float),
                phrase="with a question in the text",
            ),
            FeatureColumn(
                "own:face", "Face", FeatureKind.YES_NO, face.astype(float),
                phrase="where face is yes",
            ),
            FeatureColumn("links", "Links", FeatureKind.NUMBER, np.zeros(posts)),
        ),
        outcomes=_outcomes(figures, counted),
        held=tiktok[:, None].astype(float) if held else np.empty((posts, 0)),
        held_words=("platform and account", "format") if held else (),
        found=posts,
        notes=(),
    )  # fmt: skip
    return replace(table, **changes)


def _outcomes(figures, counted):
    metrics = {name: STANDARD_METRICS[name] for name in figures}
    if counted is Counted.AMOUNTS:
        return tuple(amounts(metrics[name], told) for name, told in figures.items())
    return (per_view(metrics["comments"], figures["comments"], figures["views"]),)


def a_correlation_report(*, table=None, choice=None, **changes) -> CorrelationReport:
    choice = choice or CorrelationChoice()
    table = table or a_post_table(counted=choice.counted, held=choice.adjusted)
    found = _findings(table)
    report = CorrelationReport(
        selection=a_selection(),
        choice=choice,
        time_zone="Europe/Berlin",
        table=table,
        findings=found,
        tests=sum(one.told for one in found),
        notes=("1 post has no day of publication and is left out.",),
    )
    return replace(report, **changes)


def a_report_without_posts(**changes) -> CorrelationReport:
    table = a_post_table()
    empty = replace(
        table, post_ids=(), content_ids=(), titles=(), platforms=(), features=(), outcomes=(),
        held=np.empty((0, 0)), found=0,
    )  # fmt: skip
    return a_correlation_report(table=empty, **changes)


def a_report_of_few_posts(posts=12, **changes) -> CorrelationReport:
    return a_correlation_report(table=a_post_table(posts), **changes)
