"""What terminals need to agree: their hub, clashes, settlements, serial numbers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from techstore_desktop.core.storage import types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Make the tables and the journal's new columns."""
    op.add_column("journal_entry", sa.Column("accepted_stamp", sa.BigInteger()))
    op.add_column(
        "journal_entry",
        sa.Column(
            "is_quarantined", sa.Boolean(), nullable=False, server_default=sa.false()
        ),
    )
    op.create_index(
        "ix_journal_entry_waiting",
        "journal_entry",
        ["terminal_id", "seq"],
        sqlite_where=sa.text("hub_seq IS NULL"),
        postgresql_where=sa.text("hub_seq IS NULL"),
    )
    _make_hub_tables()
    _make_attention_settlement()
    _make_serials()


def _make_hub_tables() -> None:
    op.create_table(
        "hub_link",
        sa.Column("hub_id", types.Identifier(), nullable=False),
        sa.Column("epoch", types.Identifier(), nullable=False),
        sa.Column("incarnation", types.Identifier(), nullable=False),
        sa.Column("cursor", sa.BigInteger(), nullable=False),
        sa.Column("overlap", sa.BigInteger(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("set_aside", sa.Text(), nullable=True),
        sa.Column("schema_version", sa.Text(), nullable=False),
        sa.Column("last_contact_at", types.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("hub_id", name=op.f("pk_hub_link")),
    )
    op.create_table(
        "edit_conflict",
        sa.Column("entry_id", types.Identifier(), nullable=False),
        sa.Column("record_id", types.Identifier(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("table", sa.Text(), nullable=False),
        sa.Column("standing", JSON, nullable=True),
        sa.Column("lost", JSON, nullable=True),
        sa.Column("standing_entry_id", types.Identifier(), nullable=True),
        sa.Column("lost_entry_id", types.Identifier(), nullable=True),
        sa.PrimaryKeyConstraint(
            "entry_id", "record_id", "field", name=op.f("pk_edit_conflict")
        ),
    )


def _make_attention_settlement() -> None:
    op.create_table(
        "attention_settlement",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("settled_at", types.UtcTime(), nullable=False),
        sa.Column("settled_by_id", types.Identifier(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _reference("attention_settlement", "settled_by_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attention_settlement")),
    )
    op.create_index("ix_attention_settlement_item", "attention_settlement", ["item"])


def _make_serials() -> None:
    op.create_table(
        "serial_movement",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("product_id", types.Identifier(), nullable=False),
        sa.Column("serial_number", sa.Text(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("sold", sa.Integer(), nullable=False),
        sa.Column("document_id", types.Identifier(), nullable=False),
        _reference("serial_movement", "product_id", "product"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_serial_movement")),
    )
    op.create_index(
        "ix_serial_movement_serial_number", "serial_movement", ["serial_number"]
    )
    op.create_index("ix_serial_movement_document", "serial_movement", ["document_id"])
    op.create_table(
        "serial_sold",
        sa.Column("product_id", types.Identifier(), nullable=False),
        sa.Column("serial_number", sa.Text(), nullable=False),
        sa.Column("times_sold", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "product_id", "serial_number", name=op.f("pk_serial_sold")
        ),
    )


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}"),
        initially="DEFERRED",
        deferrable=True,
    )
