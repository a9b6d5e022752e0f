"""Insights: the list with its choices, one insight, and what a team decides on it."""
