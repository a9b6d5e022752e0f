"""${message}."""

from schema.statements import run_file

revision = "${up_revision}"
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_file("${up_revision}_up.sql")


def downgrade() -> None:
    run_file("${up_revision}_down.sql")
