"""A private Postgres server kept under one folder, from the binaries of a wheel."""

from database.embedded.server import EmbeddedServer

__all__ = ["EmbeddedServer"]
