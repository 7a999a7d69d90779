"""Units by their serial numbers: what each is, and what happened to it."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the units, and let movements say more than sold and come back."""
    op.create_table(
        "serial_unit",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", types.Json(), nullable=False),
        sa.Column("product_id", types.Identifier(), nullable=False),
        sa.Column("serial_number", sa.Text(), nullable=False),
        sa.Column("second_number", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_serial_unit_product_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_serial_unit")),
    )
    op.create_index("ix_serial_unit_serial_number", "serial_unit", ["serial_number"])
    op.create_index("ix_serial_unit_second_number", "serial_unit", ["second_number"])
    by_product = ["product_id", "serial_number"]
    op.create_index("ix_serial_unit_product", "serial_unit", by_product)
    op.create_table(
        "serial_unit_document",
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_serial_unit_document")),
        sa.UniqueConstraint("id", name=op.f("uq_serial_unit_document_id")),
    )
    word = sa.String(length=40)
    op.add_column("serial_movement", sa.Column("act", word, nullable=True))
    line = sa.Column("line_id", types.Identifier(), nullable=True)
    op.add_column("serial_movement", line)
    op.create_index("ix_serial_movement_product", "serial_movement", by_product)
    op.add_column(
        "product",
        sa.Column("imei_count", sa.Integer(), nullable=False, server_default="0"),
    )
    op.add_column(
        "shop",
        sa.Column("serial_policy", word, nullable=False, server_default="warn"),
    )
