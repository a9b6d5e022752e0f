"""Creators and topics under several spellings."""

from schema.statements import run_file

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0008_catalogue_up.sql")


def downgrade() -> None:
    run_file("0008_catalogue_down.sql")
