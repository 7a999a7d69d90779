"""After how many days a repair's quote that nobody answered is asked about."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the shop say so."""
    days = sa.Column(
        "quote_reminder_days", sa.Integer(), nullable=False, server_default="3"
    )
    op.add_column("shop", days)
