"""Workspaces, accounts, content and posts."""

from schema.statements import run_file

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0001_entities_up.sql")


def downgrade() -> None:
    run_file("0001_entities_down.sql")
