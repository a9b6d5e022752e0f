"""What platforms export, read into observations; pure: bytes in, frozen dataclasses out."""

from sources.generic.template import generic_template
from sources.reading import read_files
from sources.registry import SOURCES
from sources.source import Source

__all__ = ["SOURCES", "Source", "generic_template", "read_files"]
