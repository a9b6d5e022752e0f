"""The parts of the shared filter bar."""
