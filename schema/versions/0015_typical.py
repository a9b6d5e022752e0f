"""What is typical at an age."""

from schema.statements import run_file

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0015_typical_up.sql")


def downgrade() -> None:
    run_file("0015_typical_down.sql")
