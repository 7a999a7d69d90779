"""Whether a rate of another day may be used (R14)."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the choice; until it is made, an old rate may be used."""
    op.add_column(
        "shop",
        sa.Column(
            "takes_old_rates", sa.Boolean(), nullable=False, server_default=sa.true()
        ),
    )
