"""Figures typed by hand, and what became of them."""

from schema.statements import run_file

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0007_typed_figures_up.sql")


def downgrade() -> None:
    run_file("0007_typed_figures_down.sql")
