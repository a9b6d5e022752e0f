"""Days on which a platform began to count a metric differently."""

from dataclasses import dataclass
from datetime import date

from domain.vocabulary import Platform


@dataclass(frozen=True)
class KnownDefinitionChange:
    platform: Platform
    metric: str
    day: date
    description: str

    def as_row(self) -> dict[str, object]:
        return {
            "platform": self.platform.value,
            "metric": self.metric,
            "day": self.day,
            "description": self.description,
        }


KNOWN_DEFINITION_CHANGES = (
    KnownDefinitionChange(
        Platform.YOUTUBE,
        "views",
        date(2025, 3, 31),
        "Views of Shorts count every start or replay; engaged views keep the older basis.",
    ),
    KnownDefinitionChange(
        Platform.YOUTUBE,
        "views",
        date(2026, 8, 24),
        "Views of all formats count every start or replay; engaged views keep the older basis.",
    ),
)
