"""What large imports need."""

from schema.statements import run_file

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0010_bulk_up.sql")


def downgrade() -> None:
    run_file("0010_bulk_down.sql")
