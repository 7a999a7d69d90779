"""Loaners: the devices that the shop lends, handed out and taken back."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the register, the loans, and what ends them."""
    op.create_table(
        "loaner",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", types.Json(), nullable=False),
        *_texts("name", "number", "notes"),
        sa.Column("worth", types.Money(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loaner")),
    )
    op.create_table(
        "loan",
        *_fact(),
        sa.Column("loaner_id", types.Identifier(), nullable=False),
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("customer_id", types.Identifier(), nullable=False),
        sa.Column("lent_at", types.UtcTime(), nullable=False),
        sa.Column("lent_by_id", types.Identifier(), nullable=False),
        sa.Column("worth", types.Money(), nullable=False),
        *_texts("condition", "text", "signature"),
        *_references(
            "loan",
            loaner_id="loaner",
            job_id="repair_job",
            customer_id="customer",
            lent_by_id="staff_member",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan")),
    )
    op.create_index("ix_loan_loaner", "loan", ["loaner_id", "lent_at"])
    op.create_index("ix_loan_job", "loan", ["job_id"])
    op.create_table(
        "loan_return",
        *_fact(),
        sa.Column("loan_id", types.Identifier(), nullable=False),
        sa.Column("returned_at", types.UtcTime(), nullable=False),
        sa.Column("taken_by_id", types.Identifier(), nullable=False),
        *_texts("condition"),
        *_references("loan_return", loan_id="loan", taken_by_id="staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_return")),
    )
    op.create_index("ix_loan_return_loan", "loan_return", ["loan_id"])


def _fact() -> tuple[sa.Column[object], ...]:
    names = ("id", "terminal_id", "branch_id")
    return tuple(sa.Column(name, types.Identifier(), nullable=False) for name in names)


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=False) for name in names)


def _references(table: str, **targets: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return tuple(
        sa.ForeignKeyConstraint(
            [name],
            [f"{target}.id"],
            name=op.f(f"fk_{table}_{name}"),
            initially="DEFERRED",
            deferrable=True,
        )
        for name, target in targets.items()
    )
