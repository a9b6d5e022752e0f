"""Parts of a trend report that may have no answer: as in every report."""

from analytics.answers import Unanswered, answered

__all__ = ["Unanswered", "answered"]
