"""One unit of which tills that were apart told what cannot both be (R34)."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.attention import repairs
from techstore_desktop.core.attention.documents import document, documents
from techstore_desktop.core.attention.kind import (
    LEAVE,
    Decision,
    SettledForGood,
    first_id,
    key_of,
)
from techstore_desktop.core.attention.schemas import AttentionItem, Choice, Involved
from techstore_desktop.core.attention.told_apart import (
    Contradiction,
    contradictions,
    suspects,
)
from techstore_desktop.core.branches.models import Branch, Terminal
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Permission
from techstore_desktop.core.products.models import Product
from techstore_desktop.core.repairs.models import RepairJob, RepairLine
from techstore_desktop.core.sales.models import Sale
from techstore_desktop.core.stock.models import SerialMovement, StockMovement
from techstore_desktop.core.stock.serials import last_moment, movement, say
from techstore_desktop.core.stock.sold_units import (
    give_up_sales,
    said_of,
    times_out,
)
from techstore_desktop.core.stock.units import Place, SerialAct, Unit, place_after
from techstore_desktop.core.storage.transaction import Reading, Transaction

AS_TOLD, ON_SHELF = "as_told", "on_shelf"
_NEEDED = frozenset({Permission.ATTENTION_SETTLE, Permission.ADJUST_STOCK})


class SerialToldApart(SettledForGood):
    """Keyed by the last act that cannot be, and how many there are of the unit.

    A person says where the unit is: as one of the acts told, or on this shelf. Both
    acts stand. Where it is sold more than once, ``serial_sold_twice`` asks first; one
    of two sales that came back leaves the question which of them was the unit's.
    """

    name: ClassVar = "serial_told_apart"
    tables: ClassVar = frozenset(
        {"serial_movement", "stock_movement", "sale_line", "repair_line"}
    )

    def cases(self, reading: Reading, _limit: int | None = None, /) -> list[str]:
        """Return one case per unit."""
        found = contradictions(reading, suspects(reading))
        said = said_of(reading, found.keys())
        keys = []
        for unit, clashes in found.items():
            out = times_out(said.get(unit, ()))
            told = [each for each in clashes if not _is_over(each, out)]
            if told and out <= 1:
                keys.append(key_of(self.name, told[-1].later.id, len(told)))
        return keys

    def describe(self, reading: Reading, keys: Sequence[str]) -> list[AttentionItem]:
        """Tell which unit, and what each till said of it."""
        return [item for key in keys if (item := self._item(reading, key))]

    def choices(self, reading: Reading, key: str) -> tuple[Choice, ...]:
        """Return each place that was told, this shelf, and to leave it.

        That it is on another branch's shelf is for whoever can look there.
        """
        here = reading.origin.branch_id
        came_back = _came_back(reading, key)
        told = {
            (place_after(row.what_happened), _where(row)): row
            for row in _told(reading, key)
            if row.line_id not in came_back
        }
        shelf = (Place.IN_STOCK, here)
        names = [
            key_of(AS_TOLD, row.id)
            for place, row in told.items()
            if place[0] is not Place.IN_STOCK or place == shelf
        ]
        if told and shelf not in told:
            names.append(ON_SHELF)
        return (
            *(Choice(name=name, permissions=_NEEDED) for name in names),
            Choice(name=LEAVE),
        )

    def carry_out(
        self, transaction: Transaction, actor: Actor, key: str, decision: Decision
    ) -> None:
        """Let the unit be in one place. Raises RuleBroken ``attention.gone``.

        What is said twice by people who are apart is the same word again.
        """
        if decision.choice == LEAVE:
            return
        last = transaction.session.get(SerialMovement, first_id(key))
        if last is None:
            raise RuleBroken("attention.gone")
        act, document_id, line_id = SerialAct.COUNTED, transaction.new_id(), None
        if decision.choice != ON_SHELF:
            told = transaction.session.get_one(
                SerialMovement, first_id(decision.choice)
            )
            act, document_id = told.what_happened, told.document_id
            line_id = told.line_id
        unit = Unit(product_id=last.product_id, serial_number=last.serial_number)
        word = movement(
            unit,
            act,
            document_id=document_id,
            line_id=line_id,
            occurred_at=last_moment(transaction, unit),
        )
        word.sold = 0
        if place_after(act) is not Place.SOLD:
            give_up_sales(transaction, unit)
        say(transaction, word)

    def _item(self, reading: Reading, key: str) -> AttentionItem | None:
        told = _told(reading, key)
        if not told:
            return None
        product = reading.session.get_one(Product, told[-1].product_id)
        branch = reading.session.get(Branch, told[-1].branch_id)
        tills = _tills(reading, told)
        papers = _papers(reading, told, tills)
        return AttentionItem(
            key=key,
            kind=self.name,
            arisen_at=told[-1].occurred_at,
            place=branch.name if branch else "",
            values={
                "product": product.name,
                "serial": told[-1].serial_number,
                "told": [_story(row, papers[row.document_id], tills) for row in told],
            },
            involved=(
                *papers.values(),
                Involved(table="product", id=product.id, name=product.name),
            ),
        )


def _is_over(clash: Contradiction, times_out: int) -> bool:
    """Tell whether it asks nobody any more: both of two sales came back."""
    return clash.is_of_sales and (clash.came_back_whole or not times_out)


def _clashes(reading: Reading, key: str) -> list[Contradiction]:
    """Return what contradicts each other in a case."""
    last = reading.session.get(SerialMovement, first_id(key))
    if last is None:
        return []
    unit = (last.product_id, last.serial_number)
    return [
        clash
        for clash in contradictions(reading, [unit]).get(unit, [])
        if (clash.later.occurred_at, clash.later.id) <= (last.occurred_at, last.id)
    ]


def _told(reading: Reading, key: str) -> list[SerialMovement]:
    """Return the acts of a case that contradict each other, in their order."""
    told = {
        row.id: row
        for clash in _clashes(reading, key)
        for row in (clash.earlier, clash.later, *clash.returns.values())
    }
    return sorted(told.values(), key=lambda row: (row.occurred_at, row.id))


def _came_back(reading: Reading, key: str) -> set[UUID | None]:
    """Return the lines sold of a case that came back."""
    return {line for clash in _clashes(reading, key) for line in clash.returns}


def _where(row: SerialMovement) -> UUID:
    """Return what tells two such places apart: the document, or the shelf's branch."""
    is_out = place_after(row.what_happened) in {Place.SOLD, Place.FITTED}
    return row.document_id if is_out else row.branch_id


