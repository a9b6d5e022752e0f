"""The columns that tables share."""

from typing import Any

from sqlalchemy import ARRAY, BigInteger, Column, DateTime, Identity, MetaData, Numeric, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from domain.metric_definitions import STANDARD_METRICS

metadata = MetaData()


def key(name: str, type_: type[TypeEngine[Any]] | TypeEngine[Any] = BigInteger) -> Column[Any]:
    return Column(name, type_, primary_key=True)


def identity(name: str) -> Column[Any]:
    """Numbered by the database."""
    return Column(name, BigInteger, Identity(always=True), primary_key=True)


def needed(name: str, type_: type[TypeEngine[Any]] | TypeEngine[Any] = Text) -> Column[Any]:
    return Column(name, type_, nullable=False)


def moment(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


def figures() -> list[Column[Any]]:
    """A column per wide metric, then the bag of all others."""
    wide = [Column(m.name, Numeric if m.scale else BigInteger) for m in STANDARD_METRICS.wide]
    return [*wide, Column("extra", JSONB)]


def flags() -> list[Column[Any]]:
    return [Column(name, ARRAY(Text)) for name in ("estimated", "reset", "corrected")]
