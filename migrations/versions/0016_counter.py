"""Quick keys, codes with a weight or price in them, and the last good copy."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and what the shop chooses about them."""
    op.create_table(
        "quick_key_page",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", types.Json(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", types.Json(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quick_key_page")),
    )
    op.create_table(
        "backup_made",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("made_at", types.UtcTime(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backup_made")),
    )
    rules = sa.Column("in_store_codes", types.Json(), nullable=True)
    op.add_column("shop", rules)
    op.add_column(
        "shop",
        sa.Column(
            "shows_opening", sa.Boolean(), nullable=False, server_default=sa.false()
        ),
    )
    op.add_column(
        "shop",
        sa.Column("display_greeting", sa.Text(), nullable=False, server_default=""),
    )
