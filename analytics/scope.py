"""What an overview counts, once everything the reader left open is resolved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from analytics.basis import resolve_basis
from analytics.choice import chosen_metric, is_summed, refuse_of_accounts
from analytics.money import Money, addable, money_of, refuse_mixed
from analytics.sides import Side, sides, told_names
from database.queries.metrics import metric_registry, told_metrics
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison


@dataclass(frozen=True, eq=False)
class Scope:
    selection: Selection
    compared: Selection | None  # the same over the comparison period
    metrics: tuple[Metric, ...]  # that can be summed and have figures in the workspace
    not_summed: tuple[Metric, ...]  # that have figures of accounts, but cannot be summed
    metric: Metric
    basis: Basis
    basis_note: str
    elsewhere: tuple[Metric, ...]  # counters that only the other basis tells in the period
    money: Money
    now: Mapping[str, Side]  # by name of counter; those elsewhere on the other basis
    before: Mapping[str, Side]

    def basis_of(self, metric: Metric) -> Basis:
        return _other(self.basis) if metric in self.elsewhere else self.basis


def resolve_scope(connection: Connection, selection: Selection, metric_name: str | None) -> Scope:
    registry = metric_registry(connection, selection.workspace_id)
    told = told_metrics(connection, selection.workspace_id, registry)
    of_any = tuple(m for m in registry.metrics if m in told.posts or m in told.accounts)
    money = money_of(connection, selection, of_any)
    if selection.singles_out_content:
        of_any = tuple(metric for metric in of_any if metric.additive)
    metrics = addable([metric for metric in of_any if is_summed(metric)], money)
    both = {
        Basis.POSTS: sides(connection, selection, Basis.POSTS, addable(told.posts, money)),
        Basis.ACCOUNTS: sides(connection, selection, Basis.ACCOUNTS, addable(told.accounts, money)),
    }
    told_here = told_names(*both.values())
    metric = chosen_metric(registry, metric_name, metrics, told_here)
    refuse_of_accounts(metric, selection)
    refuse_mixed(metric, money)
    # A gauge has only one basis: what the cards count follows the first counter.
    counters = [m for m in metrics if m.additive]
    deciding = metric if metric.additive else chosen_metric(registry, None, counters, told_here)
    basis, note = resolve_basis(
        connection, selection, deciding, *(both[basis].get(deciding.name) for basis in Basis)
    )
    elsewhere = tuple(m for m in counters if m.name in told_here - told_names(both[basis]))
    other = _other(basis)
    compared = _compared(selection)
    before = {}
    if compared:
        before = sides(connection, compared, other, elsewhere)
        before |= sides(connection, compared, basis, [m for m in counters if m not in elsewhere])
    return Scope(
        selection=selection,
        compared=compared,
        metrics=metrics,
        not_summed=tuple(m for m in told.accounts if not is_summed(m)),
        metric=metric,
        basis=basis,
        basis_note=note,
        elsewhere=elsewhere,
        money=money,
        now={m.name: both[other][m.name] for m in elsewhere} | both[basis],
        before=before,
    )


def _compared(selection: Selection) -> Selection | None:
    period = selection.comparison_period
    return replace(selection, period=period, comparison=Comparison.OFF) if period else None


def _other(basis: Basis) -> Basis:
    return Basis.ACCOUNTS if basis is Basis.POSTS else Basis.POSTS
