"""The tables, as this version of Tussie has them; ``migrations/`` tells how they came to be so."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A time in UTC: kept with its zone in PostgreSQL, and without one in SQLite, which knows none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()
bouquets = Table(
    "bouquets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("notation", Text, nullable=False),
    Column("style", Text, nullable=False),
    Column("vase", Text, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("tradition", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("to", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("version", Integer, nullable=False),
)
links = Table(
    "links",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("bouquet", Integer, ForeignKey("bouquets.id", ondelete="CASCADE"), nullable=False),
    # It is also the index by which the links of a bouquet are found.
    UniqueConstraint("bouquet", "kind"),
)
