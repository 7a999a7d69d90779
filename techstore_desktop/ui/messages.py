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
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from techstore_desktop.core.formats import Formats

_log = logging.getLogger(__name__)
_CONTEXT = "Messages"

MESSAGES: dict[str, str] = {
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
    "product.sku_taken": QT_TRANSLATE_NOOP(
        "Messages", "Another product has the SKU {sku}. Choose a different one."
    ),
    "storage.full": QT_TRANSLATE_NOOP(
        "Messages", "The disk is almost full. Free some space, then try again."
    ),
    "storage.busy": QT_TRANSLATE_NOOP(
        "Messages", "The database is busy. Nothing was lost; try again in a moment."
    ),
    "printer.silent": QT_TRANSLATE_NOOP(
        "Messages",
        "Printer {printer} does not answer. What was done is saved. Check its power "
        "and paper, then print again.",
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
    return _filled(sentence, {"code": error.code, **_written(error.values, formats)})


def _written(
    values: Mapping[str, object], formats: "Formats | None"
) -> dict[str, object]:
    if formats is None:
        return dict(values)
    return {
        name: formats.money(value) if isinstance(value, Decimal) else value
        for name, value in values.items()
    }


def _filled(sentence: str, values: Mapping[str, object]) -> str:
    try:
        return sentence.format_map(values)
    except (KeyError, ValueError, IndexError):
        _log.error("values missing for %r: %s", sentence, values)
        return sentence