def _tills(reading: Reading, told: Sequence[SerialMovement]) -> dict[UUID, str]:
    ids = [row.terminal_id for row in told]
    rows = reading.session.execute(
        select(Terminal.id, Terminal.name).where(Terminal.id.in_(ids))
    )
    return {row.id: row.name for row in rows}


def _papers(
    reading: Reading, told: Sequence[SerialMovement], tills: Mapping[UUID, str]
) -> dict[UUID, Involved]:
    """Return what each act stands on: a sale, a repair, or its own note."""
    ids = [row.document_id for row in told]
    sales = reading.session.execute(documents().where(Sale.id.in_(ids)))
    papers = {row.id: document(row) for row in sales}
    jobs: Any = reading.session.execute(
        select(RepairLine.id, RepairJob)
        .join(RepairJob, RepairJob.id == RepairLine.job_id)
        .where(RepairLine.id.in_(ids))
    )
    papers |= {line_id: repairs.involved(job) for line_id, job in jobs}
    notes = reading.session.execute(
        select(StockMovement.id, StockMovement.note).where(StockMovement.id.in_(ids))
    )
    noted = {row.id: row.note for row in notes}
    return {
        row.document_id: papers.get(row.document_id)
        or Involved(
            table="serial_movement",
            id=row.id,
            name=noted.get(row.document_id) or "",
            made_at=row.occurred_at,
            terminal_name=tills.get(row.terminal_id, ""),
        )
        for row in told
    }


def _story(
    row: SerialMovement, paper: Involved, tills: Mapping[UUID, str]
) -> dict[str, Any]:
    return {
        "id": row.id,
        "act": row.what_happened,
        "number": paper.name if paper.table in {"sale", "repair_job"} else "",
        "till": tills.get(row.terminal_id, ""),
    }
