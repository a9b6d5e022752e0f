"""The derived daily truth and its rollups."""

from schema.statements import run_file

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0003_daily_truth_up.sql")


def downgrade() -> None:
    run_file("0003_daily_truth_down.sql")
