"""Cards of metrics: the amount, how it changed and what that is worth, the days as a line."""

from typing import Literal

import numpy as np
import streamlit as st

from analytics.overview import Card, Change, OverviewReport
from analytics.stats.variation import Variation
from charts import formats
from charts.sentences import beyond_days
from domain.metrics import Metric
from domain.vocabulary import Basis
from ui import words
from ui.metrics.links import more_about

Arrow = Literal["up", "down", "off"]
Colour = Literal["off", "green", "red"]
_NARROWEST = 164


def draw_cards(report: OverviewReport) -> None:
    """Metrics without figures are named below instead of filling the page with dashes."""
    told = [card for card in report.cards if card.amount is not None]
    with st.grid(4, min_column_width=_NARROWEST):
        for card in told:
            with st.container(border=True, height="stretch", key=f"card_{card.metric.name}"):
                _draw(card, report)
    silent = [card.metric.label.lower() for card in report.cards if card.amount is None]
    if silent and told:
        st.caption(f"No figures in these days for {words.listed(silent, last='or')}.")


def _draw(card: Card, report: OverviewReport) -> None:
    text, arrow, colour, remark = change_words(card.metric, card.change)
    st.metric(
        card.metric.label,
        formats.amount(card.metric, card.amount, currency=card.currency),
        text,
        delta_color=colour,
        delta_arrow=arrow,
        help=_explained(card, report),
        chart_data=_sparkline(card),
        chart_type="line",
    )
    told = (remark, _other_basis(card), _why_not_comparable(card), beyond_days(card))
    reservations = " ".join(filter(None, told))
    if reservations:
        st.caption(reservations)


def _other_basis(card: Card) -> str:
    if card.basis is None:
        return ""
    return "From posts." if card.basis is Basis.POSTS else "From the accounts' own totals."


def _why_not_comparable(card: Card) -> str:
    told = card.change
    return words.plain(told.reason) if told and not told.comparable else ""


def change_words(metric: Metric, change: Change | None) -> tuple[str | None, Arrow, Colour, str]:
    """What the card says of a change: only one that stands out of the noise gets a colour."""
    if change is None:
        return None, "off", "off", ""
    if not change.comparable:
        return "not comparable", "off", "off", ""
    text = formats.change(metric, change)
    if text == formats.NEW:
        return text, "off", "off", "Nothing before."
    arrow: Arrow = "up" if change.amount > 0 else "down" if change.amount < 0 else "off"
    if change.within_noise is None:
        return text, arrow, "off", "Not judged against normal variation." if metric.additive else ""
    if change.within_noise:
        return text, arrow, "off", "Within normal variation."
    good = (change.amount > 0) == metric.higher_is_better
    return text, arrow, "green" if good else "red", "Beyond normal variation."


def _varied(metric: Metric, told: Variation, currency: str | None) -> str:
    """What the verdict rests on: the mean day's change, as far as days vary by themselves."""
    mean, low, high = (
        formats.signed_amount(metric, value, currency=currency)
        for value in (told.difference, told.low, told.high)
    )
    sure = formats.percent(told.confidence)
    verdict = "may be nothing" if told.within_noise else "is more than days vary by themselves"
    return (
        f"**On a mean day** {mean} ({sure} interval {low} to {high}), which {verdict}. Weekdays "
        f"and how days follow each other are allowed for; {told.days_now} days against "
        f"{told.days_before}."
    )


def _sparkline(card: Card) -> list[float] | None:
    known = np.isfinite(card.sparkline)
    return [float(value) for value in card.sparkline] if known.sum() > 1 else None


def _explained(card: Card, report: OverviewReport) -> str:
    metric, parts = card.metric, [card.metric.definition]
    exactly = formats.amount(metric, card.amount, short=False, currency=card.currency)
    parts.append(f"**Exactly** {exactly}")
    before = report.selection.comparison_period
    if before and card.before is not None:
        told = formats.amount(metric, card.before, short=False, currency=card.currency)
        parts.append(f"**Before** {told} ({words.span(before)})")
    if card.change and card.change.variation:
        parts.append(_varied(metric, card.change.variation, card.currency))
    if card.change and card.change.reason:
        parts.append(words.plain(card.change.reason))
    days = report.selection.period.days
    parts.append(f"Figures for {card.days_with_data} of {words.counted(days, 'day')}")
    if card.estimated_share > 0:
        parts.append(f"{formats.percent(card.estimated_share)} spread over gaps (estimated)")
    parts += [f"{platform.label}: {note}" for platform, note in metric.platforms.items()]
    parts.append(more_about(metric))
    return "\n\n".join(parts)
