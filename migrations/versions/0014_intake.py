"""What the counter writes down of a device: code, photos, consent, checklists."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

WORD = sa.String(length=40)


def upgrade() -> None:
    """Make the tables."""
    _make_vault()
    _make_access_code()
    _make_photos_and_consents()
    _make(
        "device_checklist",
        *_record(),
        sa.Column("device_kind", sa.Text(), nullable=False),
        sa.Column("questions", types.Json(), nullable=False),
        sa.Column("accessories", types.Json(), nullable=False),
        sa.Column("faults", types.Json(), nullable=False),
    )
    op.create_index("ix_device_checklist_kind", "device_checklist", ["device_kind"])


def _make_vault() -> None:
    _make(
        "vault_member",
        *_fact(),
        sa.Column("public_key", sa.Text(), nullable=False),
    )
    op.create_index("ix_vault_member_terminal", "vault_member", ["terminal_id"])
    _make(
        "vault_grant",
        *_fact(),
        sa.Column("key_id", types.Identifier(), nullable=False),
        sa.Column("member_id", types.Identifier(), nullable=False),
        sa.Column("sealed_key", sa.Text(), nullable=False),
        references={"member_id": "vault_member"},
    )
    op.create_index("ix_vault_grant_member", "vault_grant", ["member_id", "key_id"])


def _make_access_code() -> None:
    _make(
        "access_code",
        *_record(),
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("key_id", types.Identifier(), nullable=False),
        sa.Column("sealed_code", sa.Text(), nullable=False),
        sa.Column("kept_at", types.UtcTime(), nullable=False),
        sa.Column("erased_at", types.UtcTime(), nullable=True),
        references={"job_id": "repair_job"},
    )
    op.create_index("ix_access_code_job", "access_code", ["job_id"])


def _make_photos_and_consents() -> None:
    _make(
        "repair_photo",
        *_record(),
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("taken_at", types.UtcTime(), nullable=False),
        sa.Column("taken_by_id", types.Identifier(), nullable=False),
        references={"job_id": "repair_job", "taken_by_id": "staff_member"},
    )
    op.create_index("ix_repair_photo_job", "repair_photo", ["job_id"])
    _make(
        "repair_consent",
        *_fact(),
        sa.Column("ticket_id", types.Identifier(), nullable=False),
        sa.Column("job_id", types.Identifier(), nullable=True),
        sa.Column("customer_id", types.Identifier(), nullable=False),
        sa.Column("occasion", WORD, nullable=False),
        sa.Column("way", WORD, nullable=False),
        sa.Column("signed_at", types.UtcTime(), nullable=False),
        sa.Column("recorded_by_id", types.Identifier(), nullable=False),
        sa.Column("signed_name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        references={
            "ticket_id": "repair_ticket",
            "job_id": "repair_job",
            "customer_id": "customer",
            "recorded_by_id": "staff_member",
        },
    )
    op.create_index("ix_repair_consent_ticket", "repair_consent", ["ticket_id"])
    op.create_index("ix_repair_consent_job", "repair_consent", ["job_id"])


def _record() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("archived_at", types.UtcTime(), nullable=True),
        sa.Column("stamps", types.Json(), nullable=False),
    )


def _fact() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
    )


def _make(
    table: str,
    *columns: sa.Column[object],
    references: dict[str, str] | None = None,
) -> None:
    op.create_table(
        table,
        *columns,
        *(
            sa.ForeignKeyConstraint(
                [name],
                [f"{target}.id"],
                name=op.f(f"fk_{table}_{name}"),
                initially="DEFERRED",
                deferrable=True,
            )
            for name, target in (references or {}).items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
