"""The words for every code of an error: what happened and what to do now.

One row per code. Values stand in braces under the names that the error carries. A code
without a row still yields a decent sentence, and is logged, so that it gets one.
"""

import logging
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.ui.hub_messages import HUB_MESSAGES
from techstore_desktop.ui.price_messages import PRICE_MESSAGES
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from techstore_desktop.core.formats import Formats

_log = logging.getLogger(__name__)
_CONTEXT = "Messages"
_RATES = ("limit",)
_OF_QUANTITIES = ("quantity.", "stock.", "serial.")

_ELSEWHERE = HUB_MESSAGES | PRICE_MESSAGES
MESSAGES: dict[str, str] = _ELSEWHERE | {
    "account.no_customer": QT_TRANSLATE_NOOP(
        "Messages", "Choose the customer whose account it goes on (F3)."
    ),
    "account.nothing_paid": QT_TRANSLATE_NOOP(
        "Messages", "Type how much the customer pays."
    ),
    "account.nothing_corrected": QT_TRANSLATE_NOOP(
        "Messages", "Type by how much the account is to change."
    ),
    "account.note_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Only {owed} is owed. Write what the rest is for; it stays as credit in hand.",
    ),
    "account.debt_not_found": QT_TRANSLATE_NOOP(
        "Messages", "This debt is not on the customer's account. Choose another."
    ),
    "account.pays_itself": QT_TRANSLATE_NOOP(
        "Messages", "An account can't be paid from itself. Choose another method."
    ),
    "permission.missing": QT_TRANSLATE_NOOP(
        "Messages",
        "You may not do this. Ask somebody who may to lend it with their PIN.",
    ),
    "approval.own": QT_TRANSLATE_NOOP(
        "Messages", "Nobody approves for themselves. Ask another person for their PIN."
    ),
    "approval.spent": QT_TRANSLATE_NOOP(
        "Messages", "That approval was used already. Ask for the PIN again."
    ),
    "pin.wrong": QT_TRANSLATE_NOOP("Messages", "Wrong PIN. Tries left: {tries_left}."),
    "pin.locked": QT_TRANSLATE_NOOP(
        "Messages",
        "Too many wrong PINs. Wait {seconds} seconds, or ask a manager to unlock.",
    ),
    "pin.too_short": QT_TRANSLATE_NOOP(
        "Messages", "A PIN has at least {digits} digits."
    ),
    "storage.full": QT_TRANSLATE_NOOP(
        "Messages", "The disk is almost full. Free some space, then try again."
    ),
    "storage.no_room": QT_TRANSLATE_NOOP(
        "Messages",
        "The disk is almost full: no new sale is begun. Free some space; what was "
        "sold is safe.",
    ),
    "storage.busy": QT_TRANSLATE_NOOP(
        "Messages", "The database is busy. Nothing was lost; try again in a moment."
    ),
    "file.not_written": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} could not be written. Check the disk and its rights, then try again.",
    ),
    "printer.none": QT_TRANSLATE_NOOP(
        "Messages",
        "This computer has no printer yet. What was done is saved. Add a printer in "
        "the system's settings, then print again.",
    ),
    "printer.silent": QT_TRANSLATE_NOOP(
        "Messages",
        "Printer {printer} does not answer. What was done is saved. Check its power "
        "and paper, then print again.",
    ),
    "printer.unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "The printer {printer} in this terminal's settings is written wrongly. What "
        "was done is saved. Choose the receipt printer again, then print again.",
    ),
    "printer.out_of_paper": QT_TRANSLATE_NOOP(
        "Messages",
        "Printer {printer} is out of paper. What was done is saved. Put in a new roll, "
        "then print again.",
    ),
    "printer.cover_open": QT_TRANSLATE_NOOP(
        "Messages",
        "The cover of printer {printer} is open. What was done is saved. Close it, "
        "then print again.",
    ),
    "printer.stopped": QT_TRANSLATE_NOOP(
        "Messages",
        "Printer {printer} has stopped with an error. What was done is saved. Switch "
        "it off and on, then print again.",
    ),
    "amount.unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "“{text}” is no number. Type it with digits, such as 1234.50.",
    ),
    "amount.negative": QT_TRANSLATE_NOOP(
        "Messages",
        "{text} is below zero. Type an amount of zero or more.",
    ),
    "amount.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "That is too much: the largest is {largest}. Check the digits.",
    ),
    "backup.file_exists": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} is there already. Choose another name.",
    ),
    "backup.newer_version": QT_TRANSLATE_NOOP(
        "Messages",
        "This backup comes from a newer TechStore. Update TechStore, then restore it.",
    ),
    "backup.not_a_file": QT_TRANSLATE_NOOP(
        "Messages",
        "This shop does not live in a file here, so it is backed up where"
        " its server is.",
    ),
    "backup.not_a_shop": QT_TRANSLATE_NOOP(
        "Messages",
        "This file is no backup of a shop. Choose another one.",
    ),
    "backup.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} is not there. Choose another file.",
    ),
    "backup.disk_failed": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} could not be written or read. Check the disk, then try again.",
    ),
    "cash.already_closed": QT_TRANSLATE_NOOP(
        "Messages",
        "Cash session {number} is closed already. Later corrections go "
        "into the next one.",
    ),
    "cash.already_open": QT_TRANSLATE_NOOP(
        "Messages",
        "This drawer has an open cash session. Close it first.",
    ),
    "cash.no_session": QT_TRANSLATE_NOOP(
        "Messages",
        "No cash session is open. Open one at the cash desk, then take the money.",
    ),
    "cash.not_counted": QT_TRANSLATE_NOOP(
        "Messages",
        "The drawer is not counted yet. Count it, then close.",
    ),
    "cash.still_open": QT_TRANSLATE_NOOP(
        "Messages",
        "The cash session is still open. Close it first.",
    ),
    "clock.set_back": QT_TRANSLATE_NOOP(
        "Messages",
        "This computer's clock was set back: the last document is later "
        "than now. Set the clock right, then try again.",
    ),
    "currency.unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "{currency} is no currency that TechStore knows. Choose one of the list.",
    ),
    "discount.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "A discount of {discount} is more than the {largest} it is taken "
        "from. Type a smaller one.",
    ),
    "line.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "That line is no longer in the sale. Choose another one.",
    ),
    "payment.card_number_refused": QT_TRANSLATE_NOOP(
        "Messages",
        "This looks like a card number. Never write it down; type the slip's number.",
    ),
    "payment.exceeds_due": QT_TRANSLATE_NOOP(
        "Messages",
        "Only {due} is still due, and change comes out of cash only. Type"
        " {due} or less.",
    ),
    "payment.method_unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "The payment method {method} is not in use here. Choose another one.",
    ),
    "payment.not_positive": QT_TRANSLATE_NOOP(
        "Messages",
        "A payment is more than zero. Type what was given.",
    ),
    "payment.reference_too_long": QT_TRANSLATE_NOOP(
        "Messages",
        "The reference is too long: at most {longest} characters.",
    ),
    "payment.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "That is too much: the largest payment is {largest}. Check the digits.",
    ),
    "payment.too_small": QT_TRANSLATE_NOOP(
        "Messages",
        "{remaining} is still to pay. Take it, or put it on a customer's account.",
    ),
    "pin.not_digits": QT_TRANSLATE_NOOP(
        "Messages",
        "A PIN is {shortest} to {longest} digits. Choose another one.",
    ),
    "pin.too_simple": QT_TRANSLATE_NOOP(
        "Messages",
        "That PIN is too easy to guess. Choose another one.",
    ),
    "price.negative": QT_TRANSLATE_NOOP(
        "Messages",
        "A price is zero or more. To give money back, make a return.",
    ),
    "price.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "That price is too high: the largest is {largest}. Check the digits.",
    ),
    "quantity.not_positive": QT_TRANSLATE_NOOP(
        "Messages",
        "A quantity is more than zero. To take the line out, remove it.",
    ),
    "quantity.too_fine": QT_TRANSLATE_NOOP(
        "Messages",
        "{quantity} is too fine: a quantity has at most three decimals.",
    ),
    "quantity.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "That is too many: the most is {largest}. Check the digits.",
    ),
    "sale.empty": QT_TRANSLATE_NOOP(
        "Messages",
        "There is nothing in the sale yet. Scan or search a product.",
    ),
    "shop.already_founded": QT_TRANSLATE_NOOP(
        "Messages",
        "This shop is set up already. Sign in instead.",
    ),
    "shop.not_founded": QT_TRANSLATE_NOOP(
        "Messages",
        "This shop is not set up yet. Set it up first.",
    ),
    "staff.last_manager": QT_TRANSLATE_NOOP(
        "Messages",
        "This is the last manager. Make somebody else a manager first.",
    ),
    "tax.default_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "One tax must be the usual one. Mark another first.",
    ),
    "terminal.code_taken": QT_TRANSLATE_NOOP(
        "Messages",
        "Another till has the code {code}. Choose a different one.",
    ),
    "time_zone.unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "{time_zone} is no time zone that TechStore knows. Choose one of the list.",
    ),
    "settings.not_saved": QT_TRANSLATE_NOOP(
        "Messages",
        "The settings could not be written to {file}. Check the disk and "
        "its rights, then try again.",
    ),
    "storage.damaged": QT_TRANSLATE_NOOP(
        "Messages",
        "The shop's file is damaged. Do not sell on it: restore the last "
        "backup, and call support.",
    ),
    "storage.in_use": QT_TRANSLATE_NOOP(
        "Messages",
        "TechStore is open already with this shop. Use that window, or close it first.",
    ),
    "storage.newer_version": QT_TRANSLATE_NOOP(
        "Messages",
        "This shop was opened by a newer TechStore. Update TechStore on this computer.",
    ),
    "storage.sqlite_too_old": QT_TRANSLATE_NOOP(
        "Messages",
        "The database engine here is too old ({found}) and could lose "
        "data. Install TechStore anew.",
    ),
    "storage.unreachable": QT_TRANSLATE_NOOP(
        "Messages",
        "The database does not answer. Check the disk or the network, then try again.",
    ),
    "serial.count": QT_TRANSLATE_NOOP(
        "Messages",
        "{product}: {given} serial numbers for {wanted} pieces. Give one for each.",
    ),
    "serial.repeated": QT_TRANSLATE_NOOP(
        "Messages", "Serial number {serial} is on this sale twice. Take one off."
    ),
    "attention.gone": QT_TRANSLATE_NOOP(
        "Messages", "This is no longer so: somebody has put it right meanwhile."
    ),
    "attention.settled": QT_TRANSLATE_NOOP(
        "Messages", "Somebody has settled this meanwhile. See it under Settled."
    ),
    "stock.not_enough": QT_TRANSLATE_NOOP(
        "Messages",
        "Only {available} are available here. Sell fewer, or ask a manager.",
    ),
    "stock.nothing_to_adjust": QT_TRANSLATE_NOOP(
        "Messages",
        "The quantity is zero: there is nothing to change. Type how many came or went.",
    ),
    "stock.note_missing": QT_TRANSLATE_NOOP(
        "Messages",
        "Say in a note why the stock changes.",
    ),
    "category.inside_itself": QT_TRANSLATE_NOOP(
        "Messages",
        "A category cannot lie inside itself. Choose another place for it.",
    ),
    "category.name_taken": QT_TRANSLATE_NOOP(
        "Messages",
        "There is a category {name} here already. Choose another name.",
    ),
    "category.not_empty": QT_TRANSLATE_NOOP(
        "Messages",
        "This category still holds products or categories. Move them first.",
    ),
    "category.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "That category is gone. Choose another one.",
    ),
    "customer.email_unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "“{email}” is no e-mail address. Check what stands around the @.",
    ),
    "picture.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "The picture is larger than {megabytes} MB. Choose a smaller one.",
    ),
    "picture.unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "This file is no picture that can be read. Choose a PNG, JPEG or WebP.",
    ),
    "product.field_missing": QT_TRANSLATE_NOOP(
        "Messages",
        "A product needs {field}. Fill it in.",
    ),
    "product.barcode_taken": QT_TRANSLATE_NOOP(
        "Messages",
        "The barcode {code} belongs to {product}. Scan another one, or "
        "take it off there first.",
    ),
    "product.sku_taken": QT_TRANSLATE_NOOP(
        "Messages",
        "The SKU {sku} belongs to {product}. Choose a different one.",
    ),
    "price.too_many_decimals": QT_TRANSLATE_NOOP(
        "Messages",
        "A price has no more decimals than the shop's money. Round it.",
    ),
    "import.file_not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} is not there any more. Choose it again.",
    ),
    "import.file_too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "The file is larger than {megabytes} MB. Split it, then import the parts.",
    ),
    "import.file_unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} cannot be read as a table: it is damaged or of another kind. "
        "Open it in a spreadsheet program and save it as CSV or XLSX.",
    ),
    "import.file_empty": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} holds no header with rows beneath it. Give the columns their "
        "names in the first row.",
    ),
    "import.too_many_rows": QT_TRANSLATE_NOOP(
        "Messages",
        "The file has more rows than can be taken in at once. Split it, then "
        "import the parts.",
    ),
    "import.column_missing": QT_TRANSLATE_NOOP(
        "Messages",
        "No column is chosen for {column}. Choose the one that holds it.",
    ),
    "import.column_unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "A column is chosen that the file does not have. Choose the file again.",
    ),
    "import.bad_rows": QT_TRANSLATE_NOOP(
        "Messages",
        "{count} rows cannot be taken in. Put them right in the file, or leave "
        "them out.",
    ),
    "export.kind_unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} is of no kind that can be written. Let its name end in .csv or .xlsx.",
    ),
    "export.not_written": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} could not be written. Check the disk and its rights, or close "
        "the program that holds the file.",
    ),
}
_UNKNOWN_RULE = QT_TRANSLATE_NOOP(
    "Messages", "This is not possible as it stands ({code}). Check what was entered."
)
_UNKNOWN_UNAVAILABLE = QT_TRANSLATE_NOOP(
    "Messages", "This is not available just now ({code}). Try again in a moment."
)


def message(error: RuleBroken | Unavailable, formats: "Formats | None" = None) -> str:
    """Return what to tell the person, in their language.

    ``formats`` writes amounts as the shop does; without it they are plain numbers.
    """
    source = MESSAGES.get(error.code)
    if source is None:
        _log.error("no words for error code %s %s", error.code, error.values)
        is_rule = isinstance(error, RuleBroken)
        source = _UNKNOWN_RULE if is_rule else _UNKNOWN_UNAVAILABLE
    sentence = QCoreApplication.translate(_CONTEXT, source)
    return _filled(
        sentence, {"code": error.code, **_written(error.code, error.values, formats)}
    )


def _written(
    code: str, values: Mapping[str, object], formats: "Formats | None"
) -> dict[str, object]:
    if formats is None:
        return dict(values)
    write = formats.quantity if code.startswith(_OF_QUANTITIES) else formats.money
    return {
        name: (formats.rate if name in _RATES else write)(value)
        if isinstance(value, Decimal)
        else value
        for name, value in values.items()
    }


def _filled(sentence: str, values: Mapping[str, object]) -> str:
    try:
        return sentence.format_map(values)
    except (KeyError, ValueError, IndexError):
        _log.error("values missing for %r: %s", sentence, values)
        return sentence
