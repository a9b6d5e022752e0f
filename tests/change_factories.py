"""Reports on what changed, for tests of pages, charts and exports."""

from dataclasses import replace
from decimal import Decimal

from analytics.change import Cause, ChangeReport, PlatformChange
from analytics.movers import Mover, MoversReport
from domain.vocabulary import Platform
from tests.factories import FOUR_WEEKS, TITLES, VIEWS, a_selection

_BEFORE = FOUR_WEEKS.shifted(-28)


def a_platform_change(platform, before, posts, *parts) -> PlatformChange:
    """Parts in the order of `Cause`; those left out are nothing."""
    amounts = [Decimal(part) for part in parts] + [Decimal(0)] * (len(Cause) - len(parts))
    return PlatformChange(
        platform=platform,
        posts_before=posts[0],
        posts_now=posts[1],
        before=Decimal(before),
        now=Decimal(before) + sum(amounts),
        parts=dict(zip(Cause, amounts, strict=True)),
    )


def a_change_report(**changes) -> ChangeReport:
    """Up 140,000 from 1,100,000: more posts and better ones, against the old catalogue."""
    report = ChangeReport(
        selection=a_selection(),
        compared=_BEFORE,
        metric=VIEWS,
        currency=None,
        platforms=(
            a_platform_change(Platform.YOUTUBE, 800_000, (10, 13), 90_000, 12_000, 60_000, -30_000),
            a_platform_change(Platform.TIKTOK, 300_000, (12, 14), 20_000, -9_000, 7_000, -10_000),
        ),
        refusal="",
    )
    return replace(report, **changes)


def a_refused_change(refusal="There is no period to compare with.") -> ChangeReport:
    return a_change_report(platforms=(), refusal=refusal)


def a_mover(number=1, now=5000, before=2000, **changes) -> Mover:
    difference = Decimal(now) - Decimal(before or 0)
    mover = Mover(
        content_id=number,
        title=TITLES[number % len(TITLES)],
        platforms=(Platform.YOUTUBE,),
        published_on=_BEFORE.first_day,
        now=Decimal(now),
        before=None if before is None else Decimal(before),
        difference=difference,
        ratio=now / before - 1 if before else None,
        share=0.25,
    )
    return replace(mover, **changes)


def a_movers_report(**changes) -> MoversReport:
    report = MoversReport(
        selection=a_selection(),
        compared=_BEFORE,
        metric=VIEWS,
        risen=(a_mover(1), a_mover(2, 1800, None)),
        fallen=(a_mover(3, 900, 2400),),
        rises=41,
        falls=17,
        left_out=3,
        refusal="",
    )
    return replace(report, **changes)
