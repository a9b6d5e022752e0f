"""Amounts of money are added only within one currency."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from analytics.wording import listed
from database.queries.comparability import currencies
from domain.errors import InvalidRequest
from domain.metrics import Metric
from domain.selection import Selection


@dataclass(frozen=True)
class Money:
    """The currencies of the accounts with amounts of money; None: an account names none."""

    currencies: frozenset[str | None] = frozenset()

    @property
    def adds_up(self) -> bool:
        return len(self.currencies) <= 1

    @property
    def currency(self) -> str | None:
        return next(iter(self.currencies)) if len(self.currencies) == 1 else None

    @property
    def note(self) -> str:
        if self.adds_up:
            return ""
        named = sorted(code for code in self.currencies if code)
        unnamed = ["a currency that no file names"] if None in self.currencies else []
        return f"Revenue is in {listed([*named, *unnamed])}; several currencies are not added."


def is_money(metric: Metric) -> bool:
    return metric.unit == "currency"


def money_of(connection: Connection, selection: Selection, metrics: Sequence[Metric]) -> Money:
    """Over the period and its comparison."""
    amounts = [metric for metric in metrics if is_money(metric)]
    if not amounts:
        return Money()
    compared = selection.comparison_period
    periods = (selection.period, compared) if compared else (selection.period,)
    found = (
        currencies(connection, replace(selection, period=period), amounts) for period in periods
    )
    return Money(frozenset().union(*found))


def addable(metrics: Sequence[Metric], money: Money) -> tuple[Metric, ...]:
    return tuple(metric for metric in metrics if money.adds_up or not is_money(metric))


def refuse_mixed(metric: Metric, money: Money) -> None:
    if is_money(metric) and not money.adds_up:
        raise InvalidRequest(f"{money.note} Choose platforms or accounts of one currency.")
