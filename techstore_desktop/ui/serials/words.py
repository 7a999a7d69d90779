"""Where a unit is and what happened to it, in words."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.stock.schemas import UnitResponse
from techstore_desktop.core.stock.units import Place, SerialAct
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_PLACES = {
    Place.IN_STOCK: QT_TRANSLATE_NOOP("Serials", "in stock"),
    Place.RESERVED: QT_TRANSLATE_NOOP("Serials", "reserved"),
    Place.SOLD: QT_TRANSLATE_NOOP("Serials", "sold"),
    Place.IN_REPAIR: QT_TRANSLATE_NOOP("Serials", "in repair"),
    Place.FITTED: QT_TRANSLATE_NOOP("Serials", "fitted in a repair"),
    Place.DAMAGED: QT_TRANSLATE_NOOP("Serials", "damaged"),
    Place.WITH_SUPPLIER: QT_TRANSLATE_NOOP("Serials", "with the supplier"),
    Place.SCRAPPED: QT_TRANSLATE_NOOP("Serials", "scrapped"),
    Place.MISSING: QT_TRANSLATE_NOOP("Serials", "missing"),
}
_ACTS = {
    SerialAct.RECEIVED: QT_TRANSLATE_NOOP("Serials", "Received"),
    SerialAct.COUNTED: QT_TRANSLATE_NOOP("Serials", "Counted in"),
    SerialAct.SOLD: QT_TRANSLATE_NOOP("Serials", "Sold"),
    SerialAct.RETURNED: QT_TRANSLATE_NOOP("Serials", "Came back"),
    SerialAct.CORRECTED: QT_TRANSLATE_NOOP("Serials", "Was scanned wrongly"),
    SerialAct.DAMAGED: QT_TRANSLATE_NOOP("Serials", "Put aside as damaged"),
    SerialAct.TO_SUPPLIER: QT_TRANSLATE_NOOP("Serials", "Sent to the supplier"),
    SerialAct.SCRAPPED: QT_TRANSLATE_NOOP("Serials", "Scrapped"),
    SerialAct.MISSING: QT_TRANSLATE_NOOP("Serials", "Taken off the stock"),
    SerialAct.RESERVED: QT_TRANSLATE_NOOP("Serials", "Reserved"),
    SerialAct.RELEASED: QT_TRANSLATE_NOOP("Serials", "Reservation released"),
    SerialAct.FITTED: QT_TRANSLATE_NOOP("Serials", "Fitted in a repair"),
    SerialAct.TAKEN_OFF: QT_TRANSLATE_NOOP("Serials", "Taken off a repair"),
    SerialAct.INTO_REPAIR: QT_TRANSLATE_NOOP("Serials", "Came in for repair"),
    SerialAct.FROM_REPAIR: QT_TRANSLATE_NOOP("Serials", "Back with the customer"),
}
_KINDS = {
    Place.IN_STOCK: "good",
    Place.SOLD: "information",
    Place.DAMAGED: "warning",
    Place.MISSING: "bad",
}


def place_words(unit: UnitResponse) -> str:
    """Return where a unit is; of one never met, that nobody knows."""
    if unit.place is None:
        return translate("Serials", "not known here")
    words = translate("Serials", _PLACES[unit.place])
    if unit.place is Place.IN_STOCK and not unit.is_here:
        return f"{words}, {unit.branch_name}"
    if unit.document_number:
        return f"{words}, {unit.document_number}"
    return words


def place_kind(unit: UnitResponse) -> str:
    """Return the kind of pill for where a unit is."""
    if unit.place is None or (unit.place is Place.IN_STOCK and not unit.is_here):
        return "warning"
    return _KINDS.get(unit.place, "neutral")


def act_words(act: SerialAct) -> str:
    """Return what happened, in words."""
    return translate("Serials", _ACTS[act])


def numbers_of(serial_number: str, second_number: str) -> str:
    """Return a unit's numbers as one text."""
    return " · ".join(filter(None, (serial_number, second_number)))
