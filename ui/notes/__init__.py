"""Notes on days: beside charts, and the page of all of them."""
