"""Writes an error's sentence in the person's language, with the shop's figures.

A code without a sentence still yields a decent one, and is logged, so that it gets one.
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
_RATES = ("limit",)
_OF_QUANTITIES = ("quantity.", "stock.", "serial.", "return.more_than_sold")
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
    # Imported here: no error, no need of every capability's words.
    from techstore_desktop.ui.messages.gathered import MESSAGES

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
