"""All stored rows as a file, written in the background."""
