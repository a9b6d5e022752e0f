"""Imports can be done again, and remember what was answered."""

from schema.statements import run_file

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0006_import_redo_up.sql")


def downgrade() -> None:
    run_file("0006_import_redo_down.sql")
