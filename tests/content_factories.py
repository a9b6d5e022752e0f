"""Reports on one piece of content for tests of its page, charts and exports."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np

from analytics.content import (
    ContentFacts,
    ContentMatch,
    ContentReport,
    ObservationRow,
    PeriodFigure,
    PostSeries,
)
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.vocabulary import Figure, Platform
from tests.factories import LAST_DAY, TITLES, VIEWS, waves


def a_post(platform=Platform.YOUTUBE, *, level=4_000.0, length=60, **changes) -> PostSeries:
    first = LAST_DAY - timedelta(days=length - 1)
    fading = np.round(level * np.exp(-np.arange(length) / 18) * waves(1000, days=length) / 1000)
    running = tuple(
        (datetime(2026, 6, 1, 8, tzinfo=UTC) + timedelta(days=5 * n), Decimal(int(level * (n + 3))))
        for n in range(10)
    )
    estimated = np.zeros(length, dtype=bool)
    estimated[20:24] = True
    series = PostSeries(
        post_id=1,
        platform=platform,
        account="Main",
        url="https://www.youtube.com/watch?v=abc",
        external_id="abc",
        published_at=datetime(2026, 5, 23, 15, 30, tzinfo=UTC),
        days=tuple(first + timedelta(days=n) for n in range(length) if n not in (30, 31)),
        values=np.delete(fading, [30, 31]),
        estimated=np.delete(estimated, [30, 31]),
        corrected=np.zeros(length - 2, dtype=bool),
        running=running,
        period_figures=(),
    )
    return replace(series, **changes)


def a_content_report(**changes) -> ContentReport:
    report = ContentReport(
        facts=ContentFacts(
            content_id=7,
            title="How we rebuilt our studio in nine days",
            content_type="video",
            creator="Mara",
            topic="Studio",
            published_at=datetime(2026, 5, 23, 15, 30, tzinfo=UTC),
            duration_s=Decimal(754),
            language="en",
            text="Nine days, four walls and one very patient electrician.",
            features={"hashtags": 3, "title_length": 38, "has_question": False},
        ),
        metric=VIEWS,
        metrics=(VIEWS, STANDARD_METRICS["likes"]),
        time_zone="Europe/Berlin",
        totals=(
            (VIEWS, Platform.YOUTUBE, Decimal(61_234), "60 days"),
            (VIEWS, Platform.TIKTOK, Decimal(12_087), "60 days"),
            (STANDARD_METRICS["likes"], Platform.YOUTUBE, Decimal(3_210), "a running total"),
        ),
        posts=(a_post(), a_post(Platform.TIKTOK, level=900, post_id=2, running=())),
        observations=tuple(an_observation_row(n) for n in range(12)),
        observations_left_out=30,
        definition_changes=(),
        notes=(),
    )
    return replace(report, **changes)


def an_observation_row(n: int = 0) -> ObservationRow:
    day = LAST_DAY - timedelta(days=n)
    return ObservationRow(
        platform=Platform.YOUTUBE,
        metric="views",
        figure=Figure.PERIOD if n % 2 else Figure.CUMULATIVE,
        captured_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        period=Period(day, day) if n % 2 else None,
        value=Decimal(61_234 - 400 * n),
        import_id=3,
        file_name="Chart data.csv",
        imported_at=datetime(2026, 7, 22, 6, tzinfo=UTC),
    )


def a_table_only_content() -> ContentReport:
    whole = Period(date(2026, 1, 1), LAST_DAY)
    figure = PeriodFigure(whole, Decimal(61_234), Decimal(61_234))
    post = a_post(
        days=(),
        values=np.array([]),
        estimated=np.array([], dtype=bool),
        corrected=np.array([], dtype=bool),
        running=(),
        period_figures=(figure,),
    )
    return a_content_report(posts=(post,))


def some_matches() -> tuple[ContentMatch, ...]:
    return tuple(
        ContentMatch(n, title, (Platform.YOUTUBE,), LAST_DAY - timedelta(days=n))
        for n, title in enumerate(TITLES, start=1)
    )
