"""Price lists, promotions, what a role may take off, and each step on the line."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from techstore_desktop.core.storage import types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Make the tables and the columns that name them."""
    _make_price_lists()
    _make_promotions()
    _add_reference("customer", "price_list_id", "price_list")
    op.create_index("ix_customer_price_list", "customer", ["price_list_id"])
    _add_reference("sale_line", "price_list_id", "price_list")
    op.add_column("sale_line", sa.Column("price_list_name", sa.Text(), nullable=True))
    op.add_column("sale_line", _amount("promotion_discount"))
    op.add_column("sale_line", sa.Column("promotion_name", sa.Text(), nullable=True))
    op.add_column("sale", _amount("promotion_discounts"))
    for role, limit in (("cashier", 1000), ("technician", 1000), ("manager", 10000)):
        op.add_column(
            "shop",
            sa.Column(
                f"{role}_discount_limit",
                types.Rate(),
                nullable=False,
                server_default=str(limit),
            ),
        )


def _make_price_lists() -> None:
    op.create_table(
        "price_list",
        *_record(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("percent", types.Rate(), nullable=False),
        sa.Column("category_percents", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_list")),
    )
    op.create_table(
        "price_list_price",
        *_record(),
        sa.Column("price_list_id", types.Identifier(), nullable=False),
        sa.Column("product_id", types.Identifier(), nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
        _reference("price_list_price", "price_list_id", "price_list"),
        _reference("price_list_price", "product_id", "product"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_list_price")),
    )
    op.create_index(
        "ix_price_list_price_list", "price_list_price", ["price_list_id", "product_id"]
    )
    op.create_index("ix_price_list_price_product", "price_list_price", ["product_id"])


def _make_promotions() -> None:
    op.create_table(
        "promotion",
        *_record(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("percent", types.Rate(), nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
        sa.Column("quantity", types.Quantity(), nullable=False),
        sa.Column("paid_quantity", sa.Integer(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("weekdays", JSON, nullable=False),
        sa.Column("from_time", sa.Time(), nullable=True),
        sa.Column("until_time", sa.Time(), nullable=True),
        sa.Column("category_ids", JSON, nullable=False),
        sa.Column("product_ids", JSON, nullable=False),
        sa.Column("may_sell_under_cost", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promotion")),
    )


def _record() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", JSON, nullable=False),
    )


def _amount(name: str) -> sa.Column[object]:
    return sa.Column(name, types.Money(), nullable=False, server_default="0")


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


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}"),
        initially="DEFERRED",
        deferrable=True,
    )
