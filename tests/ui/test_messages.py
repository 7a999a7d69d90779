"""Every error that the source raises has words, and amounts are the shop's."""

import re
from decimal import Decimal
from pathlib import Path

import techstore_desktop.places
import techstore_desktop.ui.messages
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import formats_for
from techstore_desktop.core.money import Currency
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.messages.gathered import MESSAGES

SOURCE = Path(techstore_desktop.places.__file__).parent
RAISED = re.compile(r"(?:RuleBroken|Unavailable)\(\s*\"([a-z_]+\.[a-z_.]+)\"")
DECLARED = re.compile(r"^    \"([a-z_]+\.[a-z_.]+)\": QT_TRANSLATE_NOOP", re.MULTILINE)


def test_every_code_that_is_raised_has_words() -> None:
    raised = {
        code
        for file in SOURCE.rglob("*.py")
        for code in RAISED.findall(file.read_text(encoding="utf-8"))
    }
    assert raised - set(MESSAGES) == set()


def test_amounts_are_written_as_the_shop_does() -> None:
    formats = formats_for("AR", Currency("ARS", "$"))
    said = message(
        RuleBroken("payment.too_small", remaining=Decimal("1250.5")), formats
    )
    assert said.startswith("1.250,50 is still to pay.")


def test_quantities_are_no_money() -> None:
    formats = formats_for("AR", Currency("ARS", "$"))
    said = message(RuleBroken("quantity.too_fine", quantity=Decimal("1.5")), formats)
    assert said.startswith("1,5 is too fine")


def test_each_code_has_its_words_in_one_file_only() -> None:
    folder = Path(techstore_desktop.ui.messages.__file__).parent
    codes = [
        code
        for file in folder.glob("*.py")
        for code in DECLARED.findall(file.read_text(encoding="utf-8"))
    ]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(MESSAGES)
