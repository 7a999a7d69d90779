"""A job beside the board: diagnosis and quote, parts, notes, who works on it."""

from decimal import Decimal
from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.repairs.choices import EventKind, PartStatus, RepairKind
from techstore_desktop.core.repairs.schemas import RepairCard, RepairJobResponse
from techstore_desktop.shop import Shop
from techstore_desktop.ui.prices.catalogue_search import Found
from techstore_desktop.ui.repairs.detail.bill_view import BillView
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.builders import a_product, open_drawer
from tests.core.repairs.arranging import (
    a_job,
    a_technician,
    approved,
    deliver,
    diagnosed,
    labour,
    part,
    ready,
)
from tests.core.repairs.test_errands import send
from tests.ui.conftest import BareShell
from tests.ui.keys import press, type_text
from tests.ui.showing import at_rest

Jobs = dict[str, RepairCard]
Key = Qt.Key
FITTED = PartStatus.FITTED
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, screen: RepairsScreen, card: RepairCard) -> None:
    screen.open_job(card.id)
    qtbot.waitUntil(screen.detail.isVisible)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def read(shop: Shop, screen: RepairsScreen, card: RepairCard) -> RepairJobResponse:
    return shop.repairs.job(screen.session.actor, card.id)


def test_a_quote_is_written_and_added_up_as_it_is_typed(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["console"])
    page = screen.detail.quote
    page.diagnosis.setPlainText("The HDMI port is torn off")
    page.lines.add_labour.click()
    row = page.lines.rows[0]
    type_text(row.name, "New port")
    type_text(row.price, "92,50")
    qtbot.waitUntil(lambda: page.bill.total.text() == "92,50")
    row.quantity.selectAll()
    type_text(row.quantity, "2")
    qtbot.waitUntil(lambda: page.bill.total.text() == "185,00")
    press(row.price, "s", CONTROL)
    qtbot.waitUntil(lambda: not page.is_changed)
    job = read(shop, screen, jobs["console"])
    assert job.diagnosis == "The HDMI port is torn off"
    assert (job.bill.total, job.bill.labour) == (185, 185)


