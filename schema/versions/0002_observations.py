"""Imports and what they said."""

from schema.statements import run_file

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0002_observations_up.sql")


def downgrade() -> None:
    run_file("0002_observations_down.sql")
