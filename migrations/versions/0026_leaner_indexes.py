"""Indexes of what few rows have, which the others no longer pay for."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

FILLED = {
    "ix_journal_entry_hub_seq": ("journal_entry", ["hub_seq"]),
    "ix_customer_price_list": ("customer", ["price_list_id"]),
    "ix_customer_merged_into": ("customer", ["merged_into_id"]),
    "ix_parked_sale_customer": ("parked_sale", ["customer_id"]),
    "ix_repair_job_claim": ("repair_job", ["claim_of_id"]),
    "ix_sale_customer": ("sale", ["customer_id", "occurred_at"]),
    "ix_sale_reverses": ("sale", ["reverses_id"]),
    "ix_sale_parked_sale": ("sale", ["parked_sale_id"]),
    "ix_sale_quote": ("sale", ["quote_id"]),
    "ix_sale_line_returned": ("sale_line", ["returned_line_id"]),
    "ix_sale_line_repair_job": ("sale_line", ["repair_job_id"]),
    "ix_payment_account_payment": ("payment", ["account_payment_id"]),
    "ix_payment_repair_deposit": ("payment", ["repair_deposit_id"]),
}


def upgrade() -> None:
    """Keep in each only the rows in which its first column is filled."""
    for name, (table, columns) in FILLED.items():
        filled = sa.text(f"{columns[0]} IS NOT NULL")
        op.drop_index(name, table)
        op.create_index(
            name, table, columns, sqlite_where=filled, postgresql_where=filled
        )
    op.create_index(
        "ix_journal_entry_set_aside",
        "journal_entry",
        ["hub_seq"],
        # As each database is asked: SQLite compares the words.
        sqlite_where=sa.text("is_quarantined = 1"),
        postgresql_where=sa.text("is_quarantined"),
    )
