"""What truly matters in the sample, and what truly does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from domain.observations import FeatureValue
from domain.vocabulary import Platform

Traits = Mapping[str, FeatureValue]


@dataclass(frozen=True)
class Effect:
    """What a trait of a post multiplies its expected figure by.

    An effect on views carries on to all that viewers do; every other one changes the figure per
    view. Without `values` the factor counts once per unit of the trait above `centre`.
    """

    trait: str
    metric: str
    factor: float
    values: tuple[FeatureValue, ...] = ()
    centre: float = 0.0
    platforms: tuple[Platform, ...] = ()  # none: all of them

    def multiplier(self, platform: Platform, traits: Traits) -> float:
        value = traits.get(self.trait)
        if value is None or (self.platforms and platform not in self.platforms):
            return 1.0
        if self.values:
            return self.factor if value in self.values else 1.0
        return float(self.factor ** (float(value) - self.centre))


@dataclass(frozen=True)
class Truth:
    """`irrelevant` names the traits that change no figure on any platform."""

    effects: tuple[Effect, ...] = ()
    irrelevant: tuple[str, ...] = ()

    def multiplier(self, metric: str, platform: Platform, traits: Traits) -> float:
        return prod(e.multiplier(platform, traits) for e in self.effects if e.metric == metric)


TRUTH = Truth(
    effects=(
        Effect("has_question", "comments", 1.25, values=(True,)),
        Effect("hook_seconds", "views", 0.94, centre=6.5),
        Effect("thumbnail_face", "views", 1.8, values=(True,), platforms=(Platform.YOUTUBE,)),
        Effect(
            "published_weekday",
            "views",
            1.7,
            values=("Tuesday", "Thursday"),
            platforms=(Platform.LINKEDIN,),
        ),
        Effect("topic", "views", 1.6, values=("Light",)),
        Effect("topic", "views", 0.65, values=("Running a studio",)),
        Effect("in_series", "saves", 1.6, values=(True,)),
        Effect("captions", "watch_time_s", 1.3, values=(True,)),
    ),
    irrelevant=(
        "thumbnail_colour",
        "title_length",
        "has_number",
        "hashtags",
        "music",
        "creator",
        "published_hour",
        "hour_is_even",
    ),
)
