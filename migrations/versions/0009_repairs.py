"""Repairs: devices, tickets and their jobs, quotes, deposits and deliveries."""

import sqlalchemy as sa
from alembic import op

from techstore_desktop.core.storage import types

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WORD = sa.String(length=40)


def upgrade() -> None:
    """Make the tables; payments, sale lines and the shop learn of repairs."""
    _make_words()
    _make_devices()
    _make_tickets()
    _make_work()
    _make_money()
    _add_reference("payment", "repair_deposit_id", "repair_deposit")
    op.create_index("ix_payment_repair_deposit", "payment", ["repair_deposit_id"])
    _add_reference("sale_line", "repair_job_id", "repair_job")
    _add_reference("sale_line", "done_by_id", "staff_member")
    op.create_index("ix_sale_line_repair_job", "sale_line", ["repair_job_id"])
    for column in (
        sa.Column("repair_terms", sa.Text(), nullable=False, server_default=""),
        sa.Column(
            "repair_warranty_days", sa.Integer(), nullable=False, server_default="90"
        ),
        sa.Column(
            "repair_second_check",
            sa.Boolean(),
            nullable=False,
            server_default=sa.false(),
        ),
    ):
        op.add_column("shop", column)


def _make_words() -> None:
    op.create_table(
        "repair_state",
        *_record(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_state")),
    )
    op.create_table(
        "repair_work_kind",
        *_record(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("warranty_days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_work_kind")),
    )


def _make_devices() -> None:
    op.create_table(
        "device",
        *_record(),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("model_code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("imei", sa.Text(), nullable=False),
        sa.Column("imei2", sa.Text(), nullable=False),
        sa.Column("customer_id", types.Identifier(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        _reference("device", "customer_id", "customer"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
    )
    op.create_index("ix_device_customer", "device", ["customer_id"])
    op.create_index("ix_device_imei", "device", ["imei"])
    op.create_index("ix_device_imei2", "device", ["imei2"])
    op.create_index("ix_device_serial", "device", ["serial"])
    op.create_table(
        "device_document",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_device_document")),
        sa.UniqueConstraint("id", name=op.f("uq_device_document_id")),
    )


def _make_tickets() -> None:
    op.create_table(
        "repair_ticket",
        *_record(),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("terminal_id", types.Identifier(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("customer_id", types.Identifier(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=False),
        sa.Column("customer_phone", sa.Text(), nullable=False),
        sa.Column("received_at", types.UtcTime(), nullable=False),
        sa.Column("received_by_id", types.Identifier(), nullable=False),
        sa.Column("is_express", sa.Boolean(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("note_for_shop", sa.Text(), nullable=False),
        sa.Column("note_for_customer", sa.Text(), nullable=False),
        sa.Column("promised_at", types.UtcTime(), nullable=True),
        _reference("repair_ticket", "branch_id", "branch"),
        _reference("repair_ticket", "customer_id", "customer"),
        _reference("repair_ticket", "received_by_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_ticket")),
    )
    op.create_index(
        "ix_repair_ticket_customer", "repair_ticket", ["customer_id", "received_at"]
    )
    op.create_index("ix_repair_ticket_number", "repair_ticket", ["number"])
    op.create_index(
        "ix_repair_ticket_terminal", "repair_ticket", ["terminal_id", "sequence"]
    )
    op.create_table(
        "repair_job",
        *_record(),
        sa.Column("ticket_id", types.Identifier(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("branch_id", types.Identifier(), nullable=False),
        sa.Column("customer_id", types.Identifier(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=False),
        sa.Column("customer_phone", sa.Text(), nullable=False),
        sa.Column("device_id", types.Identifier(), nullable=True),
        sa.Column("device_kind", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("imei", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("accessories", types.Json(), nullable=False),
        sa.Column("condition", types.Json(), nullable=False),
        sa.Column("is_express", sa.Boolean(), nullable=False),
        sa.Column("received_at", types.UtcTime(), nullable=False),
        sa.Column("promised_at", types.UtcTime(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("technician_id", types.Identifier(), nullable=True),
        sa.Column("diagnosis", sa.Text(), nullable=False),
        sa.Column("estimate", types.Money(), nullable=True),
        sa.Column("diagnosis_fee", types.Money(), nullable=True),
        sa.Column("approved_amount", types.Money(), nullable=True),
        sa.Column("is_unrepaired", sa.Boolean(), nullable=False),
        sa.Column("work_kind_id", types.Identifier(), nullable=True),
        sa.Column("warranty_days", sa.Integer(), nullable=False),
        sa.Column("claim_of_id", types.Identifier(), nullable=True),
        sa.Column("waiting_for", sa.Text(), nullable=False),
        sa.Column("sent_to", sa.Text(), nullable=False),
        sa.Column("sent_at", types.UtcTime(), nullable=True),
        sa.Column("checked_by_id", types.Identifier(), nullable=True),
        sa.Column("checked_at", types.UtcTime(), nullable=True),
        sa.Column("check_result", sa.Text(), nullable=False),
        sa.Column("delivered_at", types.UtcTime(), nullable=True),
        _reference("repair_job", "ticket_id", "repair_ticket"),
        _reference("repair_job", "branch_id", "branch"),
        _reference("repair_job", "customer_id", "customer"),
        _reference("repair_job", "device_id", "device"),
        _reference("repair_job", "technician_id", "staff_member"),
        _reference("repair_job", "work_kind_id", "repair_work_kind"),
        _reference("repair_job", "claim_of_id", "repair_job"),
        _reference("repair_job", "checked_by_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_job")),
    )
    op.create_index("ix_repair_job_claim", "repair_job", ["claim_of_id"])
    op.create_index(
        "ix_repair_job_customer", "repair_job", ["customer_id", "received_at"]
    )
    op.create_index("ix_repair_job_device", "repair_job", ["device_id"])
    op.create_index("ix_repair_job_imei", "repair_job", ["imei"])
    op.create_index("ix_repair_job_number", "repair_job", ["number"])
    op.create_index("ix_repair_job_received", "repair_job", ["received_at"])
    op.create_index("ix_repair_job_serial", "repair_job", ["serial"])
    op.create_index("ix_repair_job_state", "repair_job", ["state", "received_at"])
    op.create_index("ix_repair_job_ticket", "repair_job", ["ticket_id"])
    op.create_table(
        "repair_job_document",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", types.Identifier(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_repair_job_document")),
        sa.UniqueConstraint("id", name=op.f("uq_repair_job_document_id")),
    )
    op.create_table(
        "repair_event",
        *_fact(),
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("customer_id", types.Identifier(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("person_id", types.Identifier(), nullable=False),
        sa.Column("from_state", sa.Text(), nullable=True),
        sa.Column("to_state", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("details", types.Json(), nullable=False),
        _reference("repair_event", "job_id", "repair_job"),
        _reference("repair_event", "customer_id", "customer"),
        _reference("repair_event", "person_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_event")),
    )
    op.create_index("ix_repair_event_job", "repair_event", ["job_id", "occurred_at"])


def _make_work() -> None:
    op.create_table(
        "repair_line",
        *_record(),
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("product_id", types.Identifier(), nullable=True),
        sa.Column("sku", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("quantity", types.Quantity(), nullable=False),
        sa.Column("unit_price", types.Money(), nullable=False),
        sa.Column("unit_cost", types.Money(), nullable=False),
        sa.Column("taxes", types.Json(), nullable=False),
        sa.Column("total", types.Money(), nullable=False),
        sa.Column("is_covered", sa.Boolean(), nullable=False),
        sa.Column("technician_id", types.Identifier(), nullable=True),
        sa.Column("part_status", WORD, nullable=True),
        sa.Column("shelf_id", types.Identifier(), nullable=True),
        sa.Column("serial_numbers", types.Json(), nullable=False),
        _reference("repair_line", "job_id", "repair_job"),
        _reference("repair_line", "product_id", "product"),
        _reference("repair_line", "technician_id", "staff_member"),
        _reference("repair_line", "shelf_id", "branch"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_line")),
    )
    op.create_index("ix_repair_line_job", "repair_line", ["job_id"])
    op.create_index(
        "ix_repair_line_product", "repair_line", ["product_id", "part_status"]
    )
    op.create_table(
        "repair_approval",
        *_fact(),
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("recorded_by_id", types.Identifier(), nullable=False),
        sa.Column("way", WORD, nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _reference("repair_approval", "job_id", "repair_job"),
        _reference("repair_approval", "recorded_by_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_approval")),
    )
    op.create_index(
        "ix_repair_approval_job", "repair_approval", ["job_id", "occurred_at"]
    )
    op.create_table(
        "repair_work",
        *_record(),
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("technician_id", types.Identifier(), nullable=False),
        sa.Column("started_at", types.UtcTime(), nullable=False),
        sa.Column("stopped_at", types.UtcTime(), nullable=True),
        _reference("repair_work", "job_id", "repair_job"),
        _reference("repair_work", "technician_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_work")),
    )
    op.create_index("ix_repair_work_job", "repair_work", ["job_id"])
    op.create_index(
        "ix_repair_work_technician", "repair_work", ["technician_id", "stopped_at"]
    )


def _make_money() -> None:
    op.create_table(
        "repair_deposit",
        *_fact(),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("occurred_at", types.UtcTime(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("job_number", sa.Text(), nullable=False),
        sa.Column("customer_id", types.Identifier(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=True),
        sa.Column("cashier_id", types.Identifier(), nullable=False),
        sa.Column("cash_session_id", types.Identifier(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("amount", types.Money(), nullable=False),
        sa.Column("cash_rounding", types.Money(), nullable=False),
        sa.Column("change_due", types.Money(), nullable=False),
        sa.Column("held_before", types.Money(), nullable=False),
        sa.Column("sale_id", types.Identifier(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        _reference("repair_deposit", "job_id", "repair_job"),
        _reference("repair_deposit", "customer_id", "customer"),
        _reference("repair_deposit", "cashier_id", "staff_member"),
        _reference("repair_deposit", "cash_session_id", "cash_session"),
        _reference("repair_deposit", "sale_id", "sale"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_deposit")),
    )
    op.create_index("ix_repair_deposit_job", "repair_deposit", ["job_id"])
    op.create_index("ix_repair_deposit_sale", "repair_deposit", ["sale_id"])
    op.create_index(
        "ix_repair_deposit_terminal", "repair_deposit", ["terminal_id", "sequence"]
    )
    op.create_table(
        "repair_delivery",
        *_fact(),
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("sale_id", types.Identifier(), nullable=False),
        sa.Column("delivered_at", types.UtcTime(), nullable=False),
        sa.Column("delivered_by_id", types.Identifier(), nullable=False),
        sa.Column("identity_check", WORD, nullable=False),
        sa.Column("voids_id", types.Identifier(), nullable=True),
        _reference("repair_delivery", "job_id", "repair_job"),
        _reference("repair_delivery", "sale_id", "sale"),
        _reference("repair_delivery", "delivered_by_id", "staff_member"),
        _reference("repair_delivery", "voids_id", "repair_delivery"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_delivery")),
    )
    op.create_index("ix_repair_delivery_job", "repair_delivery", ["job_id"])
    op.create_index("ix_repair_delivery_sale", "repair_delivery", ["sale_id"])
    op.create_table(
        "deposit_balance",
        sa.Column("job_id", types.Identifier(), nullable=False),
        sa.Column("balance", types.Money(), nullable=False),
        sa.PrimaryKeyConstraint("job_id", name=op.f("pk_deposit_balance")),
    )


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
