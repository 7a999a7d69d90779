"""Sales put aside for any till of the shop."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and let a sale say what it was taken up from."""
    op.create_table(
        "parked_sale",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", types.Json(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("customer_id", types.Identifier(), nullable=True),
        sa.Column("content", types.Json(), nullable=False),
        sa.Column("total", types.Money(), nullable=False),
        sa.Column("piece_count", types.Quantity(), nullable=False),
        sa.Column("parked_at", types.UtcTime(), nullable=False),
        sa.Column("parked_by_id", types.Identifier(), nullable=False),
        sa.Column("parked_on_id", types.Identifier(), nullable=False),
        sa.Column("taken_at", types.UtcTime(), nullable=True),
        sa.Column("taken_by_id", types.Identifier(), nullable=True),
        sa.Column("taken_on_id", types.Identifier(), nullable=True),
        _reference("customer_id", "customer"),
        _reference("parked_by_id", "staff_member"),
        _reference("parked_on_id", "terminal"),
        _reference("taken_by_id", "staff_member"),
        _reference("taken_on_id", "terminal"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parked_sale")),
    )
    op.create_index("ix_parked_sale_open", "parked_sale", ["taken_at", "parked_at"])
    op.create_index("ix_parked_sale_customer", "parked_sale", ["customer_id"])
    _add_origin()
    op.create_index("ix_sale_parked_sale", "sale", ["parked_sale_id"])


def _reference(column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_parked_sale_{column}"),
        initially="DEFERRED",
        deferrable=True,
    )


def _add_origin() -> None:
    """Add a column that refers to another table; SQLite knows it only in one piece."""
    name = op.f("fk_sale_parked_sale_id")
    if op.get_bind().dialect.name == "postgresql":
        column = sa.Column("parked_sale_id", types.Identifier(), nullable=True)
        op.add_column("sale", column)
        op.create_foreign_key(
            name,
            "sale",
            "parked_sale",
            ["parked_sale_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
        return
    kind = types.Identifier().compile(op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE sale ADD COLUMN parked_sale_id {kind} CONSTRAINT {name}"
        " REFERENCES parked_sale (id) DEFERRABLE INITIALLY DEFERRED"
    )
