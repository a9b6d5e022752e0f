"""What platforms export, read into observations; pure: bytes in, frozen dataclasses out."""

from sources.generic.examples import Understood, understood_rows
from sources.generic.layout import units_of
from sources.generic.template import generic_template
from sources.reading import read_files
from sources.registry import SOURCES, UNDERSTOOD
from sources.source import Source

__all__ = [
    "SOURCES",
    "UNDERSTOOD",
    "Source",
    "Understood",
    "generic_template",
    "read_files",
    "understood_rows",
    "units_of",
]
