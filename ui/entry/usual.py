"""Which metrics people type for a platform as a rule: those its apps and studios show first."""

from collections.abc import Mapping

from domain.metrics import Metric, MetricRegistry
from domain.typed import Habit
from domain.vocabulary import Platform

_USUAL: Mapping[Platform, tuple[str, ...]] = {
    Platform.YOUTUBE: ("views", "likes", "comments", "watch_time_s"),
    Platform.TIKTOK: ("views", "likes", "comments", "shares", "saves"),
    Platform.INSTAGRAM: ("views", "reach", "likes", "comments", "shares", "saves"),
    Platform.FACEBOOK: ("views", "reach", "likes", "comments", "shares"),
    Platform.LINKEDIN: ("impressions", "likes", "comments", "shares", "clicks"),
    Platform.X: ("impressions", "likes", "comments", "shares", "saves"),
    Platform.TWITCH: ("views", "max_viewers", "avg_viewers", "chat_messages"),
    Platform.SPOTIFY: ("streams", "listeners", "saves"),
    Platform.WEBSITE: ("views", "sessions", "users"),
}
GRID_METRICS = ("views", "likes", "comments", "shares")


def usual_metrics(
    platform: Platform, habit: Habit | None, registry: MetricRegistry
) -> tuple[Metric, ...]:
    """The platform's, then what this person typed for it besides."""
    wanted = dict.fromkeys((*_USUAL[platform], *(habit.metrics if habit else ())))
    return tuple(registry[name] for name in wanted if name in registry)
