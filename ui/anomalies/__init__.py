"""Unusual days and posts: the list, the chart, and acknowledging them."""
