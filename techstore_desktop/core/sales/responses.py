"""A sale as the rest of the program sees it, from its rows (R72)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Text, column, select, table
from sqlalchemy.orm import aliased

from techstore_desktop.core.branches.models import Branch, Terminal
from techstore_desktop.core.cash.models import Payment
from techstore_desktop.core.sales.models import Sale, SaleLine, SaleLineTax
from techstore_desktop.core.sales.schemas import (
    PaymentResponse,
    SaleLineResponse,
    SaleResponse,
    SaleTaxResponse,
)
from techstore_desktop.core.sales.writing import WrittenSale
from techstore_desktop.core.staff.models import StaffMember
from techstore_desktop.core.stock.models import SerialMovement, SerialUnit
from techstore_desktop.core.stock.serials import is_one_of
from techstore_desktop.core.stock.sold_units import UnitKey, numbers_named
from techstore_desktop.core.storage.entity import Fact
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.storage.types import Identifier

# The repairs lie above the sales: their models can't be asked here.
_JOBS = table("repair_job", column("id", Identifier), column("number", Text))


class PlaceNames(NamedTuple):
    """What a sale shows of other rows: where it was made, and by whom."""

    terminal_code: str
    branch_name: str
    branch_address: str
    cashier_name: str
    reverses_number: str = ""
    repair_numbers: Mapping[UUID, str] = MappingProxyType({})


def read_sale(reading: Reading, sale: Sale) -> SaleResponse:
    """Return a whole sale as it is kept."""
    session = reading.session
    lines = tuple(
        session.scalars(
            select(SaleLine)
            .where(SaleLine.sale_id == sale.id)
            .order_by(SaleLine.position)
        )
    )
    units = tuple(
        numbers_named(
            session.scalars(
                select(SerialMovement)
                .where(SerialMovement.document_id == sale.id)
                .order_by(SerialMovement.occurred_at, SerialMovement.id)
            ).all()
        )
    )
    return respond(
        WrittenSale(
            sale=sale,
            lines=lines,
            taxes=tuple(
                session.scalars(
                    select(SaleLineTax)
                    .where(SaleLineTax.sale_id == sale.id)
                    .order_by(SaleLineTax.id)
                )
            ),
            payments=tuple(
                session.scalars(
                    select(Payment)
                    .where(Payment.sale_id == sale.id)
                    .order_by(Payment.position)
                )
            ),
            removals=(),
            serials=units,
        ),
        _names(reading, sale, lines),
        second_numbers(reading, units),
    )


def respond(
    written: WrittenSale, names: PlaceNames, seconds: Mapping[UnitKey, str]
) -> SaleResponse:
    """Return the schema of a sale's rows; ``seconds`` are its units' other IMEIs."""
    sale = written.sale
    numbers = _numbers_by_line(written)
    return SaleResponse.model_construct(
        **_values(sale, _SALE_FIELDS),
        **names._asdict(),
        lines=tuple(
            SaleLineResponse.model_construct(
                **_values(line, _LINE_FIELDS),
                serial_numbers=tuple(numbers.get(line.id, ())),
                second_numbers={
                    number: seconds[line.product_id, number]
                    for number in numbers.get(line.id, ())
                    if line.product_id and (line.product_id, number) in seconds
                },
            )
            for line in written.lines
        ),
        taxes=sum_taxes(written.taxes),
        payments=tuple(
            PaymentResponse.model_construct(**_values(payment, _PAYMENT_FIELDS))
            for payment in written.payments
        ),
    )


def sum_taxes(taxes: Iterable[SaleLineTax]) -> tuple[SaleTaxResponse, ...]:
    """Return the taxes of the lines, added up by name and rate."""
    sums: dict[tuple[str, Decimal], tuple[Decimal, Decimal]] = {}
    for tax in taxes:
        key = (tax.name, tax.rate)
        base, amount = sums.get(key, (Decimal(0), Decimal(0)))
        sums[key] = (base + tax.base, amount + tax.amount)
    return tuple(
        SaleTaxResponse(name=name, rate=rate, base=base, amount=amount)
        for (name, rate), (base, amount) in sums.items()
    )


_JOINED = set(PlaceNames._fields)
_PARTS = {"lines", "taxes", "payments"}
_SALE_FIELDS = tuple(SaleResponse.model_fields.keys() - _JOINED - _PARTS)


_OF_UNITS = {"serial_numbers", "second_numbers"}
_LINE_FIELDS = tuple(SaleLineResponse.model_fields.keys() - _OF_UNITS)
_PAYMENT_FIELDS = tuple(PaymentResponse.model_fields)


def _values(row: Fact, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of a fact, which are all there: nobody reads it later."""
    given = vars(row)
    return {name: given.get(name) for name in names}


def _numbers_by_line(written: WrittenSale) -> dict[UUID, list[str]]:
    """Return the serial numbers of each line; older programs named the product."""
    if not written.serials:
        return {}
    of_product = {line.product_id: line.id for line in reversed(written.lines)}
    numbers: dict[UUID, list[str]] = {}
    for each in written.serials:
        line_id = each.line_id or of_product.get(each.product_id)
        if line_id is not None and each.sold:
            numbers.setdefault(line_id, []).append(each.serial_number)
    return numbers


def second_numbers(
    reading: Reading, moved: Iterable[SerialMovement]
) -> dict[UnitKey, str]:
    """Return the other IMEI of each unit that has one."""
    keys = {(each.product_id, each.serial_number) for each in moved}
    if not keys:
        return {}
    rows = reading.session.execute(
        select(
            SerialUnit.product_id, SerialUnit.serial_number, SerialUnit.second_number
        ).where(is_one_of(SerialUnit, keys), SerialUnit.second_number != "")
    )
    return {(row.product_id, row.serial_number): row.second_number for row in rows}


def _names(reading: Reading, sale: Sale, lines: Iterable[SaleLine]) -> PlaceNames:
    reversed_sale = aliased(Sale)
    row = reading.session.execute(
        select(
            Terminal.code,
            Branch.name,
            Branch.address,
            StaffMember.name,
            reversed_sale.number,
        )
        .select_from(Branch)
        .outerjoin(reversed_sale, reversed_sale.id == sale.reverses_id)
        .outerjoin(Terminal, Terminal.id == sale.terminal_id)
        .outerjoin(StaffMember, StaffMember.id == sale.cashier_id)
        .where(Branch.id == sale.branch_id)
    ).one()
    names = PlaceNames(row[0] or "", row[1], row[2], row[3] or "", row[4] or "")
    return names._replace(repair_numbers=repair_numbers(reading, lines))


def repair_numbers(reading: Reading, lines: Iterable[SaleLine]) -> dict[UUID, str]:
    """Return the number of each repair that lines are for, by its id."""
    ids = {line.repair_job_id for line in lines if line.repair_job_id is not None}
    if not ids:
        return {}
    query = select(_JOBS.c.id, _JOBS.c.number).where(_JOBS.c.id.in_(ids))
    return {row.id: row.number for row in reading.connection.execute(query)}
