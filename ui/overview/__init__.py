"""What stands beside the figures of the overview: unusual days, and what else is new."""
