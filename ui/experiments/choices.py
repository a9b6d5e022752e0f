"""What the page of tests keeps in its address."""

from ui.page_choices import Choice

PAGE = "experiments"
TEST = Choice(PAGE, "test")
SHOWN = Choice(PAGE, "show")  # "new" while a test is being set up
