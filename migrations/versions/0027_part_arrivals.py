"""Parts that the shop does not stock are ordered too; what came, and at what cost."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let an order be for a line of a quote, and say how much of it has come."""
    with op.batch_alter_table("part_order") as order:
        order.alter_column(
            "product_id", existing_type=types.Identifier(), nullable=True
        )
        order.add_column(sa.Column("line_id", types.Identifier(), nullable=True))
        order.add_column(
            sa.Column("name", sa.Text(), nullable=False, server_default="")
        )
        order.add_column(
            sa.Column("unit_cost", types.Money(), nullable=False, server_default="0")
        )
        order.add_column(
            sa.Column("arrived", types.Quantity(), nullable=False, server_default="0")
        )
        order.create_foreign_key(
            op.f("fk_part_order_line_id"),
            "repair_line",
            ["line_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
    filled = sa.text("line_id IS NOT NULL")
    op.create_index(
        "ix_part_order_line",
        "part_order",
        ["line_id"],
        sqlite_where=filled,
        postgresql_where=filled,
    )
