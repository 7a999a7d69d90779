"""Work sent to another branch or an outside workshop, and back."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the register of workshops, what was sent, and what came back."""
    op.create_table(
        "workshop",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", types.Json(), nullable=False),
        *_texts("name", "phone", "notes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop")),
    )
    op.create_table(
        "repair_errand",
        *_fact(),
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("workshop_id", types.Identifier(), nullable=True),
        sa.Column("to_branch_id", types.Identifier(), nullable=True),
        sa.Column("sent_at", types.UtcTime(), nullable=False),
        sa.Column("sent_by_id", types.Identifier(), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        *_texts("note"),
        *_references(
            "repair_errand",
            job_id="repair_job",
            workshop_id="workshop",
            to_branch_id="branch",
            sent_by_id="staff_member",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_errand")),
    )
    op.create_index("ix_repair_errand_job", "repair_errand", ["job_id"])
    op.create_table(
        "repair_errand_return",
        *_fact(),
        sa.Column("errand_id", types.Identifier(), nullable=False),
        sa.Column("returned_at", types.UtcTime(), nullable=False),
        sa.Column("taken_by_id", types.Identifier(), nullable=False),
        sa.Column("cost", types.Money(), nullable=False),
        *_texts("note"),
        *_references(
            "repair_errand_return",
            errand_id="repair_errand",
            taken_by_id="staff_member",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_errand_return")),
    )
    op.create_index(
        "ix_repair_errand_return_errand", "repair_errand_return", ["errand_id"]
    )


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
