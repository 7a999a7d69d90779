"""The shop's methods of payment, rates, tips, cash of other currencies, vouchers."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WORD = sa.String(length=40)


def upgrade() -> None:
    """Make the tables; payments, sales, lines and the shop learn of them."""
    _make_methods()
    _make_drawer()
    _make_vouchers()
    for name in ("method_name", "plan"):
        op.add_column("payment", _text(name))
    op.add_column("payment", _number("tip", types.Money()))
    op.add_column("payment", sa.Column("currency", sa.Text(), nullable=True))
    op.add_column("payment", _number("foreign_amount", types.Quantity()))
    op.add_column("payment", sa.Column("rate", types.Factor(), nullable=True))
    op.add_column("sale", _number("voucher_total", types.Money()))
    op.add_column("sale", _number("tip", types.Money()))
    op.add_column("sale_line", sa.Column("purpose", WORD, nullable=True))
    op.add_column("sale_line", sa.Column("voucher_number", sa.Text(), nullable=True))
    op.add_column(
        "shop",
        sa.Column(
            "takes_tips", sa.Boolean(), nullable=False, server_default=sa.false()
        ),
    )
    op.add_column("shop", _number("voucher_months", sa.Integer()))


def _make_methods() -> None:
    op.create_table(
        "shop_payment_method",
        *_record(),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("reference", WORD, nullable=False),
        sa.Column("plans", types.Json(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop_payment_method")),
    )
    op.create_index("ix_shop_payment_method_code", "shop_payment_method", ["code"])
    op.create_table(
        "exchange_rate",
        *_record(),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("rate", types.Factor(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange_rate")),
    )
    op.create_index(
        "ix_exchange_rate_currency", "exchange_rate", ["currency", "business_day"]
    )


def _make_drawer() -> None:
    op.create_table(
        "foreign_float",
        *_fact(),
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("float_amount", types.Quantity(), nullable=False),
        sa.Column("left_amount", types.Quantity(), nullable=True),
        _reference("foreign_float", "cash_session_id", "cash_session"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foreign_float")),
    )
    op.create_index("ix_foreign_float_session", "foreign_float", ["cash_session_id"])
    op.create_table(
        "foreign_count",
        *_fact(),
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("counted_at", types.UtcTime(), nullable=False),
        sa.Column("counted_by_id", types.Identifier(), nullable=False),
        sa.Column("expected", types.Quantity(), nullable=False),
        sa.Column("counted", types.Quantity(), nullable=False),
        sa.Column("pieces", types.Json(), nullable=False),
        _reference("foreign_count", "cash_session_id", "cash_session"),
        _reference("foreign_count", "counted_by_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foreign_count")),
    )
    op.create_index("ix_foreign_count_session", "foreign_count", ["cash_session_id"])
    op.create_table(
        "foreign_cash_total",
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("foreign_amount", types.Quantity(), nullable=False),
        sa.Column("change", types.Money(), nullable=False),
        sa.PrimaryKeyConstraint(
            "cash_session_id", "currency", name=op.f("pk_foreign_cash_total")
        ),
    )


def _make_vouchers() -> None:
    op.create_table(
        "voucher_entry",
        *_fact(),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("sale_id", types.Identifier(), nullable=True),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", types.Identifier(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _reference("voucher_entry", "sale_id", "sale"),
        _reference("voucher_entry", "recorded_by_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher_entry")),
    )
    op.create_index(
        "ix_voucher_entry_number", "voucher_entry", ["number", "occurred_at"]
    )
    op.create_index("ix_voucher_entry_sale", "voucher_entry", ["sale_id"])
    op.create_table(
        "voucher_balance",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("balance", types.Money(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_voucher_balance")),
    )


def _fact() -> tuple[sa.Column[object], ...]:
    names = ("id", "terminal_id", "branch_id")
    return tuple(sa.Column(name, types.Identifier(), nullable=False) for name in names)


def _record() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", types.Json(), nullable=False),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _number(name: str, kind: sa.types.TypeEngine[int]) -> sa.Column[int]:
    return sa.Column(name, kind, nullable=False, server_default=sa.text("0"))


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}"),
        initially="DEFERRED",
        deferrable=True,
    )
