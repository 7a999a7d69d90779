"""Returns, exchanges and voids: documents that point at what they reverse."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the columns that say what a document is, and what it takes back."""
    word = sa.String(length=40)
    kind = sa.Column("kind", word, nullable=False, server_default="sale")
    op.add_column("sale", kind)
    _add_reference("sale", "reverses_id", "sale")
    op.add_column("sale", sa.Column("return_reason", sa.Text(), nullable=True))
    op.create_index("ix_sale_reverses", "sale", ["reverses_id"])
    _add_reference("sale_line", "returned_line_id", "sale_line")
    op.add_column("sale_line", sa.Column("disposition", word, nullable=True))
    op.create_index("ix_sale_line_returned", "sale_line", ["returned_line_id"])


def _add_reference(table: str, column: str, target: str) -> None:
    """Add a column that refers to another table; SQLite knows it only in one piece."""
    name = op.f(f"fk_{table}_{column}")
    if op.get_bind().dialect.name == "postgresql":
        op.add_column(table, sa.Column(column, types.Identifier(), nullable=True))
        op.create_foreign_key(
            name,
            table,
            target,
            [column],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
        return
    kind = types.Identifier().compile(op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {column} {kind} CONSTRAINT {name}"
        f" REFERENCES {target} (id) DEFERRABLE INITIALLY DEFERRED"
    )
