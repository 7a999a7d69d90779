"""What goes along with a device that is sent to a workshop."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let an errand say so; nothing is known of the older ones."""
    op.add_column(
        "repair_errand", sa.Column("accessories", types.Json(), nullable=True)
    )
