"""A price list of repairs out of a file, whole or not at all, and into one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.devices.kinds import DeviceKind, guessed_kind
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.estimates.models import RepairPrice
from techstore_desktop.core.estimates.price_book import PricedFault, book_key
from techstore_desktop.core.estimates.price_service import key_of, live_prices
from techstore_desktop.core.estimates.schemas import RepairPriceCreate
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.products.importing.columns import matched
from techstore_desktop.core.products.importing.exporting import write_file
from techstore_desktop.core.products.importing.reading import read_sheet
from techstore_desktop.core.products.importing.rows import BadRow
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.search import folded

_prices = Repository(RepairPrice)


class PriceColumn(StrEnum):
    """What a column of the file may carry; also the titles of the export."""

    DEVICE_KIND = "device_kind"
    BRAND = "brand"
    MODEL = "model"
    FAULT = "fault"
    PRICE = "price"
    MINUTES = "minutes"


_WORDS: Mapping[PriceColumn, Sequence[str]] = {
    PriceColumn.DEVICE_KIND: ("device kind", "kind", "tipo", "tipo de equipo", "type"),
    PriceColumn.BRAND: ("brand", "marca", "manufacturer", "fabricante"),
    PriceColumn.MODEL: ("model", "modelo", "device", "equipo"),
    PriceColumn.FAULT: (
        "fault",
        "falla",
        "repair",
        "reparacion",
        "problem",
        "problema",
        "service",
        "servicio",
    ),
    PriceColumn.PRICE: ("price", "precio", "pvp", "sale price", "precio de venta"),
    PriceColumn.MINUTES: ("minutes", "minutos", "time", "tiempo", "duracion"),
}


@dataclass(frozen=True, slots=True)
class PricePlan:
    """What taking a file in would do; nothing is written yet.

    ``changed`` are new prices and minutes by the row that gets them.
    """

    new: tuple[RepairPriceCreate, ...]
    changed: Mapping[UUID, RepairPriceCreate]
    unchanged: int
    bad_rows: tuple[BadRow, ...]


class RepairPriceImport:
    """Plans and writes. Rows that the list has and the file has not stay."""

    def __init__(self, database: Database, profiles: ShopProfiles) -> None:
        self._database = database
        self._profiles = profiles

    def preview(self, path: Path) -> PricePlan:
        """Compare a file with the list.

        Raises RuleBroken ``import.*``, ``repair_price.columns_missing``.
        """
        sheet = read_sheet(path)
        columns = matched(sheet.header, _WORDS)
        if not {PriceColumn.FAULT, PriceColumn.PRICE} <= columns.keys():
            raise RuleBroken("repair_price.columns_missing", file=path.name)
        with self._database.reading() as reading:
            formats = self._profiles.of(reading).formats
            kept = {key_of(row): row for row in reversed(live_prices(reading))}
            plan = _Plan(kept)
            for line, cells in sheet.rows:
                plan.take(line, _read(line, cells, columns, formats))
            return plan.made()

    def apply(
        self, actor: Actor, plan: PricePlan, *, approval: Approval | None = None
    ) -> None:
        """Write what was planned, in one transaction."""
        approved_by = authorize(actor, {Permission.EDIT_PRICES}, approval)
        with self._database.transaction(
            "repair_price.imported", actor, approved_by=approved_by
        ) as transaction:
            for data in plan.new:
                _prices.create(transaction, data)
            for price_id, data in plan.changed.items():
                values = {"price": data.price, "minutes": data.minutes}
                _prices.update(transaction, price_id, values)

    def export(self, path: Path) -> int:
        """Write the list as CSV or XLSX, so that it imports again; return its rows.

        Raises RuleBroken ``export.kind_unknown``, Unavailable ``export.not_written``.
        """
        names = tuple(column.value for column in PriceColumn)
        with self._database.reading() as reading:
            self._profiles.of(reading)
            rows: list[dict[str, Any]] = [
                {name: getattr(row, name) for name in names}
                | {"fault": row.fault or _ANY}
                for row in live_prices(reading)
            ]
        write_file(path, rows, names)
        return len(rows)


class _Plan:
    """Gathers what a file's rows would do."""

    def __init__(self, kept: Mapping[PricedFault, RepairPrice]) -> None:
        self._kept = kept
        self._seen: set[PricedFault] = set()
        self._new: list[RepairPriceCreate] = []
        self._changed: dict[UUID, RepairPriceCreate] = {}
        self._unchanged = 0
        self._bad: list[BadRow] = []

    def take(self, line: int, row: RepairPriceCreate | BadRow) -> None:
        if isinstance(row, BadRow):
            self._bad.append(row)
            return
        key = book_key(row.device_kind, row.brand, row.model, row.fault)
        if not any(key):
            self._bad.append(BadRow(line, "fault", "repair_price.for_everything", ""))
            return
        kept = self._kept.get(key)
        if key in self._seen:
            self._bad.append(BadRow(line, "fault", "import.repeated", row.fault))
        elif kept is None:
            self._new.append(row)
        elif (kept.price, kept.minutes) == (row.price, row.minutes):
            self._unchanged += 1
        else:
            self._changed[kept.id] = row
        self._seen.add(key)

    def made(self) -> PricePlan:
        return PricePlan(
            tuple(self._new), self._changed, self._unchanged, tuple(self._bad)
        )


