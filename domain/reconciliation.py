"""The constants that turn observations into the daily truth (docs/decisions/daily-truth.md)."""

# A first running total counts from publication when that is at most so many days back.
FIRST_TOTAL_HORIZON_DAYS = 30
# A running total that falls to this share of its value, or less, started anew ...
RESET_SHARE = 0.1
# ... but only from a value that is no mere handful; smaller falls are corrections.
RESET_MINIMUM = 100
