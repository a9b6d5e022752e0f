"""Parts of the page of correlations: its loaders, choices, table, words and empty states."""
