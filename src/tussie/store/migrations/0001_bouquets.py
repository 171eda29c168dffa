"""Saved bouquets and their links."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "bouquets",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("notation", sa.Text, nullable=False),
        sa.Column("style", sa.Text, nullable=False),
        sa.Column("vase", sa.Text, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("tradition", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("to", sa.Text, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_table(
        "links",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("bouquet", sa.Integer, sa.ForeignKey("bouquets.id", ondelete="CASCADE"), nullable=False),
        sa.UniqueConstraint("bouquet", "kind"),
    )
