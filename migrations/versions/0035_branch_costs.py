"""What products cost in one branch of several.

No row is made: until goods come, every branch goes on with the product's cost.
"""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "branch_cost",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", types.Json(), nullable=False),
        sa.Column("product_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("cost", types.Money(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [f"{table}_id"],
                [f"{table}.id"],
                name=op.f(f"fk_branch_cost_{table}_id"),
                initially="DEFERRED",
                deferrable=True,
            )
            for table in ("product", "branch")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_branch_cost")),
    )
    op.create_index(
        "ix_branch_cost_product",
        "branch_cost",
        ["product_id", "branch_id"],
        unique=True,
    )
