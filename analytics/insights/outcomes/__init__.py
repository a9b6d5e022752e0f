"""What became of earlier insights, and how often each kind of them came true?"""

from analytics.insights.outcomes.record import FEWEST_MEASURED, HitRecord
from analytics.insights.outcomes.report import OutcomeReport, report_outcomes
from analytics.insights.outcomes.states import Outcome, OutcomeState

__all__ = [
    "FEWEST_MEASURED",
    "HitRecord",
    "Outcome",
    "OutcomeReport",
    "OutcomeState",
    "report_outcomes",
]
