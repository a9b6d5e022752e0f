"""Notes on days, posts and platforms."""

from schema.statements import run_file

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0012_notes_up.sql")


def downgrade() -> None:
    run_file("0012_notes_down.sql")
