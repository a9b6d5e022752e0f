"""What the page of unusual days says around its lists."""

from analytics.anomalies import AnomalyReport, WatchedSeries
from ui import words
from ui.captions import unit_words


def method_words(report: AnomalyReport) -> str:
    if not report.series and not report.posts_judged:
        return "What is usual must be known first: a series needs 14 days, a post 10 others"
    posts = words.counted(report.posts_judged, "post")
    series = words.counted(len(report.series), "series", "series")
    return (
        f"{series} and {posts} judged; corrected together, so that at most one in twenty of what "
        "is listed is expected to be ordinary \u00b7 what falls on a day need not be its cause"
    )


def chart_words(report: AnomalyReport, series: WatchedSeries) -> str:
    days = words.counted(series.history, "day")
    return (
        f"{unit_words(report.metric)} per day, {words.plain(report.time_zone)} \u00b7 usual days "
        f"learnt from {days}, with their course and weekdays \u00b7 triangles: out of the band, "
        "hollow once seen"
    )


def post_words(report: AnomalyReport) -> str:
    parts = [
        "Beside posts of the same account and type, published up to a year earlier, at the same "
        "age (28 days at most)"
    ]
    if report.posts_without_days:
        told = words.counted(report.posts_without_days, "post")
        parts.append(f"{told} not judged: nothing is known of the first days, or too young")
    return " \u00b7 ".join(parts)


def no_days_words(report: AnomalyReport) -> str:
    if report.days:
        return "None of the unusual days is listed under this choice."
    if report.series:
        return "Every day lies where it was expected, as far as chance allows to tell."
    if report.too_short:
        needs = words.plain(report.too_short[0].reason)
        return f"No series is long enough to know what is usual. {needs}"
    return "No figure by day of this metric is known in these days. Choose other days or a metric."


def no_posts_words(report: AnomalyReport) -> str:
    if report.posts:
        return "None of the unusual posts is listed under this choice."
    if report.posts_judged:
        return "Every post published in these days is within what is usual at its age."
    if report.posts_left_out:
        return (
            "No post published in these days has enough others to stand beside. "
            f"{words.plain(report.posts_left_out[0].label)}: "
            f"{words.plain(report.posts_left_out[0].reason)}"
        )
    if report.posts_without_days:
        return "No post published in these days has figures of its first days."
    return "No post was published in these days, as far as is known. Choose a longer period."
