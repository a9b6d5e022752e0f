"""The migrations: Alembic revisions, with their statements as .sql files beside them."""
