"""The small print of a page: exact days, zone, freshness, counting basis."""

from datetime import UTC, datetime

import numpy as np

from analytics.overview import Freshness, OverviewReport, TopContentReport
from charts.sentences import bucket_word
from charts.totals import has_values
from domain.granularity import Granularity, is_whole
from domain.metrics import Metric
from domain.vocabulary import Basis
from ui import words
from ui.filtering.stated import days_words

_BASES = {
    Basis.POSTS: "counted as the sum of posts",
    Basis.ACCOUNTS: "counted as the accounts' own totals",
}


def period_words(report: OverviewReport) -> str:
    selection = report.selection
    said = f"**{words.span(selection.period)}** ({words.counted(selection.period.days, 'day')})"
    before = selection.comparison_period
    if before is None:
        return said
    if not any(card.before is not None for card in report.cards):
        return f"{said}, with no figures in {words.span(before)} to compare with"
    return days_words(selection)


def basis_words(report: OverviewReport) -> str:
    zone = words.plain(report.time_zone)
    return f"days in {zone} \u00b7 {_BASES[report.basis]}"


def freshness_words(freshness: tuple[Freshness, ...], *, now: datetime | None = None) -> str:
    """The oldest source decides how fresh the page is."""
    known = [one for one in freshness if one.last_day is not None]
    if not known:
        return ""
    days = {one.last_day for one in known if one.last_day}
    newest, oldest = max(days), min(days)
    imported = max((one.imported_at for one in known if one.imported_at), default=None)
    told = f"figures to {words.day(newest)}"
    if oldest != newest:
        late = sorted({_source(one, known) for one in known if one.last_day == oldest})
        told += f" ({words.listed(late)} only to {words.day(oldest)})"
    if imported:
        told += f" \u00b7 imported {words.ago(imported, now or datetime.now(UTC))}"
    return told


def _source(one: Freshness, known: list[Freshness]) -> str:
    """The platform; the account too, where another account of the platform is fresher."""
    alike = all(o.last_day == one.last_day for o in known if o.platform is one.platform)
    return one.platform.label if alike else f"{words.plain(one.account)} on {one.platform.label}"


def caption(report: OverviewReport) -> str:
    parts = (period_words(report), basis_words(report), freshness_words(report.freshness))
    return " \u00b7 ".join(part for part in parts if part)


def chart_words(report: OverviewReport, *, marked: bool = False) -> str:
    parts = [f"{unit_words(report.metric)} per {_bucket(report)}, {words.plain(report.time_zone)}"]
    parts += _cut_short(report)
    if any(has_values(series) for series in report.comparison):
        parts.append("dashed: the period compared with")
    if any(np.any(series.estimated) for series in report.series):
        parts.append("hollow points: estimated, spread evenly between two readings")
    if marked:
        parts.append("triangles: unusual days")
    if report.basis_note:
        parts.append(words.plain(report.basis_note))
    return " \u00b7 ".join(parts)


def _bucket(report: OverviewReport) -> str:
    return bucket_word(report.series[0]) if report.series else "day"


def _cut_short(report: OverviewReport) -> list[str]:
    """The weeks and months at the ends that the period shows in part."""
    if not report.series or not report.series[0].lengths:
        return []
    unit, spans = _bucket(report), report.series[0].spans
    cut = [one for one in (spans[0], spans[-1]) if not is_whole(one, Granularity(unit))]
    days = words.listed(words.counted(one.days, "day") for one in dict.fromkeys(cut)) if cut else ""
    return [f"shown in part: {unit}s at the ends ({days})"] if cut else []


def unit_words(metric: Metric) -> str:
    units = {"seconds": "h:mm:ss", "percent": "%", "currency": "in the account's currency"}
    told = units.get(metric.unit)
    return f"{metric.label} ({told})" if told else metric.label


def ranking_words(report: TopContentReport) -> str:
    if not report.rows:
        parts = ["No post tells figures of these days; what is shown above is of the accounts"]
    else:
        counted = words.counted(report.counted, "piece")
        parts = [f"{counted} of content with figures", "click a row to open it"]
    if any(row.beyond_days for row in report.rows):
        parts.append("some amounts rest on files that give one total for a longer period")
    parts += [words.plain(note) for note in report.notes]
    return " \u00b7 ".join(parts)
