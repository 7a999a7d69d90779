"""What a till knew of a unit when it moved it, so that contradictions are seen."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let a movement say what it came after; of the older ones nobody knows."""
    after = sa.Column("after_id", types.Identifier(), nullable=True)
    op.add_column("serial_movement", after)
    filled = sa.text("after_id IS NOT NULL")
    op.create_index(
        "ix_serial_movement_after",
        "serial_movement",
        ["after_id", "id"],
        sqlite_where=filled,
        postgresql_where=filled,
    )
