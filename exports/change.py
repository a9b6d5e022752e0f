"""What changed, and which content moved, as tables."""

from analytics.change import Cause, ChangeReport, PlatformChange
from analytics.movers import Mover, MoversReport
from exports.tables import Cell, Table


def change_table(report: ChangeReport) -> Table:
    """A row per platform, then one of all; every row's parts add up to its change."""
    columns = (
        "platform", "posts_before", "posts", f"{report.metric.name}_before", report.metric.name,
        "change", "more_or_fewer_posts", "platform_mix", "per_post", "old_catalogue",
        "posts_without_a_date",
    )  # fmt: skip
    rows = [_platform_row(one) for one in report.platforms]
    posts_now, posts_before = report.posts
    if rows:
        whole = (posts_before, posts_now, report.before, report.now, report.difference)
        sums = [sum(one.parts[cause] for one in report.platforms) for cause in Cause]
        rows.append(("all", *whole, *sums))
    return Table(columns, rows)


def _platform_row(one: PlatformChange) -> tuple[Cell, ...]:
    amounts = (one.posts_before, one.posts_now, one.before, one.now, one.now - one.before)
    return (one.platform.value, *amounts, *(one.parts[cause] for cause in Cause))


def movers_table(report: MoversReport) -> Table:
    columns = (
        "direction", "rank", "content_id", "title", "platforms", "published_on",
        f"{report.metric.name}_before", report.metric.name, "change", "change_ratio", "share",
    )  # fmt: skip
    rows = [_mover_row("rose", *each) for each in enumerate(report.risen, start=1)]
    rows += [_mover_row("fell", *each) for each in enumerate(report.fallen, start=1)]
    return Table(columns, rows)


def _mover_row(direction: str, rank: int, mover: Mover) -> tuple[Cell, ...]:
    return (
        direction,
        rank,
        mover.content_id,
        mover.title,
        " ".join(platform.value for platform in mover.platforms),
        mover.published_on,
        mover.before,
        mover.now,
        mover.difference,
        mover.ratio,
        mover.share,
    )
