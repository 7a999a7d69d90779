"""Looking at units by their serial numbers, and letting the shop know them."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import and_, column, func, or_, select, table

from techstore_desktop.core.branches.models import Branch
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.stock import receiving, serials
from techstore_desktop.core.stock.models import (
    SerialMovement,
    SerialUnit,
    serial_unit_search,
)
from techstore_desktop.core.stock.schemas import UnitEvent, UnitNumbers, UnitResponse
from techstore_desktop.core.stock.serials import Standing
from techstore_desktop.core.stock.units import SerialAct, Unit
from techstore_desktop.core.storage import search
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.transaction import Reading
from techstore_desktop.core.storage.types import Identifier

_SALE = table("sale", column("id", Identifier()), column("number"))
_LINE = table("repair_line", column("id", Identifier()), column("job_id", Identifier()))
_JOB = table("repair_job", column("id", Identifier()), column("number"))
MOST_FOUND = 20


class SerialService:
    """The units that the shop has, had, or sold."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, number: str) -> list[UnitResponse]:
        """Return the units with exactly this number, of any product."""
        with self._database.reading() as reading:
            return _responses(reading, serials.find(reading, number))

    def search(self, text: str, *, limit: int = MOST_FOUND) -> list[UnitResponse]:
        """Return units whose numbers begin with what was typed."""
        with self._database.reading() as reading:
            ids = search.find(serial_unit_search, text, reading.connection, limit=limit)
            if not ids:
                return []
            rows = reading.session.scalars(
                select(SerialUnit)
                .where(SerialUnit.id.in_(ids), SerialUnit.archived_at.is_(None))
                .order_by(SerialUnit.serial_number)
            )
            units = {(row.product_id, row.serial_number): _unit(row) for row in rows}
            known = serials.standings(reading, list(units.values()))
            return _responses(reading, known)

    def of_product(self, product_id: UUID, *, limit: int = 500) -> list[UnitResponse]:
        """Return a product's units, those that moved last first."""
        with self._database.reading() as reading:
            rows = reading.session.execute(
                select(SerialMovement, SerialUnit.second_number)
                .outerjoin(
                    SerialUnit,
                    and_(
                        SerialUnit.product_id == SerialMovement.product_id,
                        SerialUnit.serial_number == SerialMovement.serial_number,
                    ),
                )
                .where(SerialMovement.id.in_(serials.last_of_product(product_id)))
                .order_by(SerialMovement.occurred_at.desc(), SerialMovement.id.desc())
                .limit(limit)
            )
            known = {
                last.serial_number: serials.standing(
                    Unit(
                        product_id=product_id,
                        serial_number=last.serial_number,
                        second_number=second or "",
                    ),
                    last,
                )
                for last, second in rows
            }
            return _responses(reading, list(known.values()))

    def standings(self, product_id: UUID, numbers: Sequence[str]) -> list[UnitResponse]:
        """Return where units of a product are, by either of their numbers.

        In the order of ``numbers``; those never met have no place.
        """
        with self._database.reading() as reading:
            units = [
                serials.meant(reading, product_id, number)
                or Unit(product_id=product_id, serial_number=number)
                for number in numbers
            ]
            return _responses(reading, serials.standings(reading, units))

    def lacking(self, product_id: UUID) -> int:
        """Return how many pieces of a product on this shelf have no number yet.

        Of a product that tracks none, that is none.
        """
        with self._database.reading() as reading:
            return receiving.lacking(reading, product_id)

    def without_number(self, product_id: UUID) -> Decimal:
        """Return how many pieces more than known numbers are on this shelf.

        Less than 0: more numbers than pieces. 0 of a product that tracks none.
        """
        with self._database.reading() as reading:
            return receiving.without_number(reading, product_id)

    def life(self, product_id: UUID, serial_number: str) -> list[UnitEvent]:
        """Return everything that happened to a unit, the newest first."""
        with self._database.reading() as reading:
            rows = reading.session.execute(
                select(
                    SerialMovement,
                    Branch.name,
                    func.coalesce(_SALE.c.number, _JOB.c.number),
                )
                .outerjoin(Branch, Branch.id == SerialMovement.branch_id)
                .outerjoin(_SALE, _SALE.c.id == SerialMovement.document_id)
                .outerjoin(_LINE, _LINE.c.id == SerialMovement.document_id)
                .outerjoin(
                    _JOB,
                    or_(
                        _JOB.c.id == _LINE.c.job_id,
                        _JOB.c.id == SerialMovement.document_id,
                    ),
                )
                .where(
                    SerialMovement.product_id == product_id,
                    SerialMovement.serial_number == serial_number,
                )
                .order_by(SerialMovement.occurred_at.desc(), SerialMovement.id.desc())
            )
            return [
                UnitEvent(
                    occurred_at=event.occurred_at,
                    act=event.what_happened,
                    branch_name=branch or "",
                    document_id=event.document_id,
                    document_number=number,
                )
                for event, branch, number in rows
            ]

    def count_in(
        self,
        actor: Actor,
        product_id: UUID,
        units: Sequence[UnitNumbers],
        *,
        approval: Approval | None = None,
    ) -> None:
        """Let the numbers of units be known that are on the shelf; the level stays.

        Raises RuleBroken ``serial.missing``, ``serial.repeated``, ``serial.imei_*``,
        and ``serial.in_stock`` for one that is on this shelf already.
        """
        approved_by = authorize(actor, {Permission.ADJUST_STOCK}, approval)
        if not units:
            raise RuleBroken("serial.missing")
        with self._database.transaction(
            "serials.counted", actor, approved_by=approved_by
        ) as transaction:
            checked = receiving.checked(transaction, product_id, units)
            receiving.require_elsewhere(transaction, checked)
            serials.record(
                transaction,
                checked,
                SerialAct.COUNTED,
                document_id=transaction.new_id(),
            )


def _unit(row: SerialUnit) -> Unit:
    return Unit(
        product_id=row.product_id,
        serial_number=row.serial_number,
        second_number=row.second_number,
    )


def _responses(reading: Reading, known: Sequence[Standing]) -> list[UnitResponse]:
    branches = {each.branch_id for each in known if each.branch_id}
    documents = {each.document_id for each in known if each.document_id}
    names = {
        row.id: row.name
        for row in reading.session.execute(
            select(Branch.id, Branch.name).where(Branch.id.in_(branches))
        )
    }
    numbers = {
        row.id: row.number
        for row in reading.session.execute(
            select(_SALE.c.id, _SALE.c.number).where(_SALE.c.id.in_(documents))
        )
    }
    return [
        UnitResponse(
            product_id=each.unit.product_id,
            serial_number=each.unit.serial_number,
            second_number=each.unit.second_number,
            place=each.place,
            branch_name=names.get(each.branch_id, "") if each.branch_id else "",
            is_here=each.branch_id == reading.origin.branch_id,
            since=each.since,
            document_number=(
                numbers.get(each.document_id) if each.document_id else None
            ),
        )
        for each in known
    ]
