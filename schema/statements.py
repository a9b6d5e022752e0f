"""Runs the .sql files that the revisions name."""

from pathlib import Path

from alembic import op

_FOLDER = Path(__file__).parent / "sql"


def run_file(name: str) -> None:
    """Unlike op.execute, the text goes to the server as it stands: no colon means a parameter."""
    statements = (_FOLDER / name).read_text(encoding="utf-8")
    op.get_bind().exec_driver_sql(statements.replace("%", "%%"))  # the driver halves them again
