"""Views kept under a name."""

from schema.statements import run_file

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("0013_saved_views_up.sql")


def downgrade() -> None:
    run_file("0013_saved_views_down.sql")
