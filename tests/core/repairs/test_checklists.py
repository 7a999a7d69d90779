"""A shop asks its own questions, and gets the usual ones back."""

import pytest

from techstore_desktop.core.devices.kinds import DeviceKind
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.checklists import KindLists, usual_lists
from techstore_desktop.shop import Shop

OWN = KindLists(questions=("powers_on", "Face ID"), accessories=("Funda",))


def test_a_shop_asks_its_own_questions(shop: Shop, manager: Actor) -> None:
    shop.checklists.save(manager, DeviceKind.PHONE, OWN)
    kept = shop.checklists.every()
    assert kept[DeviceKind.PHONE].questions == OWN.questions
    assert kept[DeviceKind.PHONE].accessories == OWN.accessories
    assert kept[DeviceKind.PHONE].faults == usual_lists(DeviceKind.PHONE).faults
    assert kept[DeviceKind.TABLET] == usual_lists(DeviceKind.TABLET)
    assert shop.verify().holds


def test_empty_lists_bring_the_usual_ones_back(shop: Shop, manager: Actor) -> None:
    shop.checklists.save(manager, DeviceKind.PHONE, OWN)
    shop.checklists.save(manager, DeviceKind.PHONE, KindLists())
    usual = usual_lists(DeviceKind.PHONE)
    assert shop.checklists.every()[DeviceKind.PHONE] == usual


def test_a_cashier_edits_no_checklist(shop: Shop, cashier: Actor) -> None:
    with pytest.raises(RuleBroken):
        shop.checklists.save(cashier, DeviceKind.PHONE, OWN)
