"""Customers' accounts: what they owe, what they paid, and how far they may go."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and let payments be of more than sales."""
    _make_account_payments()
    _make_account_entries()
    op.create_table(
        "account_balance",
        sa.Column("customer_id", types.Identifier(), nullable=False),
        sa.Column("balance", types.Money(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_account_balance")),
    )
    with op.batch_alter_table("payment") as payment:
        payment.alter_column("sale_id", existing_type=types.Identifier(), nullable=True)
        payment.add_column(sa.Column("account_payment_id", types.Identifier()))
        payment.create_foreign_key(
            op.f("fk_payment_account_payment_id"),
            "account_payment",
            ["account_payment_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
    op.create_index("ix_payment_account_payment", "payment", ["account_payment_id"])
    op.add_column(
        "customer",
        sa.Column("credit_limit", types.Money(), nullable=False, server_default="0"),
    )
    op.add_column(
        "shop",
        sa.Column("offline_credit_ceiling", types.Money(), nullable=True),
    )


def _make_account_payments() -> None:
    op.create_table(
        "account_payment",
        *_fact(),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("customer_id", types.Identifier(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=True),
        sa.Column("cashier_id", types.Identifier(), nullable=False),
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
        sa.Column("cash_rounding", types.Money(), nullable=False),
        sa.Column("change_due", types.Money(), nullable=False),
        sa.Column("balance_before", types.Money(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _reference("account_payment", "customer_id", "customer"),
        _reference("account_payment", "cashier_id", "staff_member"),
        _reference("account_payment", "cash_session_id", "cash_session"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_payment")),
    )
    op.create_index(
        "ix_account_payment_terminal", "account_payment", ["terminal_id", "sequence"]
    )
    op.create_index(
        "ix_account_payment_customer", "account_payment", ["customer_id", "occurred_at"]
    )


def _make_account_entries() -> None:
    op.create_table(
        "account_entry",
        *_fact(),
        sa.Column("customer_id", types.Identifier(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("sale_id", types.Identifier(), nullable=True),
        sa.Column("account_payment_id", types.Identifier(), nullable=True),
        sa.Column("settles_entry_id", types.Identifier(), nullable=True),
        sa.Column("is_beyond_limit", sa.Boolean(), nullable=False),
        sa.Column("recorded_by_id", types.Identifier(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _reference("account_entry", "customer_id", "customer"),
        _reference("account_entry", "sale_id", "sale"),
        _reference("account_entry", "account_payment_id", "account_payment"),
        _reference("account_entry", "settles_entry_id", "account_entry"),
        _reference("account_entry", "recorded_by_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_entry")),
    )
    op.create_index(
        "ix_account_entry_customer", "account_entry", ["customer_id", "occurred_at"]
    )
    op.create_index("ix_account_entry_sale", "account_entry", ["sale_id"])


def _fact() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
    )


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}"),
        initially="DEFERRED",
        deferrable=True,
    )
