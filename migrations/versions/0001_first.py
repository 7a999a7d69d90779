"""The first schema: shop, staff, catalogue, customers, cash, sales, journal."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from techstore_desktop.core.storage import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "branch",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_branch")),
    )
    op.create_table(
        "cash_total",
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
        sa.PrimaryKeyConstraint(
            "cash_session_id", "method", name=op.f("pk_cash_total")
        ),
    )
    op.create_table(
        "category",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent_id", types.Identifier(), nullable=True),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["category.id"],
            name=op.f("fk_category_parent_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
    )
    op.create_table(
        "customer",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tax_number", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("second_phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("phone_key", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
    )
    op.create_index("ix_customer_email_key", "customer", ["email_key"], unique=False)
    op.create_index("ix_customer_name", "customer", ["name"], unique=False)
    op.create_index("ix_customer_phone_key", "customer", ["phone_key"], unique=False)
    op.create_table(
        "customer_document",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_customer_document")),
        sa.UniqueConstraint("id", name=op.f("uq_customer_document_id")),
    )
    op.create_table(
        "installation",
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.PrimaryKeyConstraint("terminal_id", name=op.f("pk_installation")),
    )
    op.create_table(
        "journal_entry",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", types.Identifier(), nullable=True),
        sa.Column("approved_by_id", types.Identifier(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("schema_version", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("personal", JSON, nullable=True),
        sa.Column("previous_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hub_seq", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entry")),
    )
    op.create_index(
        "ix_journal_entry_hub_seq", "journal_entry", ["hub_seq"], unique=False
    )
    op.create_index(
        "ux_journal_entry_terminal_seq",
        "journal_entry",
        ["terminal_id", "seq"],
        unique=True,
    )
    op.create_table(
        "picture",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_picture")),
    )
    op.create_table(
        "product_document",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_product_document")),
        sa.UniqueConstraint("id", name=op.f("uq_product_document_id")),
    )
    op.create_table(
        "record_history",
        sa.Column("record_id", types.Identifier(), nullable=False),
        sa.Column("entry_id", types.Identifier(), nullable=False),
        sa.PrimaryKeyConstraint(
            "record_id", "entry_id", name=op.f("pk_record_history")
        ),
    )
    op.create_table(
        "sale_draft",
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("saved_at", types.UtcTime(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.PrimaryKeyConstraint("terminal_id", name=op.f("pk_sale_draft")),
    )
    op.create_table(
        "shop",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("tax_number", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("day_cutoff", sa.Time(), nullable=False),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.Column("tax_rounding", sa.String(length=40), nullable=False),
        sa.Column("cash_rounding_step", types.Money(), nullable=False),
        sa.Column("stock_policy", sa.String(length=40), nullable=False),
        sa.Column("receipt_footer", sa.Text(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shop")),
    )
    op.create_table(
        "staff_member",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("pin_hash", sa.Text(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_member")),
    )
    op.create_table(
        "stock_level",
        sa.Column("product_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("on_hand", types.Quantity(), nullable=False),
        sa.PrimaryKeyConstraint("product_id", "branch_id", name=op.f("pk_stock_level")),
    )
    op.create_table(
        "tax",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("components", JSON, nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax")),
    )
    op.create_table(
        "cash_session",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("opened_at", types.UtcTime(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("opened_by_id", types.Identifier(), nullable=False),
        sa.Column("float_amount", types.Money(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opened_by_id"],
            ["staff_member.id"],
            name=op.f("fk_cash_session_opened_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_session")),
    )
    op.create_index(
        "ix_cash_session_terminal",
        "cash_session",
        ["terminal_id", "sequence"],
        unique=False,
    )
    op.create_table(
        "pin_use",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("staff_id", types.Identifier(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staff_member.id"],
            name=op.f("fk_pin_use_staff_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pin_use")),
    )
    op.create_index(
        "ix_pin_use_staff", "pin_use", ["staff_id", "occurred_at"], unique=False
    )
    op.create_table(
        "product",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("category_id", types.Identifier(), nullable=True),
        sa.Column("price", types.Money(), nullable=False),
        sa.Column("cost", types.Money(), nullable=False),
        sa.Column("tax_id", types.Identifier(), nullable=True),
        sa.Column("minimum_stock", types.Quantity(), nullable=False),
        sa.Column("is_stocked", sa.Boolean(), nullable=False),
        sa.Column("tracks_serial_numbers", sa.Boolean(), nullable=False),
        sa.Column("warranty_months", sa.Integer(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("picture_sha256", sa.Text(), nullable=True),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["category_id"],
            ["category.id"],
            name=op.f("fk_product_category_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["tax_id"],
            ["tax.id"],
            name=op.f("fk_product_tax_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
    )
    op.create_index(
        "ix_product_category", "product", ["category_id", "name"], unique=False
    )
    op.create_index("ix_product_name", "product", ["name"], unique=False)
    op.create_index("ix_product_sku", "product", ["sku"], unique=False)
    op.create_table(
        "terminal",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("home_branch_id", types.Identifier(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["home_branch_id"],
            ["branch.id"],
            name=op.f("fk_terminal_home_branch_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terminal")),
    )
    op.create_table(
        "cash_session_close",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("closed_at", types.UtcTime(), nullable=False),
        sa.Column("closed_by_id", types.Identifier(), nullable=False),
        sa.Column("expected_cash", types.Money(), nullable=False),
        sa.Column("counted_cash", types.Money(), nullable=False),
        sa.Column("difference", types.Money(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("lines", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["cash_session_id"],
            ["cash_session.id"],
            name=op.f("fk_cash_session_close_cash_session_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"],
            ["staff_member.id"],
            name=op.f("fk_cash_session_close_closed_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_session_close")),
    )
    op.create_index(
        "ix_cash_session_close_session",
        "cash_session_close",
        ["cash_session_id"],
        unique=False,
    )
    op.create_table(
        "line_removal",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("cart_id", types.Identifier(), nullable=False),
        sa.Column("removed_at", types.UtcTime(), nullable=False),
        sa.Column("removed_by_id", types.Identifier(), nullable=False),
        sa.Column("product_id", types.Identifier(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("quantity", types.Quantity(), nullable=False),
        sa.Column("unit_price", types.Money(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_line_removal_product_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["removed_by_id"],
            ["staff_member.id"],
            name=op.f("fk_line_removal_removed_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_removal")),
    )
    op.create_table(
        "product_barcode",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("product_id", types.Identifier(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_product_barcode_product_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_barcode")),
    )
    op.create_index(
        "ix_product_barcode_code", "product_barcode", ["code"], unique=False
    )
    op.create_index(
        "ix_product_barcode_product", "product_barcode", ["product_id"], unique=False
    )
    op.create_table(
        "sale",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("cashier_id", types.Identifier(), nullable=False),
        sa.Column("cash_session_id", types.Identifier(), nullable=True),
        sa.Column("customer_id", types.Identifier(), nullable=True),
        sa.Column("customer_name", sa.Text(), nullable=True),
        sa.Column("customer_tax_number", sa.Text(), nullable=True),
        sa.Column("prices_include_tax", sa.Boolean(), nullable=False),
        sa.Column("gross", types.Money(), nullable=False),
        sa.Column("line_discounts", types.Money(), nullable=False),
        sa.Column("sale_discount", types.Money(), nullable=False),
        sa.Column("sale_discount_reason", sa.Text(), nullable=True),
        sa.Column("net", types.Money(), nullable=False),
        sa.Column("base", types.Money(), nullable=False),
        sa.Column("tax", types.Money(), nullable=False),
        sa.Column("total", types.Money(), nullable=False),
        sa.Column("cash_rounding", types.Money(), nullable=False),
        sa.Column("change_due", types.Money(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cash_session_id"],
            ["cash_session.id"],
            name=op.f("fk_sale_cash_session_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["cashier_id"],
            ["staff_member.id"],
            name=op.f("fk_sale_cashier_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
            name=op.f("fk_sale_customer_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale")),
    )
    op.create_index(
        "ix_sale_business_day", "sale", ["business_day", "occurred_at"], unique=False
    )
    op.create_index(
        "ix_sale_customer", "sale", ["customer_id", "occurred_at"], unique=False
    )
    op.create_index("ix_sale_number", "sale", ["number"], unique=False)
    op.create_index(
        "ix_sale_terminal_sequence", "sale", ["terminal_id", "sequence"], unique=False
    )
    op.create_table(
        "stock_movement",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("product_id", types.Identifier(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("quantity", types.Quantity(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("unit_cost", types.Money(), nullable=False),
        sa.Column("document_id", types.Identifier(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_stock_movement_product_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_movement")),
    )
    op.create_index(
        "ix_stock_movement_document", "stock_movement", ["document_id"], unique=False
    )
    op.create_index(
        "ix_stock_movement_product",
        "stock_movement",
        ["product_id", "branch_id"],
        unique=False,
    )
    op.create_table(
        "payment",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("sale_id", types.Identifier(), nullable=False),
        sa.Column("cash_session_id", types.Identifier(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("taken_by_id", types.Identifier(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
        sa.Column("tendered", types.Money(), nullable=False),
        sa.Column("change", types.Money(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cash_session_id"],
            ["cash_session.id"],
            name=op.f("fk_payment_cash_session_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sale_id"],
            ["sale.id"],
            name=op.f("fk_payment_sale_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["taken_by_id"],
            ["staff_member.id"],
            name=op.f("fk_payment_taken_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
    )
    op.create_index(
        "ix_payment_cash_session", "payment", ["cash_session_id"], unique=False
    )
    op.create_index("ix_payment_sale", "payment", ["sale_id"], unique=False)
    op.create_table(
        "sale_line",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("sale_id", types.Identifier(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product_id", types.Identifier(), nullable=True),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("quantity", types.Quantity(), nullable=False),
        sa.Column("list_price", types.Money(), nullable=False),
        sa.Column("unit_price", types.Money(), nullable=False),
        sa.Column("gross", types.Money(), nullable=False),
        sa.Column("line_discount", types.Money(), nullable=False),
        sa.Column("line_discount_reason", sa.Text(), nullable=True),
        sa.Column("sale_discount", types.Money(), nullable=False),
        sa.Column("net", types.Money(), nullable=False),
        sa.Column("base", types.Money(), nullable=False),
        sa.Column("tax", types.Money(), nullable=False),
        sa.Column("total", types.Money(), nullable=False),
        sa.Column("unit_cost", types.Money(), nullable=False),
        sa.Column("warranty_months", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_sale_line_product_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sale_id"],
            ["sale.id"],
            name=op.f("fk_sale_line_sale_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale_line")),
    )
    op.create_index("ix_sale_line_product", "sale_line", ["product_id"], unique=False)
    op.create_index("ix_sale_line_sale", "sale_line", ["sale_id"], unique=False)
    op.create_table(
        "sale_line_tax",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("sale_id", types.Identifier(), nullable=False),
        sa.Column("sale_line_id", types.Identifier(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rate", types.Rate(), nullable=False),
        sa.Column("base", types.Money(), nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sale_id"],
            ["sale.id"],
            name=op.f("fk_sale_line_tax_sale_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sale_line_id"],
            ["sale_line.id"],
            name=op.f("fk_sale_line_tax_sale_line_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale_line_tax")),
    )
    op.create_index("ix_sale_line_tax_sale", "sale_line_tax", ["sale_id"], unique=False)
