"""The language that the shop prints in."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a shop have one; as before, the window's is printed in."""
    op.add_column(
        "shop",
        sa.Column("print_language", sa.Text(), nullable=False, server_default=""),
    )
