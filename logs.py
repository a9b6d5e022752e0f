"""Logs a person can read at a terminal, and one JSON object a line on a server."""

import logging
import sys
from logging.config import dictConfig


def configure(log_format: str) -> None:
    """`log_format` is json, text or auto: text at a terminal, else JSON."""
    as_text = log_format == "text" or (log_format == "auto" and sys.stderr.isatty())
    dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "text": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
                "json": {
                    "()": "pythonjsonlogger.json.JsonFormatter",
                    "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
                    "rename_fields": {"asctime": "at", "levelname": "level", "name": "logger"},
                },
            },
            "handlers": {
                "stderr": {
                    "class": "logging.StreamHandler",
                    "formatter": "text" if as_text else "json",
                }
            },
            "root": {"level": "INFO", "handlers": ["stderr"]},
            "loggers": {"alembic": {"level": "WARNING"}},
        }
    )
    logging.captureWarnings(True)
