"""Views kept under a name: saved, opened and looked after from the filter bar."""
