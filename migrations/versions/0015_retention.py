"""Old history may go from a terminal; what a hub lost, others may bring back."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make checkpoint and list of gone documents; add the hub's receipt to entries."""
    op.create_table(
        "checkpoint",
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kept_from", types.UtcTime(), nullable=False),
        sa.Column("confirmed_at", types.UtcTime(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "gone_document",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("entry_id", types.Identifier(), nullable=False),
        sa.Column("table", sa.Text(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gone_document")),
    )
    op.create_index("ix_gone_document_number", "gone_document", ["number"])
    op.create_index("ix_gone_document_entry", "gone_document", ["entry_id"])
    op.create_index("ix_sale_line_tax_line", "sale_line_tax", ["sale_line_id"])
    receipt = sa.Column("receipt", sa.LargeBinary(length=32), nullable=True)
    op.add_column("journal_entry", receipt)
