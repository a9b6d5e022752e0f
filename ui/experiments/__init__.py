"""Tests of variants: the list, the form of a new one, and one test with its results."""
