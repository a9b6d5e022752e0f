"""Of many posts the first few, and all on request: what is not shown is not sent."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

Post = TypeVar("Post")
FEW = 4


def unfolded(posts: Sequence[Post], *, key: str) -> Sequence[Post]:
    if len(posts) <= FEW or st.toggle(f"Show all {len(posts)} posts", key=key):
        return posts
    return posts[:FEW]
