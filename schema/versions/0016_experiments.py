"""Tests of variants, and their results."""

from schema.statements import run_file

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0016_experiments_up.sql")


def downgrade() -> None:
    run_file("0016_experiments_down.sql")
