"""What an analysis found, kept so that it can be opened again and compared with a later one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.selection import Selection


class RunKind(StrEnum):
    TREND = "trend"
    CORRELATION = "correlation"
    FEATURES = "features"

    @property
    def label(self) -> str:
        return {"trend": "Trend", "correlation": "Correlation", "features": "Feature importance"}[
            self.value
        ]


class Unit(StrEnum):
    SHARE = "share"  # of 1
    AMOUNT = "amount"  # of the metric
    COEFFICIENT = "coefficient"


@dataclass(frozen=True)
class Statement:
    """One figure of a run. `name` stays the same from run to run; the interval is None where
    the method gives none, the estimate where the data did not suffice, which `words` then say."""

    name: str
    words: str
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    unit: Unit = Unit.COEFFICIENT

    @property
    def interval(self) -> tuple[float, float] | None:
        return None if self.low is None or self.high is None else (self.low, self.high)


@dataclass(frozen=True)
class AnalysisRun:
    """`parameters` are what was asked beside the selection, such as metric and level."""

    kind: RunKind
    title: str
    selection: Selection
    parameters: Mapping[str, str]
    statements: tuple[Statement, ...]
    method: str
    address: str  # of the page that shows it, with exact days
    note: str = ""


@dataclass(frozen=True)
class KeptRun:
    run_id: int
    run: AnalysisRun
    method_version: str
    figures_version: str
    actor: str
    kept_at: datetime
