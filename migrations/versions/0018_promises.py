"""When parts come, how long a repair takes, when to warn; past repairs by fault."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what the shop chooses, and the indexes by which its past jobs are asked."""
    for name, usual in (
        ("repair_parts_days", "5"),
        ("repair_usual_minutes", "60"),
        ("repair_warning_days", "1"),
    ):
        op.add_column(
            "shop",
            sa.Column(name, sa.Integer(), nullable=False, server_default=usual),
        )
    op.create_index(
        "ix_repair_job_model_fault", "repair_job", ["model", "fault", "delivered_at"]
    )
    op.create_index(
        "ix_repair_job_kind_fault",
        "repair_job",
        ["device_kind", "fault", "delivered_at"],
    )
    op.create_index("ix_repair_job_delivered", "repair_job", ["delivered_at"])
