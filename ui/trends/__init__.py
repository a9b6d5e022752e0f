"""The trends page: what is looked at, the panels of its answer, and the words beside them."""
