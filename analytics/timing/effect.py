"""Does timing matter at all here? Asked before any hour is praised."""

import numpy as np

from analytics.stats.timing import TimingEffect, estimate_timing
from analytics.timing.posts import TimedPosts
from domain.errors import NotEnoughData

# Fixed, so that what the reader chooses to see cannot choose what is found.
TESTED_BLOCK_H = 3


def effect_of(posts: TimedPosts) -> TimingEffect | NotEnoughData:
    rows = posts.rated
    try:
        return estimate_timing(
            posts.scaled[rows],
            posts.weekdays[rows],
            posts.hours[rows] // TESTED_BLOCK_H,
            given=posts.held[rows],
            accounts=posts.accounts[rows],
            works=np.unique(posts.works[rows], return_inverse=True)[1],
        )
    except NotEnoughData as few:
        return few
