"""Functions for partitions, engagement and local days."""

from schema.statements import run_file

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0004_partitions_up.sql")


def downgrade() -> None:
    run_file("0004_partitions_down.sql")
