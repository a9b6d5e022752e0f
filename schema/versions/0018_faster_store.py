"""What a new day writes anew is written to fewer places."""

from schema.statements import run_file

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0018_faster_store_up.sql")


def downgrade() -> None:
    run_file("0018_faster_store_down.sql")
