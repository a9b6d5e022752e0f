"""Typed figures in whose place a later import counts."""

from schema.statements import run_file

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0020_replaced_figures_up.sql")


def downgrade() -> None:
    run_file("0020_replaced_figures_down.sql")
