"""The page of platforms: its panels and its words."""
