"""Drawers opened while no session was: the check before the day (R61a)."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "drawer_opening",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("opened_by_id", types.Identifier(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opened_by_id"],
            ["staff_member.id"],
            name=op.f("fk_drawer_opening_opened_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawer_opening")),
    )
    op.create_index(
        "ix_drawer_opening_terminal", "drawer_opening", ["terminal_id", "occurred_at"]
    )
