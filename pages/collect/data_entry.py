"""Enter figures: type what you read on a platform, look at what it means, save, take it back."""

from ui import workspaces
from ui.entry import one_post, saved

workspace = workspaces.own_workspace()
saved.draw_saved(workspace)
one_post.draw_one_post(workspace)
