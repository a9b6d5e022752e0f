"""Emoji as figures."""

import pytest

from sources.emoji import Emoji


@pytest.mark.parametrize(
    ("emoji", "name", "label"),
    [
        (Emoji("🔥"), "discord_reaction_fire", "Discord 🔥"),
        (Emoji("❤️"), "discord_reaction_heavy_black_heart", "Discord ❤️"),
        (
            Emoji("LUL", "41771983429993937"),
            "discord_reaction_lul_41771983429993937",
            "Discord :LUL:",
        ),
        (Emoji("ü", "5"), "discord_reaction_5", "Discord :ü:"),
    ],
)
def test_an_emoji_is_a_metric_by_what_it_is_called(emoji, name, label):
    assert (emoji.metric.name, emoji.metric.label) == (name, label)


def test_a_heart_with_and_without_its_variation_is_the_same_figure():
    assert Emoji("\u2764").metric.name == Emoji("\u2764\ufe0f").metric.name


def test_skin_tones_and_families_stay_apart():
    names = {Emoji(text).metric.name for text in ("👍", "👍🏽", "👩‍🚀", "👨‍🚀", "🇦🇹", "\U0010fffd")}
    assert len(names) == 6
