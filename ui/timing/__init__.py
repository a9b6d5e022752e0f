"""Parts of the page of timing: its loaders, choices, panels, words and empty states."""
