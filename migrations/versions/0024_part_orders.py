"""Parts that are ordered for repairs, and the day on which they are expected."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the orders."""
    op.create_table(
        "part_order",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", types.Json(), nullable=False),
        sa.Column("product_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("quantity", types.Quantity(), nullable=False),
        sa.Column("ordered_at", types.UtcTime(), nullable=False),
        sa.Column("ordered_by_id", types.Identifier(), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("supplier", sa.Text(), nullable=False),
        sa.Column("arrived_at", types.UtcTime(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [name],
                [f"{target}.id"],
                name=op.f(f"fk_part_order_{name}"),
                initially="DEFERRED",
                deferrable=True,
            )
            for name, target in (
                ("product_id", "product"),
                ("branch_id", "branch"),
                ("ordered_by_id", "staff_member"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_part_order")),
    )
    op.create_index("ix_part_order_product", "part_order", ["product_id", "branch_id"])
