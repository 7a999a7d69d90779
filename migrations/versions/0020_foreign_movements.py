"""Cash of other currencies that moves without a document."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let movements name a currency, and keep what they come to."""
    op.add_column("cash_movement", sa.Column("currency", sa.Text(), nullable=True))
    for name in ("foreign_amount", "foreign_effect"):
        column = sa.Column(
            name, types.Quantity(), nullable=False, server_default=sa.text("0")
        )
        op.add_column("cash_movement", column)
    op.create_table(
        "foreign_cash_moved",
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("effect", types.Quantity(), nullable=False),
        sa.PrimaryKeyConstraint(
            "cash_session_id", "currency", "kind", name=op.f("pk_foreign_cash_moved")
        ),
    )
