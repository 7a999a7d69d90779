"""Writing the lines of a quote anew, within an open transaction (R51)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.branches.models import Tax
from techstore_desktop.core.branches.profile import ShopProfile
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import ZERO, round_half_up
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs import lines, parts
from techstore_desktop.core.repairs.bills import QuotedLine, rules_of
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.repairs.quote_schemas import RepairLineEdit
from techstore_desktop.core.stock import branch_costs
from techstore_desktop.core.storage.transaction import Reading, Transaction
from techstore_desktop.core.tax_components import TaxComponent


def write_lines(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    edits: Sequence[RepairLineEdit],
    profile: ShopProfile,
) -> Decimal:
    """Make the lines of a job what ``edits`` say; return their total.

    Lines that are not among them are taken off; what was kept for them is let go. What
    was used up stays, or its cost would be lost. Raises RuleBroken
    ``repair_line.not_found``, ``repair.part_fitted``, ``repair.part_scrapped``.
    """
    before = {line.id: line for line in lines.lines_of(transaction, job.id)}
    kept = [
        _write(transaction, actor, job, edit, before, place=place, profile=profile)
        for place, edit in enumerate(edits, 1)
    ]
    gone = [line for line in before.values() if line not in kept]
    for line in gone:
        parts.require_movable(line)
    parts.release(transaction, actor, job, gone)
    for line in gone:
        line.archived_at = transaction.now
    total = lines.retotal(kept, rules_of(profile))
    transaction.flush()
    parts.keep(transaction, actor, job, kept)
    return total


def _write(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    edit: RepairLineEdit,
    before: dict[UUID, RepairLine],
    *,
    place: int,
    profile: ShopProfile,
) -> RepairLine:
    values = _values(transaction, actor, edit, profile) | {"position": place}
    if edit.id is None:
        return transaction.add(
            RepairLine(
                id=transaction.new_id(),
                job_id=job.id,
                total=ZERO,
                serial_numbers=[],
                **values,
            )
        )
    line = before.get(edit.id)
    if line is None:
        raise RuleBroken("repair_line.not_found")
    _change(transaction, actor, job, line, values)
    return line


def _change(
    transaction: Transaction,
    actor: Actor,
    job: RepairJob,
    line: RepairLine,
    values: dict[str, Any],
) -> None:
    """Change a line; its taxes and cost stay unless it became something else (R9a)."""
    is_same = line.product_id == values["product_id"]
    is_moved = not is_same or line.quantity != values["quantity"]
    if is_moved:
        parts.require_movable(line)
        parts.release(transaction, actor, job, [line])
        line.part_status = None
    if is_same:
        values = {name: value for name, value in values.items() if name != "sku"}
    for name, value in values.items():
        if getattr(line, name) != value:
            setattr(line, name, value)


def _values(
    reading: Reading, actor: Actor, edit: RepairLineEdit, profile: ShopProfile
) -> dict[str, Any]:
    product = (
        reading.session.get_one(Product, edit.product_id) if edit.product_id else None
    )
    tax_id = edit.tax_id or (product.tax_id if product else None)
    digits = profile.currency.digits
    values = {
        "kind": edit.kind,
        "product_id": edit.product_id,
        "sku": product.sku if product else "",
        "name": edit.name,
        "quantity": edit.quantity,
        "unit_price": round_half_up(edit.unit_price, digits),
        "taxes": _taxes(reading, tax_id),
        "is_covered": edit.is_covered,
        "technician_id": edit.technician_id,
    }
    cost = _cost(reading, actor, edit)
    if cost is not None:
        values["unit_cost"] = round_half_up(cost, digits)
    return values


def _cost(reading: Reading, actor: Actor, edit: RepairLineEdit) -> Decimal | None:
    """Return the cost to write; None leaves what stands there."""
    if edit.unit_cost is not None and actor.may(Permission.REPAIR_SEE_COST):
        return edit.unit_cost
    if edit.id is not None:
        return None
    if edit.product_id is None:
        return ZERO
    return branch_costs.cost_here(reading, edit.product_id)


def as_typed(reading: Reading, edits: Sequence[RepairLineEdit]) -> list[QuotedLine]:
    """Return what the prices would follow from if these lines were written."""
    ids = [edit.id for edit in edits if edit.id is not None]
    rows = reading.session.scalars(select(RepairLine).where(RepairLine.id.in_(ids)))
    before = {row.id: row for row in rows}
    return [
        QuotedLine(
            kind=edit.kind,
            quantity=edit.quantity,
            unit_price=edit.unit_price,
            taxes=_components(reading, edit),
            is_covered=edit.is_covered or _is_off(edit, before),
        )
        for edit in edits
    ]


def _is_off(edit: RepairLineEdit, before: Mapping[UUID, RepairLine]) -> bool:
    """Tell whether a line stays what came off the device, on no bill."""
    line = before.get(edit.id) if edit.id else None
    return (
        line is not None
        and not lines.is_billed(line)
        and (line.product_id, line.quantity) == (edit.product_id, edit.quantity)
    )


def _components(reading: Reading, edit: RepairLineEdit) -> tuple[TaxComponent, ...]:
    """Return the taxes that a line would have."""
    product = (
        reading.session.get_one(Product, edit.product_id) if edit.product_id else None
    )
    tax_id = edit.tax_id or (product.tax_id if product else None)
    return tuple(map(TaxComponent.model_validate, _taxes(reading, tax_id)))


def _taxes(reading: Reading, tax_id: UUID | None) -> list[Any]:
    """Return the components of a tax, or of the shop's default."""
    query = select(Tax.components)
    wanted = Tax.id == tax_id if tax_id else Tax.is_default.is_(True)
    found = reading.session.scalar(query.where(wanted).limit(1))
    return list(found or ())


def text_of(edits: Sequence[RepairLine]) -> list[dict[str, str]]:
    """Return lines as an event keeps them."""
    return [
        {
            "name": line.name,
            "kind": line.kind.value,
            "quantity": str(line.quantity),
            "unit_price": str(line.unit_price),
            "total": str(line.total),
            **({"is_covered": "yes"} if line.is_covered else {}),
        }
        for line in edits
    ]
