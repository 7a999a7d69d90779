"""Receipts of goods that move what a product costs."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "cost_receipt",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("product_id", types.Identifier(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("movement_id", types.Identifier(), nullable=False),
        sa.Column("quantity", types.Quantity(), nullable=False),
        sa.Column("unit_cost", types.Money(), nullable=False),
        sa.Column("on_hand", types.Quantity(), nullable=False),
        sa.Column("cost_before", types.Money(), nullable=False),
        sa.Column("received_before", types.Quantity(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_cost_receipt_product_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_receipt")),
    )
    op.create_index(
        "ix_cost_receipt_product", "cost_receipt", ["product_id", "occurred_at"]
    )
