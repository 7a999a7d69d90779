"""Importing a catalogue whole or not at all, and exporting one that imports again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from techstore_desktop.core.branches.models import Tax
from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.products import categories, costing
from techstore_desktop.core.products.importing.columns import Target, check, guess
from techstore_desktop.core.products.importing.exporting import export_rows, write_file
from techstore_desktop.core.products.importing.planning import (
    Change,
    Plan,
    new_values,
    plan,
)
from techstore_desktop.core.products.importing.reading import read_sheet
from techstore_desktop.core.products.importing.rows import (
    BadRow,
    ProductRow,
    read_row,
)
from techstore_desktop.core.products.models import Product, ProductBarcode
from techstore_desktop.core.stock import branch_costs, movements
from techstore_desktop.core.stock.reasons import MovementReason
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Transaction

Told = Callable[[int, int], None]
STEP = 500
SHOWN_ROWS = 20


class ImportResult(NamedTuple):
    """What an import has done."""

    new: int
    changed: int
    unchanged: int
    skipped: int


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file holds and what taking it in would do; nothing is written yet."""

    path: Path
    header: tuple[str, ...]
    first_rows: tuple[tuple[str, ...], ...]
    columns: Mapping[Target, int]
    plan: Plan

    @property
    def new(self) -> int:
        """How many products would be added."""
        return len(self.plan.new)

    @property
    def changed(self) -> int:
        """How many products would change."""
        return len(self.plan.changed)

    @property
    def unchanged(self) -> int:
        """How many rows say what the catalogue says already."""
        return self.plan.unchanged

    @property
    def bad_rows(self) -> tuple[BadRow, ...]:
        """The rows that cannot be taken in, each with line and reason."""
        return self.plan.bad_rows


class ImportService:
    """The way in for a supplier's list, and the way out for ours."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles
        self._products = Repository(Product)

    def preview(
        self, path: Path, columns: Mapping[Target, int] | None = None
    ) -> ImportPreview:
        """Read a file and compare it with the catalogue. Writes nothing.

        ``columns`` corrects what was guessed. Raises RuleBroken ``import.*``.
        """
        sheet = read_sheet(path)
        chosen = guess(sheet.header) if columns is None else dict(columns)
        first_rows = tuple(cells for _, cells in sheet.rows[:SHOWN_ROWS])
        if columns is not None:
            check(chosen, len(sheet.header))
        with self._database.reading() as reading:
            formats = self._profiles.of(reading).formats
            read = [
                read_row(line, cells, chosen, formats) for line, cells in sheet.rows
            ]
            good = [row for row in read if isinstance(row, ProductRow)]
            bad = [each for row in read if isinstance(row, list) for each in row]
            planned = plan(reading, good, bad)
        return ImportPreview(path, sheet.header, first_rows, chosen, planned)

    def apply(
        self,
        actor: Actor,
        preview: ImportPreview,
        *,
        skip_bad_rows: bool = False,
        progress: Told | None = None,
        approval: Approval | None = None,
    ) -> ImportResult:
        """Write what a preview planned, in one transaction: all of it, or nothing.

        An error out of ``progress`` (done, total) cancels and leaves nothing. Raises
        RuleBroken ``import.bad_rows`` unless they are to be skipped, ``import.*`` and
        ``permission.missing``.
        """
        approved_by = authorize(actor, {Permission.IMPORT}, approval)
        check(preview.columns, len(preview.header))
        skipped = len({each.line for each in preview.bad_rows})
        if skipped and not skip_bad_rows:
            raise RuleBroken("import.bad_rows", count=skipped)
        told = progress or _tell_nobody
        with self._database.transaction(
            "product.imported", actor, approved_by=approved_by
        ) as transaction:
            self._write(transaction, preview.plan, told)
        return ImportResult(preview.new, preview.changed, preview.unchanged, skipped)

    def export(self, path: Path) -> int:
        """Write the live catalogue as CSV or XLSX, by the file's ending.

        Returns the number of products. Raises RuleBroken ``export.kind_unknown``,
        Unavailable ``export.not_written``.
        """
        with self._database.reading() as reading:
            rows = export_rows(reading)
        write_file(path, rows)
        return len(rows)

    def _write(self, transaction: Transaction, planned: Plan, told: Told) -> None:
        total = len(planned.new) + len(planned.changed)
        tax_id = transaction.session.scalar(
            select(Tax.id).where(Tax.is_default.is_(True)).limit(1)
        )
        names = {row.category for row in planned.new if row.category}
        names |= {change.category for change in planned.changed if change.category}
        by_name = {name: categories.named(transaction, name) for name in sorted(names)}
        for done, row in enumerate(planned.new):
            if done % STEP == 0:
                transaction.flush()
                told(done, total)
            category = by_name.get(row.category or "")
            _add(transaction, row, tax_id, category.id if category else None)
        is_shop_wide = branch_costs.is_shop_wide(transaction)
        for done, change in enumerate(planned.changed, len(planned.new)):
            if done % STEP == 0:
                transaction.flush()
                told(done, total)
            category = by_name.get(change.category or "")
            self._change(
                transaction,
                change,
                category.id if category else None,
                is_cost_shop_wide=is_shop_wide,
            )
        told(total, total)

    def _change(
        self,
        transaction: Transaction,
        change: Change,
        category_id: object,
        *,
        is_cost_shop_wide: bool,
    ) -> None:
        values = dict(change.values)
        if "cost" in values and not is_cost_shop_wide:
            cost = values.pop("cost")
            costing.set_by_person(transaction, change.product_id, cost)
        if category_id is not None:
            values["category_id"] = category_id
        self._products.update(transaction, change.product_id, values)
        if change.barcode:
            transaction.add(
                ProductBarcode(product_id=change.product_id, code=change.barcode)
            )


def _add(
    transaction: Transaction, row: ProductRow, tax_id: object, category_id: object
) -> None:
    product = Product(
        id=transaction.new_id(),
        category_id=category_id,
        tax_id=tax_id,
        **new_values(row),
    )
    transaction.add_unwatched(product)
    if row.barcode:
        barcode = ProductBarcode(product_id=product.id, code=row.barcode)
        transaction.add_unwatched(barcode)
    if row.stock:
        movements.move(
            transaction,
            product.id,
            row.stock,
            reason=MovementReason.OPENING,
            unit_cost=product.cost,
        )


def _tell_nobody(_done: int, _total: int) -> None:
    """Stand in for a progress that nobody watches."""
