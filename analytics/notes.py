"""What an overview left out, and why, in the reader's words."""

from collections.abc import Sequence

from analytics.measures import Card
from analytics.scope import Scope
from analytics.wording import amount_in_words, listed, period_in_words, share_in_words
from database.queries.stretches import CountedStretches
from domain.metrics import Metric
from domain.periods import Period
from domain.vocabulary import Basis, MetricKind


def overview_notes(scope: Scope, cards: Sequence[Card]) -> tuple[str, ...]:
    shown = dict.fromkeys([scope.metric, *(card.metric for card in cards)])
    sides = [(metric, scope.now[metric.name]) for metric in shown if metric.name in scope.now]
    notes = (
        scope.money.note,
        _level_note(scope),
        _only_posts_note(scope),
        stretches_note([(metric, side.stretches) for metric, side in sides if side.stretches]),
        _beyond_note(cards),
        _estimated_note(scope),
        _elsewhere_note(scope),
        _not_summed_note(scope),
    )
    return tuple(note for note in notes if note)


def stretches_note(told: Sequence[tuple[Metric, CountedStretches]]) -> str:
    """Names what is known only for stretches that the period does not count."""
    days = [stretches.left_out_days for _, stretches in told if stretches.left_out_days]
    if not days:
        return ""
    amounts = listed(
        [
            f"{amount_in_words(stretches.left_out, metric)} {metric.label.lower()}"
            for metric, stretches in told
            if stretches.left_out_days
        ]
    )
    whole = Period(min(d.first_day for d in days), max(d.last_day for d in days))
    return (
        f"Not counted, because they are known only for longer stretches ({period_in_words(whole)}) "
        f"that the period covers in part or that other figures already tell: {amounts}."
    )


def _beyond_note(cards: Sequence[Card]) -> str:
    beyond = [card for card in cards if card.beyond_days]
    if not beyond:
        return ""
    amounts = listed(
        [
            f"{amount_in_words(card.beyond_days, card.metric)} {card.metric.label.lower()}"
            for card in beyond
        ]
    )
    return f"Counted, but known only for longer stretches and so not in the chart: {amounts}."


def _estimated_note(scope: Scope) -> str:
    side = scope.now.get(scope.metric.name)
    if side is None or side.estimated_share == 0:
        return ""
    share = share_in_words(side.estimated_share)
    return f"{share} of {scope.metric.label.lower()} is spread evenly over days without figures."


def _level_note(scope: Scope) -> str:
    if scope.metric.kind is not MetricKind.LEVEL:
        return ""
    return f"{scope.metric.label} come from the accounts themselves, not from posts."


def _only_posts_note(scope: Scope) -> str:
    if not scope.selection.singles_out_content:
        return ""
    return (
        "Only figures of posts are counted. What accounts tell of themselves, such as followers, "
        "says nothing of single types, creators, topics or titles."
    )


def _elsewhere_note(scope: Scope) -> str:
    if not scope.elsewhere:
        return ""
    labels = listed([metric.label.lower() for metric in scope.elsewhere])
    if scope.basis is Basis.ACCOUNTS:
        return f"Counted from posts, because the accounts' own series do not tell them: {labels}."
    return f"Counted from the accounts' own series, because no post tells them: {labels}."


def _not_summed_note(scope: Scope) -> str:
    people = [m.label for m in scope.not_summed if m.kind is MetricKind.UNIQUE]
    if not people:
        return ""
    return f"{listed(people)} count people once, so their days and posts are not added up."
