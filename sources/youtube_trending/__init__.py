"""The YouTube trending research set: running totals per day of observation, with features."""
