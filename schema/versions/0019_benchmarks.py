"""Figures that the team's own are held beside."""

from schema.statements import run_file

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0019_benchmarks_up.sql")


def downgrade() -> None:
    run_file("0019_benchmarks_down.sql")