def _read(
    line: int,
    cells: Sequence[str],
    columns: Mapping[PriceColumn, int],
    formats: Formats,
) -> RepairPriceCreate | BadRow:
    """Return a row, or why it is none."""
    texts = {
        column: cells[place] if place < len(cells) else ""
        for column, place in columns.items()
    }
    values: dict[str, object] = {
        column.value: texts.get(column, "") for column in PriceColumn
    }
    fault = texts.get(PriceColumn.FAULT, "").strip()
    if not fault:
        return BadRow(line, PriceColumn.FAULT.value, "text.missing", "")
    values["fault"] = "" if folded(fault) in _ANY_FAULT else fault
    values["device_kind"] = kind = _kind(texts)
    if kind is None:
        written = texts[PriceColumn.DEVICE_KIND]
        return BadRow(line, "device_kind", "repair_price.kind_unknown", written[:80])
    for column, parse in (
        (PriceColumn.PRICE, formats.parse_money),
        (PriceColumn.MINUTES, formats.parse_quantity),
    ):
        text = texts.get(column, "")
        if not text and column is PriceColumn.MINUTES:
            text = "0"
        try:
            values[column.value] = parse(text)
        except RuleBroken as refused:
            code = refused.code if text else "text.missing"
            return BadRow(line, column.value, code, text[:80])
    values["minutes"] = int(Decimal(str(values["minutes"])))
    try:
        return RepairPriceCreate.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = str(first["loc"][0])
        return BadRow(line, where, _REASONS.get(first["type"], "amount.too_large"))


_ANY = "*"
_ANY_FAULT = {_ANY, "any", "any fault", "cualquiera", "cualquier falla"}
"""An empty cell is a mistake; whoever means any fault says so."""


_REASONS = {
    "string_too_short": "text.missing",
    "string_too_long": "text.too_long",
}


_KIND_WORDS = {
    "telefono": DeviceKind.PHONE,
    "movil": DeviceKind.PHONE,
    "tableta": DeviceKind.TABLET,
    "portatil": DeviceKind.LAPTOP,
    "computadora": DeviceKind.DESKTOP,
    "ordenador": DeviceKind.DESKTOP,
    "otro": DeviceKind.OTHER,
}


def _kind(texts: Mapping[PriceColumn, str]) -> str | None:
    """Return the kind that is written, else the one that the model tells of.

    Empty is every kind of device; None one that nobody knows.
    """
    if PriceColumn.DEVICE_KIND in texts:
        written = folded(texts[PriceColumn.DEVICE_KIND]).strip()
        if not written or written in set(DeviceKind):
            return written
        known = _KIND_WORDS.get(written) or guessed_kind(written)
        return known.value if known else None
    named = (texts.get(column, "") for column in (PriceColumn.BRAND, PriceColumn.MODEL))
    guessed = guessed_kind(" ".join(named))
    return guessed.value if guessed else ""
