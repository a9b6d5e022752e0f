"""The workbench's own CSV, for every platform and for figures typed by hand."""
