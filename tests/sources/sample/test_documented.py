"""docs/sample-data.md names what the sample holds."""

from pathlib import Path

import pytest

from sources.sample import TRUTH

PAGE = (Path(__file__).parents[3] / "docs" / "sample-data.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("effect", TRUTH.effects, ids=lambda effect: effect.trait)
def test_every_effect_is_documented_with_its_size(effect):
    size = f"{round(100 * (effect.factor - 1)):+d} %"
    assert any(f"`{effect.trait}`" in line and size in line for line in PAGE.splitlines())


@pytest.mark.parametrize("trait", TRUTH.irrelevant)
def test_every_irrelevant_trait_is_documented(trait):
    assert f"`{trait}`" in PAGE
