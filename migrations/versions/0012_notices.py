"""Notices to customers, devices that nobody fetches, repairs' prices and hours."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WORD = sa.String(length=40)


def upgrade() -> None:
    """Make the tables."""
    _make_notices()
    _make_collection()
    _make_estimates()


def _make_notices() -> None:
    _make_record(
        "notice_template",
        sa.Column("occasion", WORD, nullable=False),
        *_texts("language", "subject", "text"),
    )
    op.create_index(
        "ix_notice_template_occasion", "notice_template", ["occasion", "language"]
    )
    _make_fact(
        "notice",
        ("job_id", "repair_job"),
        ("customer_id", "customer"),
        ("written_by_id", "staff_member"),
        columns=(
            sa.Column("occasion", WORD, nullable=False),
            sa.Column("channel", WORD, nullable=False),
            *_texts("about", "language", "address", "subject", "text"),
            sa.Column("written_at", types.UtcTime(), nullable=False),
        ),
    )
    op.create_index("ix_notice_job", "notice", ["job_id", "written_at"])
    op.create_index("ix_notice_channel", "notice", ["channel", "terminal_id"])
    _make_fact(
        "notice_outcome",
        ("notice_id", "notice"),
        columns=(
            sa.Column("outcome", WORD, nullable=False),
            sa.Column("occurred_at", types.UtcTime(), nullable=False),
            *_texts("detail"),
        ),
    )
    op.create_index("ix_notice_outcome_notice", "notice_outcome", ["notice_id"])


def _make_collection() -> None:
    _make_record(
        "collection_step",
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
    )
    _make_fact(
        "collection_act",
        ("job_id", "repair_job"),
        ("step_id", "collection_step"),
        ("person_id", "staff_member"),
        columns=(
            sa.Column("kind", WORD, nullable=False),
            sa.Column("ready_since", types.UtcTime(), nullable=False),
            sa.Column("business_day", sa.Date(), nullable=False),
            sa.Column("occurred_at", types.UtcTime(), nullable=False),
            sa.Column("amount", types.Money(), nullable=False),
        ),
        may_be_empty=("product_id", "product"),
    )
    op.create_index("ix_collection_act_job", "collection_act", ["job_id"])


def _make_estimates() -> None:
    _make_record(
        "repair_price",
        *_texts("device_kind", "brand", "model", "fault"),
        sa.Column("price", types.Money(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
    )
    op.create_index("ix_repair_price_model", "repair_price", ["model", "brand"])
    _make_record(
        "opening_hours",
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
    )
    _make_record(
        "closed_day",
        sa.Column("day", sa.Date(), nullable=False),
        *_texts("name"),
    )


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _make_record(table: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        table,
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", types.Json(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _make_fact(
    table: str,
    *references: tuple[str, str],
    columns: tuple[sa.Column[object], ...],
    may_be_empty: tuple[str, str] | None = None,
) -> None:
    every = (*references, *((may_be_empty,) if may_be_empty else ()))
    op.create_table(
        table,
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        *(
            sa.Column(name, types.Identifier(), nullable=reference == may_be_empty)
            for reference in every
            for name in reference[:1]
        ),
        *columns,
        *(
            sa.ForeignKeyConstraint(
                [name],
                [f"{target}.id"],
                name=op.f(f"fk_{table}_{name}"),
                initially="DEFERRED",
                deferrable=True,
            )
            for name, target in every
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
