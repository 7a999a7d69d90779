"""What the bill calls the fee for a device that nobody fetches."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a step of the collection have a name."""
    name = sa.Column("name", sa.Text(), nullable=False, server_default="")
    op.add_column("collection_step", name)
