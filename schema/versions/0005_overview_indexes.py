"""Indexes that keep the overview flat in the length of the history."""

from schema.statements import run_file

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0005_overview_indexes_up.sql")


def downgrade() -> None:
    run_file("0005_overview_indexes_down.sql")
