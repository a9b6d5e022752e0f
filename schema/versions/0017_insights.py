"""Insights, what was decided on them, and the runs that found them."""

from schema.statements import run_file

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0017_insights_up.sql")


def downgrade() -> None:
    run_file("0017_insights_down.sql")
