"""What is half typed at the counter of the repairs."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "intake_draft",
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("saved_at", types.UtcTime(), nullable=False),
        sa.Column("content", types.Json(), nullable=False),
        sa.PrimaryKeyConstraint("terminal_id", name=op.f("pk_intake_draft")),
    )
