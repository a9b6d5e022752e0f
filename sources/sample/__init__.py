"""An invented team to look around with: eighteen months of seeded figures, labelled as such."""

from sources.sample.drawing import Sample, draw_sample
from sources.sample.readings import sample_readings
from sources.sample.truth import TRUTH, Effect, Truth

__all__ = ["TRUTH", "Effect", "Sample", "Truth", "draw_sample", "sample_readings"]