def test_a_part_of_the_catalogue_is_kept_and_fitted_with_one_click(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    port = a_product(shop, actor, name="HDMI port", price=Decimal(30))
    opened(qtbot, screen, jobs["console"])
    page = screen.detail.quote
    page.diagnosis.setPlainText("Port")
    page.lines.part_search.chosen.emit(Found(port.id, port.name, is_category=False))
    qtbot.waitUntil(lambda: page.bill.total.text() == "30,00")
    page.save()
    qtbot.waitUntil(lambda: not page.is_changed)
    line = read(shop, screen, jobs["console"]).lines[0]
    assert (line.product_id, line.part_status) == (port.id, PartStatus.RESERVED)
    assert not page.lines.rows[0]._fit.isVisible(), "nothing is agreed yet"
    approved(shop, actor, jobs["console"].id, part(port))
    shop.repairs.move(actor, jobs["console"].id, RepairKind.REPAIRING)
    new = read(shop, screen, jobs["console"]).lines[0].id
    qtbot.waitUntil(
        lambda: (
            [row.line.id for row in page.lines.rows if row.line is not None] == [new]
        )
    )
    page.lines.rows[0]._fit.setFocus()
    page.lines.rows[0]._fit.click()
    qtbot.waitUntil(
        lambda: (
            read(shop, screen, jobs["console"]).lines[0].part_status
            is PartStatus.FITTED
        )
    )
    qtbot.waitUntil(lambda: any(row.name.hasFocus() for row in page.lines.rows))
    qtbot.waitUntil(lambda: all(row._off.isVisible() for row in page.lines.rows))
    shop.repairs.move(actor, jobs["console"].id, RepairKind.TESTING)
    shop.repairs.check(actor, jobs["console"].id, "All works", is_passed=True)
    shop.repairs.move(actor, jobs["console"].id, RepairKind.READY)
    qtbot.waitUntil(lambda: not page.lines.rows[0]._off.isVisible())


def test_work_of_others_takes_nobodys_cursor(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    port = a_product(shop, actor, name="HDMI port", price=Decimal(30))
    approved(shop, actor, jobs["console"].id, part(port))
    opened(qtbot, screen, jobs["console"])
    quote = screen.detail.quote
    qtbot.waitUntil(lambda: len(quote.lines.rows) == 1)
    row = quote.lines.rows[0]
    row.name.setFocus()
    shop.repairs.start_work(actor, jobs["console"].id)
    qtbot.waitUntil(lambda: screen.detail.bench.work_button.text() == "Stop work")
    assert quote.lines.rows == [row]
    assert row.name.hasFocus()


def test_tab_goes_from_a_line_to_what_adds_the_next_one(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["console"])
    page = screen.detail.quote
    page.lines.add_labour.click()
    page.lines.add_other.click()
    qtbot.waitUntil(page.lines.rows[1].name.isVisible)
    page.lines.rows[0].price.setFocus()
    for widget in (
        page.lines.rows[0]._remove,
        page.lines.rows[1].name,
        page.lines.rows[1].quantity,
        page.lines.rows[1].price,
        page.lines.rows[1]._remove,
        page.lines.part_search,
        page.lines.add_labour,
    ):
        press(focused(), Key.Key_Tab)
        assert focused() is widget


def test_a_quantity_that_is_left_empty_says_that_it_is_one(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["console"])
    page = screen.detail.quote
    page.lines.add_labour.click()
    quantity = page.lines.rows[0].quantity
    qtbot.waitUntil(page.lines.rows[0].name.isVisible)
    quantity.setFocus()
    quantity.selectAll()
    press(quantity, Key.Key_Delete)
    page.diagnosis.setFocus()
    assert quantity.text() == "1"


def test_the_cursor_is_at_the_diagnosis_once_it_is_what_the_step_lacks(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["phone"])
    assert screen.detail.step.button.hasFocus()
    press(screen, Key.Key_F12)
    qtbot.waitUntil(screen.detail.quote.diagnosis.hasFocus)
    screen.close_job()
    opened(qtbot, screen, jobs["console"])
    assert screen.detail.quote.diagnosis.hasFocus()


def test_no_figure_of_a_bill_lies_over_another_before_it_has_its_place(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    approved(shop, screen.session.actor, jobs["console"].id, labour("60"))
    job = read(shop, screen, jobs["console"])
    bill = BillView(screen.session.formats)
    qtbot.addWidget(bill)
    bill.resize(400, 140)
    bill.show()
    figures = bill._figures.values()
    assert not any(name.isVisible() or figure.isVisible() for name, figure in figures)
    bill.show_bill(job.bill, job)
    seen = [part for pair in figures for part in pair if part.isVisible()]
    assert bill._figures["agreed"][0] in seen
    for one, other in combinations(seen, 2):
        assert not one.geometry().intersects(other.geometry())


def test_an_estimate_is_shown_until_a_quote_takes_its_place(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    card = a_job(shop, actor, estimate="180")
    opened(qtbot, screen, card)
    caption, figure = screen.detail.quote.bill._figures["estimate"]
    assert (caption.isVisible(), figure.text()) == (True, "180,00")
    diagnosed(shop, actor, card.id, labour("60"))
    qtbot.waitUntil(lambda: not caption.isVisible())


def test_what_is_not_repaired_costs_its_diagnosis_and_earns_nothing(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    card = a_job(shop, actor, diagnosis_fee="15")
    diagnosed(shop, actor, card.id, labour("60"))
    shop.repairs.quote(actor, card.id)
    shop.repairs.decline(actor, card.id)
    opened(qtbot, screen, card)
    bill = screen.detail.quote.bill
    assert bill.total.text() == "15,00"
    seen = {key for key, (name, _) in bill._figures.items() if name.isVisible()}
    assert seen == {"diagnosis", "due"}


def test_an_opened_job_says_where_its_device_is_while_it_is_not_here(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    card = a_job(shop, screen.session.actor)
    send(shop, screen.session.actor, card, "Micro Lab")
    opened(qtbot, screen, card)
    assert screen.detail.head._fault.text() == f"{card.fault} · at Micro Lab"


def test_what_is_not_saved_is_asked_about_before_another_job_opens(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["console"])
    screen.detail.quote.diagnosis.setPlainText("half a wo")
    screen.open_job(jobs["phone"].id)
    question = open_sheet(screen)
    assert question is not None
    question.reject()
    assert screen.detail.job_id() == jobs["console"].id
    assert screen.detail.quote.diagnosis.toPlainText() == "half a wo"
    screen.open_job(jobs["phone"].id)
    question = open_sheet(screen)
    assert question is not None
    question.accept()
    qtbot.waitUntil(lambda: screen.detail.job_id() == jobs["phone"].id)
    qtbot.waitUntil(lambda: not screen.detail.quote.diagnosis.toPlainText())


def test_an_unfinished_line_is_not_saved(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["console"])
    page = screen.detail.quote
    page.lines.add_other.click()
    type_text(page.lines.rows[0].price, "5")
    page.save()
    assert page.is_changed
    assert QApplication.focusWidget() is page.lines.rows[0].name
    assert read(shop, screen, jobs["console"]).lines == ()


def test_a_job_is_given_to_a_technician(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    technician = a_technician(shop, screen.session.actor)
    screen.detail.bench.show_people(list(shop.staff.people()))
    opened(qtbot, screen, jobs["phone"])
    combo = screen.detail.bench.technician
    combo.setCurrentIndex(combo.findText(technician.name))
    qtbot.waitUntil(
        lambda: (
            read(shop, screen, jobs["phone"]).card.technician_id == technician.staff_id
        )
    )


def test_work_is_started_and_stopped_by_a_key(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["phone"])
    press(screen, Key.Key_F9)
    qtbot.waitUntil(lambda: bool(read(shop, screen, jobs["phone"]).works))
    bench = screen.detail.bench
    qtbot.waitUntil(lambda: bench.work_button.text() == "Stop work")
    moment = shop.database.clock.now()
    since = screen.session.formats.time(moment, shop.profiles.current().zone)
    name = screen.session.actor.name
    assert bench.running.text() == f"{name} has worked on it since {since}"
    press(screen, Key.Key_F9)
    qtbot.waitUntil(lambda: not bench.running.isVisible())
    qtbot.waitUntil(
        lambda: read(shop, screen, jobs["phone"]).works[0].stopped_at is not None
    )


def test_what_else_can_be_done_opens_by_a_key(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["phone"])
    press(screen, Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Send elsewhere…" in [action.text() for action in menu.actions()]
    menu.close()


def test_a_note_is_an_event(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["phone"])
    press(screen, Key.Key_F4)
    dialog = open_sheet(screen)
    assert isinstance(dialog, TextDialog)
    type_text(dialog.text, "calls after six")
    press(dialog.text, Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            read(shop, screen, jobs["phone"]).events[-1].kind is EventKind.NOTE_FOR_SHOP
        )
    )
    screen.detail.turn()
    qtbot.waitUntil(
        lambda: "calls after six" in screen.detail.timeline.table.model.rows()[0].note
    )


def test_the_next_step_has_one_button_with_its_name(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["phone"])
    assert screen.detail.step.button.text() == "Diagnose"
    press(screen, Key.Key_F12)
    qtbot.waitUntil(
        lambda: (
            read(shop, screen, jobs["phone"]).card.state.kind is RepairKind.DIAGNOSING
        )
    )
    qtbot.waitUntil(lambda: screen.detail.step.button.text() == "Send the quote")


def test_a_narrow_window_gives_the_open_job_all_its_room(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    screen.resize(836, 700)
    opened(qtbot, screen, jobs["phone"])
    assert screen.left.isHidden()
    assert screen.step_back()
    assert not screen.left.isHidden()


def test_what_the_next_step_lacks_is_said_before_it_is_tried(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["console"])
    step, page = screen.detail.step, screen.detail.quote
    qtbot.waitUntil(lambda: step.button.text() == "Send the quote")
    assert not step.button.isEnabled()
    assert step.lacking.text() == "Write the diagnosis first."
    press(screen, Key.Key_F12)
    assert QApplication.focusWidget() is page.diagnosis
    type_text(page.diagnosis, "Port torn off")
    assert step.button.isEnabled()
    press(screen, Key.Key_F12)
    qtbot.waitUntil(lambda: not page.is_changed)
    qtbot.waitUntil(step.lacking.isHidden)
    assert read(shop, screen, jobs["console"]).diagnosis == "Port torn off"


def test_the_history_says_beneath_what_was_agreed_to(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["laptop"])
    table = screen.detail.timeline.table
    qtbot.waitUntil(lambda: table.model.rowCount() > 0)
    what, _when = screen.detail.timeline._columns()
    assert what.second is not None
    told = {what.text(event): what.second(event) for event in table.model.rows()}
    assert told["The customer agreed"].startswith("210,00 · By phone · ")


def test_the_device_tells_what_it_had_before_and_a_claim_the_first_term(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    open_drawer(shop, actor)
    first = jobs["phone"]
    ready(shop, actor, first.id, labour("60"))
    deliver(shop, actor, first.id, paid=(("cash", "60"),))
    claim = a_job(shop, actor, claim_of_id=first.id)
    opened(qtbot, screen, claim)
    qtbot.waitUntil(lambda: screen.detail.job_id() == claim.id)
    facts = dict(screen.detail.facts._facts(read(shop, screen, claim)))
    told = facts["This device before"]
    assert told.startswith(first.number)
    assert "Ana Quiroga" in told
    assert told.endswith("Delivered")
    assert first.number in facts["Warranty"]


def test_the_filters_are_as_high_beside_an_open_job(
    qtbot: QtBot, screen: RepairsScreen, jobs: Jobs
) -> None:
    screen.resize(1092, 720)
    qtbot.waitUntil(screen.filters.technician.isVisible)
    at_rest(qtbot)
    before = screen.filters.height()
    opened(qtbot, screen, jobs["phone"])
    qtbot.waitUntil(lambda: not screen.filters.technician.isVisible())
    qtbot.waitUntil(lambda: screen.filters.height() == before)
    screen.close_job()
    qtbot.waitUntil(screen.filters.technician.isVisible)
    qtbot.waitUntil(lambda: screen.filters.height() == before)


def test_nobody_is_asked_about_a_claim_that_costs_nothing(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    open_drawer(shop, actor)
    deliver(shop, actor, jobs["laptop"].id, paid=(("cash", "210"),))
    claim = a_job(shop, actor, imei="", claim_of_id=jobs["laptop"].id)
    diagnosed(shop, actor, claim.id, labour("30", is_covered=True))
    opened(qtbot, screen, claim)
    button = screen.detail.step.button
    qtbot.waitUntil(lambda: button.text().startswith("Accept under warranty"))
    screen.detail.next()
    qtbot.waitUntil(
        lambda: read(shop, screen, claim).card.state.kind is RepairKind.APPROVED
    )
    assert open_sheet(screen) is None


def test_a_line_of_a_claim_is_free_unless_somebody_says_not(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    open_drawer(shop, actor)
    deliver(shop, actor, jobs["laptop"].id, paid=(("cash", "210"),))
    claim = a_job(shop, actor, imei="", claim_of_id=jobs["laptop"].id)
    opened(qtbot, screen, claim)
    page = screen.detail.quote
    page.lines.add_labour.click()
    row = page.lines.rows[0]
    assert row.covered.isChecked()
    type_text(row.name, "Fan again")
    press(row.price, "s", CONTROL)
    qtbot.waitUntil(lambda: not page.is_changed)
    (line,) = read(shop, screen, claim).lines
    assert (line.is_covered, line.total, line.tax) == (True, 0, 0)
    row = page.lines.rows[0]
    row.price.selectAll()
    type_text(row.price, "50")
    qtbot.waitUntil(lambda: page.bill.total.text() == "0,00")
    row.covered.click()
    qtbot.waitUntil(lambda: page.bill.total.text() == "50,00")


def test_a_part_that_is_not_in_the_catalogue_is_written_with_its_cost(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["console"])
    page = screen.detail.quote
    page.lines.add_part.click()
    row = page.lines.rows[0]
    type_text(row.name, "HDMI flex")
    type_text(row.price, "30")
    type_text(row.cost, "9")
    press(row.cost, "s", CONTROL)
    qtbot.waitUntil(lambda: not page.is_changed)
    (line,) = read(shop, screen, jobs["console"]).lines
    assert (line.name, line.unit_cost) == ("HDMI flex", 9)
    assert line.part_status is PartStatus.TO_ORDER
    wanted = shop.part_orders.needed(screen.session.actor)
    assert [(part.name, part.is_stocked) for part in wanted] == [("HDMI flex", False)]


def test_a_diagnosis_fee_is_agreed_at_the_bench_and_paid_when_nothing_is_repaired(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    opened(qtbot, screen, jobs["console"])
    page = screen.detail.quote
    type_text(page.fee, "25")
    press(page.fee, "s", CONTROL)
    qtbot.waitUntil(lambda: not page.is_changed)
    assert read(shop, screen, jobs["console"]).diagnosis_fee == 25
    shop.repairs.cancel(actor, jobs["console"].id, "Too dear")
    qtbot.waitUntil(lambda: page.fee.text() == "25,00")
    assert read(shop, screen, jobs["console"]).due == 25


def test_who_agreed_beforehand_is_not_asked_again_for_less(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen
) -> None:
    actor = screen.session.actor
    card = a_job(shop, actor, estimate="500", approved_amount="500")
    shop.repairs.move(actor, card.id, RepairKind.DIAGNOSING)
    diagnosed(shop, actor, card.id, labour("250"))
    opened(qtbot, screen, card)
    assert "Go on as agreed" in screen.detail.step.button.text()
    screen.detail.next()
    qtbot.waitUntil(
        lambda: read(shop, screen, card).card.state.kind is RepairKind.APPROVED
    )
    assert open_sheet(screen) is None
    assert read(shop, screen, card).approved_amount == 500


def test_one_key_saves_what_is_typed_and_takes_the_step_that_it_names(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    shop.repairs.move(screen.session.actor, jobs["phone"].id, RepairKind.DIAGNOSING)
    opened(qtbot, screen, jobs["phone"])
    detail = screen.detail
    qtbot.waitUntil(detail.step.lacking.isVisible)
    detail.quote.diagnosis.setPlainText("The screen is broken")
    detail.quote.lines.add_labour.click()
    assert not detail.step.lacking.isVisible(), "it is written, only not saved"
    row = detail.quote.lines.rows[0]
    type_text(row.name, "New screen")
    type_text(row.price, "60")
    press(row.price, Key.Key_F12)
    qtbot.waitUntil(
        lambda: read(shop, screen, jobs["phone"]).card.state.kind is RepairKind.QUOTED
    )
    qtbot.waitUntil(lambda: detail.step.button.text() == "Customer agrees")
    row = detail.quote.lines.rows[0]
    row.price.selectAll()
    type_text(row.price, "70")
    press(row.price, Key.Key_F12)
    qtbot.waitUntil(lambda: not detail.quote.is_changed)
    kind = read(shop, screen, jobs["phone"]).card.state.kind
    assert kind is RepairKind.DIAGNOSING, "another step than the key named comes next"
    assert open_sheet(screen) is None


def test_the_key_of_a_step_leads_to_the_part_that_it_lacks(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor = screen.session.actor
    port = a_product(shop, actor, name="HDMI port", price=Decimal(30))
    approved(shop, actor, jobs["console"].id, labour("20"), part(port))
    shop.repairs.move(actor, jobs["console"].id, RepairKind.REPAIRING)
    shop.repairs.move(actor, jobs["console"].id, RepairKind.TESTING)
    opened(qtbot, screen, jobs["console"])
    screen.detail.turn()
    press(screen, Key.Key_F12)
    fit = screen.detail.quote.lines.rows[1]._fit
    assert fit.isVisible()
    assert focused() is fit
    press(fit, Key.Key_Return)
    qtbot.waitUntil(
        lambda: read(shop, screen, jobs["console"]).lines[1].part_status is FITTED
    )


def test_enter_on_the_card_of_the_open_job_goes_on_with_it(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["phone"])
    button = screen.detail.step.button
    qtbot.waitUntil(button.hasFocus)
    assert screen.board.mark_job(jobs["phone"].id)
    assert not button.hasFocus()
    press(focused(), Key.Key_Return)
    assert button.hasFocus()


def test_a_claim_says_so_where_the_job_begins(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    actor, first = screen.session.actor, jobs["phone"]
    open_drawer(shop, actor)
    ready(shop, actor, first.id, labour("60"))
    deliver(shop, actor, first.id, paid=(("cash", "60"),))
    claim = a_job(shop, actor, claim_of_id=first.id)
    opened(qtbot, screen, claim)
    said = screen.detail.head._fault
    qtbot.waitUntil(lambda: f"claim of {first.number}" in said.text())


def test_a_quote_that_is_not_saved_is_asked_about_by_keys_alone(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen, jobs: Jobs
) -> None:
    opened(qtbot, screen, jobs["console"])
    page = screen.detail.quote
    page.diagnosis.setFocus()
    type_text(page.diagnosis, "The port")
    assert screen.step_back()
    asked = open_sheet(screen)
    assert asked is not None
    assert asked.isAncestorOf(focused())
    press(focused(), Key.Key_Escape)
    assert open_sheet(screen) is None
    assert page.diagnosis.hasFocus()
    assert page.is_changed
    assert screen.step_back()
    press(focused(), Key.Key_Return)
    assert screen.detail.isHidden()
    assert screen.board.isAncestorOf(focused())


def test_without_an_open_drawer_the_step_leads_to_the_cash_desk(
    qtbot: QtBot, shop: Shop, screen: RepairsScreen
) -> None:
    card = a_job(shop, screen.session.actor)
    ready(shop, screen.session.actor, card.id, labour("120"))
    opened(qtbot, screen, card)
    screen.detail.next()
    shell = screen.session.shell
    assert isinstance(shell, BareShell)
    assert shell.opened == [("cash", {})]
