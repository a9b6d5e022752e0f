"""How the columns of other tables are read."""

from schema.statements import run_file

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0009_column_mappings_up.sql")


def downgrade() -> None:
    run_file("0009_column_mappings_down.sql")
