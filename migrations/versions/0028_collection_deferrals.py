"""Steps of the collection that are put off to a day, or skipped."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "collection_deferral",
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("step_id", types.Identifier(), nullable=False),
        sa.Column("ready_since", types.UtcTime(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("person_id", types.Identifier(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [name],
                [f"{target}.id"],
                name=op.f(f"fk_collection_deferral_{name}"),
                initially="DEFERRED",
                deferrable=True,
            )
            for name, target in (
                ("job_id", "repair_job"),
                ("step_id", "collection_step"),
                ("person_id", "staff_member"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collection_deferral")),
    )
    op.create_index("ix_collection_deferral_job", "collection_deferral", ["job_id"])
