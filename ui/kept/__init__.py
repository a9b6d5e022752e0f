"""Analyses that are kept: the button beside them, and the page of all."""
