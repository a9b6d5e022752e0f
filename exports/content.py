"""One piece of content as tables: its days and its observations."""

from analytics.content import ContentReport
from exports.tables import Cell, Table


def content_daily_table(report: ContentReport) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            day,
            post.platform.value,
            post.account,
            float(value),
            "yes" if estimated else "no",
            "yes" if corrected else "no",
        )
        for post in report.posts
        for day, value, estimated, corrected in zip(
            post.days, post.values, post.estimated, post.corrected, strict=True
        )
    ]
    columns = ("day", "platform", "account", report.metric.name, "estimated", "corrected")
    return Table(columns, rows)


def observation_table(report: ContentReport) -> Table:
    columns = (
        "platform", "metric", "kind", "captured_at", "first_day", "last_day", "value", "file",
        "imported_at",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            row.platform.value,
            row.metric,
            row.figure.value,
            row.captured_at,
            row.period.first_day if row.period else None,
            row.period.last_day if row.period else None,
            row.value,
            row.file_name,
            row.imported_at,
        )
        for row in report.observations
    ]
    return Table(columns, rows)
