"""Quotes; customers who are one person, their wishes; a fee for what comes back."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of quotes, and add to shop, customer and sale."""
    _make_quotes()
    _add_reference("sale", "quote_id", "quote")
    op.create_index("ix_sale_quote", "sale", ["quote_id"])
    _add_reference("customer", "merged_into_id", "customer")
    op.create_index("ix_customer_merged_into", "customer", ["merged_into_id"])
    op.add_column("customer", _word("preferred_contact", "any"))
    op.add_column("customer", _text("language"))
    op.add_column("customer", _word("receipt_wish", "till"))
    op.add_column("customer", sa.Column("tags", sa.Text(), nullable=True))
    op.add_column("shop", _number("quote_validity_days", sa.Integer(), "15"))
    op.add_column("shop", _text("quote_terms"))
    op.add_column("shop", _number("restocking_fee", types.Rate(), "0"))


def _make_quotes() -> None:
    op.create_table(
        "quote",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("made_by_id", types.Identifier(), nullable=False),
        sa.Column("customer_id", types.Identifier(), nullable=True),
        sa.Column("customer_name", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.Column("content", types.Json(), nullable=False),
        sa.Column("gross", types.Money(), nullable=False),
        sa.Column("discounts", types.Money(), nullable=False),
        sa.Column("tax", types.Money(), nullable=False),
        sa.Column("total", types.Money(), nullable=False),
        sa.Column("piece_count", types.Quantity(), nullable=False),
        _reference("made_by_id", "staff_member"),
        _reference("customer_id", "customer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote")),
    )
    op.create_index("ix_quote_terminal_sequence", "quote", ["terminal_id", "sequence"])
    op.create_index("ix_quote_number", "quote", ["number"])
    op.create_index("ix_quote_occurred_at", "quote", ["occurred_at"])
    op.create_index("ix_quote_customer", "quote", ["customer_id", "occurred_at"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _word(name: str, default: str) -> sa.Column[str]:
    kind = sa.String(length=40)
    return sa.Column(name, kind, nullable=False, server_default=default)


def _number(name: str, kind: sa.types.TypeEngine[int], default: str) -> sa.Column[int]:
    return sa.Column(name, kind, nullable=False, server_default=sa.text(default))


def _reference(column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_quote_{column}"),
        initially="DEFERRED",
        deferrable=True,
    )


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
