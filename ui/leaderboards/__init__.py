"""The page of leaderboards: its choices, panels and words."""
