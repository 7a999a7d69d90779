"""Fields keep what is typed and read it as the shop writes."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from techstore_desktop.core.formats import Formats, formats_for
from techstore_desktop.core.money import Currency
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.number_field import NumberField
from techstore_desktop.ui.widgets.quantity_field import QuantityField
from techstore_desktop.ui.widgets.rate_field import RateField
from tests.ui.keys import type_text


@pytest.fixture
def formats() -> Formats:
    """Return how a shop in Argentina writes."""
    return formats_for("AR", Currency("ARS", "$"))


def test_an_amount_is_read_and_written_as_the_shop_does(
    qtbot: QtBot, formats: Formats
) -> None:
    field = MoneyField(formats)
    qtbot.addWidget(field)
    type_text(field, "1234,5")
    assert field.value() == Decimal("1234.50")
    field.set_value(field.value())
    assert field.text() == "1.234,50"


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (MoneyField, Decimal("0.05"), "0,05"),
        (QuantityField, Decimal("1.500"), "1,5"),
        (RateField, Decimal(21), "21\N{NO-BREAK SPACE}%"),
    ],
)
def test_what_is_written_is_read_back(
    qtbot: QtBot, formats: Formats, kind: type[NumberField], value: Decimal, text: str
) -> None:
    field = kind(formats, value)
    qtbot.addWidget(field)
    assert field.text() == text
    assert field.value() == value


def test_what_is_no_number_stays_and_is_marked(qtbot: QtBot, formats: Formats) -> None:
    field = MoneyField(formats)
    qtbot.addWidget(field)
    type_text(field, "abc")
    assert field.value() is None
    assert field.is_wrong()
    assert field.text() == "abc"


def test_each_key_tells_the_new_number(qtbot: QtBot, formats: Formats) -> None:
    field = MoneyField(formats)
    qtbot.addWidget(field)
    heard: list[Decimal | None] = []
    field.changed.connect(heard.append)
    type_text(field, "12")
    assert heard == [Decimal(1), Decimal(12)]
