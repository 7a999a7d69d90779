"""A shop adds its own states in the settings; the board has a column for each."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.state_schemas import (
    RepairStateCreate,
    RepairStateUpdate,
)
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.own_states.dialog import OwnStateDialog
from techstore_desktop.ui.repairs.own_states.page import OwnStatesPage
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.core.repairs.arranging import a_job
from tests.ui.keys import press, type_text


def test_states_are_added_changed_and_taken_out_of_use(
    qtbot: QtBot, shop: Shop, manager: Actor, at_work: Session
) -> None:
    page = OwnStatesPage(at_work)
    qtbot.addWidget(page)
    page.show()
    page.add()
    dialog = open_sheet(page)
    assert isinstance(dialog, OwnStateDialog)
    press(dialog.name, Qt.Key.Key_Return)
    assert dialog.name_field.error()
    type_text(dialog.name, "Ask the customer")
    dialog.kind.choose(RepairKind.DIAGNOSING.value)
    dialog.colour.choose("bad")
    press(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.table.model.rows()) == 1)
    job = a_job(shop, manager)
    shop.repairs.move(manager, job.id, "diagnosing")
    (own,) = shop.repair_states.own()
    shop.repairs.move(manager, job.id, own.key)
    states = [state.key for state in shop.repairs.states()]
    assert states.index(own.key) == states.index("diagnosing") + 1
    assert (own.name, own.colour) == ("Ask the customer", "bad")
    page.table.mark(0)
    page.edit()
    dialog = open_sheet(page)
    assert isinstance(dialog, OwnStateDialog)
    assert not dialog.kind.isEnabled()
    dialog.name.setText("Waits for an answer")
    dialog.decide()
    qtbot.waitUntil(lambda: shop.repair_states.own()[0].name == "Waits for an answer")
    with pytest.raises(RuleBroken, match=r"repair_state\.in_use"):
        shop.repair_states.archive(manager, page.table.model.rows()[0].id)
    shop.repairs.move(manager, job.id, "diagnosing")
    page.table.mark(0)
    page.archive()
    qtbot.waitUntil(lambda: shop.repair_states.own() == ())
    qtbot.waitUntil(lambda: page.table.model.rows()[0].is_archived)
    page.table.mark(0)
    page.archive()
    qtbot.waitUntil(lambda: len(shop.repair_states.own()) == 1)


def test_each_new_state_stands_behind_the_others_of_its_kind(
    shop: Shop, manager: Actor
) -> None:
    for name in ("Second look", "A third look"):
        data = RepairStateCreate(name=name, kind=RepairKind.TESTING)
        shop.repair_states.add(manager, data)
    names = [state.name for state in shop.repairs.states() if state.name]
    assert names == ["Second look", "A third look"]


def test_no_two_states_in_use_bear_the_same_name(shop: Shop, manager: Actor) -> None:
    states = shop.repair_states

    def add(name: str) -> UUID:
        data = RepairStateCreate(name=name, kind=RepairKind.TESTING)
        states.add(manager, data)
        return next(each.id for each in states.listed() if each.name == name)

    lab, other = add("At the lab"), add("Second look")
    with pytest.raises(RuleBroken, match=r"repair_state\.name_taken"):
        add("at the LAB ")
    with pytest.raises(RuleBroken, match=r"repair_state\.name_taken"):
        states.update(manager, other, RepairStateUpdate(name="At the Lab"))
    states.update(manager, lab, RepairStateUpdate(name="At the Lab"))
    states.archive(manager, lab)
    again = add("At the lab")
    with pytest.raises(RuleBroken, match=r"repair_state\.name_taken"):
        states.restore(manager, lab)
    states.archive(manager, again)
    states.restore(manager, lab)


def test_a_state_is_not_called_like_a_standard_one(
    qtbot: QtBot, shop: Shop, at_work: Session
) -> None:
    page = OwnStatesPage(at_work)
    qtbot.addWidget(page)
    page.show()
    page.add()
    dialog = open_sheet(page)
    assert isinstance(dialog, OwnStateDialog)
    type_text(dialog.name, "ready")
    press(dialog.name, Qt.Key.Key_Return)
    assert "ready" in dialog.name_field.error()
    assert open_sheet(page) is dialog
    assert shop.repair_states.own() == ()
