"""The cash desk: movements, counts by denomination, and what each Z report said."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and let a session say what the last close left."""
    op.add_column("cash_session", sa.Column("left_amount", types.Money()))
    op.create_table(
        "expense_category",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", types.Json(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expense_category")),
    )
    _make_movements()
    _make_counts()
    op.create_table(
        "cash_report_kept",
        *_fact(),
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("report", types.Json(), nullable=False),
        _reference("cash_report_kept", "cash_session_id", "cash_session"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_report_kept")),
    )
    op.create_index(
        "ix_cash_report_kept_session", "cash_report_kept", ["cash_session_id"]
    )
    op.create_table(
        "cash_moved",
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("effect", types.Money(), nullable=False),
        sa.PrimaryKeyConstraint("cash_session_id", "kind", name=op.f("pk_cash_moved")),
    )


def _make_movements() -> None:
    op.create_table(
        "cash_movement",
        *_fact(),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("recorded_by_id", types.Identifier(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
        sa.Column("effect", types.Money(), nullable=False),
        sa.Column("category_id", types.Identifier(), nullable=True),
        sa.Column("category_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _reference("cash_movement", "cash_session_id", "cash_session"),
        _reference("cash_movement", "recorded_by_id", "staff_member"),
        _reference("cash_movement", "category_id", "expense_category"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_movement")),
    )
    op.create_index("ix_cash_movement_session", "cash_movement", ["cash_session_id"])
    op.create_index(
        "ix_cash_movement_terminal", "cash_movement", ["terminal_id", "sequence"]
    )


def _make_counts() -> None:
    op.create_table(
        "cash_drawer_count",
        *_fact(),
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("counted_at", types.UtcTime(), nullable=False),
        sa.Column("counted_by_id", types.Identifier(), nullable=False),
        sa.Column("counted", types.Money(), nullable=False),
        sa.Column("pieces", types.Json(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _reference("cash_drawer_count", "cash_session_id", "cash_session"),
        _reference("cash_drawer_count", "counted_by_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_drawer_count")),
    )
    op.create_index(
        "ix_cash_drawer_count_session", "cash_drawer_count", ["cash_session_id"]
    )


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
