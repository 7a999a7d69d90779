"""The promised day and the kind of work are edited on the job, and told of."""

from datetime import date, datetime

from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.state_schemas import RepairWorkKindEdit
from techstore_desktop.shop import Shop
from techstore_desktop.ui.repairs.choice_dialog import ChoiceDialog
from techstore_desktop.ui.repairs.detail.event_words import event_words
from techstore_desktop.ui.repairs.detail.promise_dialog import PromiseDialog
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.ui.keys import type_text
from tests.ui.repairs.test_detail import Jobs, opened, read


def told(shop: Shop, screen: RepairsScreen, jobs: Jobs) -> list[tuple[str, str]]:
    zone = shop.profiles.current().zone
    formats = screen.session.formats
    events = read(shop, screen, jobs["phone"]).events
    return [(event_words(each, formats, zone), each.note) for each in events]


def test_another_day_is_promised_with_the_reason_beside_the_suggestion(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["phone"])
    screen.detail.deeds.promise()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PromiseDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, PromiseDialog)
    assert dialog.day.day() == date(2026, 11, 23)
    dialog.day.show_day(date(2026, 11, 28))
    type_text(dialog.why, "The screen comes on Friday")
    dialog.decide()
    # They close at one on Saturdays.
    closing = datetime.fromisoformat("2026-11-28T13:00-03:00")
    qtbot.waitUntil(
        lambda: read(shop, screen, jobs["phone"]).card.promised_at == closing
    )
    assert told(shop, screen, jobs)[-1] == (
        "Promised for 28/11/2026",
        "The screen comes on Friday",
    )


def test_a_promise_is_taken_back(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    late = datetime.fromisoformat("2026-11-24T22:30-03:00")
    shop.repairs.promise(screen.session.actor, jobs["phone"].id, late)
    assert told(shop, screen, jobs)[-1][0] == "Promised for 24/11/2026"
    opened(qtbot, screen, jobs["phone"])
    screen.detail.deeds.promise()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), PromiseDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, PromiseDialog)
    dialog.day.switch.setChecked(False)
    dialog.decide()
    qtbot.waitUntil(lambda: read(shop, screen, jobs["phone"]).card.promised_at is None)


def test_the_kind_of_work_brings_its_warranty(
    qtbot: QtBot, shop: Shop, manager: Actor, screen: RepairsScreen, jobs: Jobs
) -> None:
    kind = RepairWorkKindEdit(name="Screens", warranty_days=180)
    shop.repair_work_kinds.add(manager, kind)
    opened(qtbot, screen, jobs["phone"])
    screen.detail.deeds.choose_work_kind()
    qtbot.waitUntil(lambda: isinstance(open_sheet(screen), ChoiceDialog))
    dialog = open_sheet(screen)
    assert isinstance(dialog, ChoiceDialog)
    dialog.choose("Screens, 180 days of warranty")
    dialog.decide()
    qtbot.waitUntil(lambda: read(shop, screen, jobs["phone"]).warranty_days == 180)
    job = read(shop, screen, jobs["phone"])
    assert job.work_kind_name == "Screens"
    assert told(shop, screen, jobs)[-1][0] == "Kind of work: Screens"
    facts = dict(screen.detail.facts._facts(job))
    assert facts["Kind of work"] == "Screens"
