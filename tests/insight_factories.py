"""Insights, and runs that found them, for tests of what stores and shows them."""

from datetime import UTC, date, datetime

from domain.insights import (
    Decision,
    Difficulty,
    Estimate,
    Evidence,
    Impact,
    Insight,
    InsightKind,
    InsightRun,
    InsightState,
    Priority,
    StoredInsight,
    StoredRun,
    Verdict,
)
from domain.periods import Period
from domain.vocabulary import Platform

LAST_DAY = date(2026, 5, 31)


def an_insight(**changes) -> Insight:
    values = {
        "kind": InsightKind.FALLING,
        "key": "tiktok:views",
        "title": "Views on TikTok are falling.",
        "description": "Down by *120* a day, n = 90 days.",
        "estimate": Estimate(-120.0, -200.0, -40.0, 90, "views a day", "a slope", 0.002),
        "impact": Impact(3360.0, 1120.0, 5600.0, "views in four weeks", "If it came back."),
        "no_impact": "",
        "difficulty": Difficulty.HARD,
        "value": 560.0,
        "overturned_by": "A gap in the imports.",
        "evidence": Evidence(
            "trends", Period.ending(LAST_DAY, days=90), (Platform.TIKTOK,), "views"
        ),
        "platforms": (Platform.TIKTOK,),
        "priority": Priority.HIGH,
    }
    return Insight(**{**values, **changes})


def a_run(workspace_id=1, *found: Insight, reasons=None) -> InsightRun:
    verdicts = tuple(Verdict(kind, (), why) for kind, why in (reasons or {}).items())
    return InsightRun(workspace_id, "views", LAST_DAY, "1", found, verdicts)


def a_stored_run(**changes) -> StoredRun:
    values = {
        "run_at": datetime(2026, 6, 1, 9, tzinfo=UTC),
        "actor": "ada",
        "metric": "views",
        "last_day": LAST_DAY,
        "figures_version": "1",
        "reasons": ((InsightKind.EARLY, "Not enough data: needs 50 posts, has 3."),),
        "crowded_out": 0,
    }
    return StoredRun(**{**values, **changes})


def a_stored_insight(number=7, *, rank=1, decision=None, **changes) -> StoredInsight:
    at = datetime(2026, 6, 1, 9, tzinfo=UTC)
    return StoredInsight(
        insight_id=number,
        insight=an_insight(**changes),
        rank=rank,
        first_found=at,
        last_found=at,
        decision=decision or Decision(InsightState.OPEN),
        decided_by="ada" if decision else "",
        decided_at=at if decision else None,
        note_id=None,
    )
