"""The dictionary of metrics, and links to it."""
