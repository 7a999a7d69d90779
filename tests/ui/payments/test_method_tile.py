"""A method's key lies above its sign, and moves nothing, however wide it is."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.payments.schemas import PaymentMethodResponse
from techstore_desktop.shop import Shop
from techstore_desktop.ui.checkout.paying.method_tile import MethodTile
from techstore_desktop.ui.widgets.key_cap import HEIGHT as KEY_HEIGHT

NARROWEST = 95
"""Five methods beside each other, in pixels for each."""


@pytest.fixture
def card(shop: Shop, manager: Actor) -> PaymentMethodResponse:
    offered = shop.current_methods.offered()
    return next(each for each in offered if each.code == "card")


def beneath_key(qtbot: QtBot, method: PaymentMethodResponse, key: str) -> QImage:
    tile = MethodTile(method.model_copy(update={"key": key}))
    qtbot.addWidget(tile)
    tile.resize(NARROWEST, tile.height())
    top = 6 + KEY_HEIGHT
    within = QRect(1, top, NARROWEST - 2, tile.height() - top - 10)
    return tile.grab().toImage().copy(within)


@pytest.mark.parametrize("key", ["F6", "Shift+F6"])
def test_a_key_moves_neither_sign_nor_name(
    qtbot: QtBot, card: PaymentMethodResponse, key: str
) -> None:
    assert beneath_key(qtbot, card, key) == beneath_key(qtbot, card, "")


def test_another_key_is_seen(qtbot: QtBot, card: PaymentMethodResponse) -> None:
    tiles = [
        MethodTile(card.model_copy(update={"key": each})) for each in ("F6", "Shift+F6")
    ]
    for tile in tiles:
        qtbot.addWidget(tile)
    assert tiles[0].grab().toImage() != tiles[1].grab().toImage()
