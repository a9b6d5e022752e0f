"""The parts of the content page, one panel per question."""
