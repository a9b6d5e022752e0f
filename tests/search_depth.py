"""How many random histories and files the searching tests try; `make search` tries many more."""

import os

HISTORIES = int(os.environ.get("RECONCILIATION_EXAMPLES", "12"))
FILES = int(os.environ.get("FUZZ_FILES", "200"))
