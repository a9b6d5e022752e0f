"""What storing many rows needs."""

from schema.statements import run_file

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0014_bulk_store_up.sql")


def downgrade() -> None:
    run_file("0014_bulk_store_down.sql")
