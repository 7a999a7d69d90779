"""A phone's way through the shop by keyboard: counter, bench, counter, and back."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.schemas import (
    RepairCard,
    RepairFilter,
    RepairJobResponse,
    RepairTicketResponse,
)
from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.demo import demo_actor
from techstore_desktop.ui.checkout.screen import CheckoutScreen
from techstore_desktop.ui.repairs.agreement_dialog import AgreementDialog
from techstore_desktop.ui.repairs.check_dialog import CheckDialog
from techstore_desktop.ui.repairs.delivery.dialog import DeliveryDialog
from techstore_desktop.ui.repairs.detail.panel import DetailPanel
from techstore_desktop.ui.repairs.intake.done_sheet import DoneSheet
from techstore_desktop.ui.repairs.intake.page import IntakePage
from techstore_desktop.ui.repairs.intake.suggestions import Suggestions
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.repairs.words import step_words
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.scenarios.counter import Counter
from tests.scenarios.counter_day import CASHIER, close_yesterday
from tests.scenarios.goods import shelf, trusted
from tests.scenarios.person import PAUSE, Control, Key, S
from tests.ui.keys import press

TECHNICIAN = "Tomás Kessler"
IMEI = "356938035643809"
ESTIMATE, DEPOSIT, LABOUR = Decimal(180), Decimal(50), Decimal(60)
_MOST_TABS = 90


@dataclass(frozen=True, slots=True)
class Life:
    """What the phone's way left behind."""

    job_id: UUID
    sale: SaleResponse
    claim_id: UUID
    part: ProductResponse
    charger: ProductResponse
    customer_id: UUID


class Workshop(Counter):
    """Somebody who takes in, repairs and hands out."""

    @property
    def repairs(self) -> RepairsScreen:
        return self.screen(RepairsScreen)

    @property
    def detail(self) -> DetailPanel:
        return self.repairs.detail

    def job(self, job_id: UUID) -> RepairJobResponse:
        return self.shop.repairs.job(demo_actor(self.shop), job_id)

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until the cursor is there, as who has no mouse would."""
        for _ in range(_MOST_TABS):
            focused = self._focused()
            if focused is widget or widget.isAncestorOf(focused):
                return
            self.key(Key.Key_Tab)
        raise AssertionError(f"no Tab leads to {widget}")

    # What a hand does: by keys here, by mouse in ``MouseWorkshop``.

    def go(self, kind: type[S], name: str) -> S:
        """Open a screen."""
        return self.go_to(kind, name)

    def into(self, field: QWidget) -> None:
        """Bring the cursor into a field."""
        self.tab_to(field)

    def push(self, button: QAbstractButton, key: Key | None = None) -> None:
        """Push a button, by its key where it has one."""
        if key is not None:
            self.key(key)
            return
        self.tab_to(button)
        self.key(Key.Key_Space)
        self.wait(2 * PAUSE)

    def pick(self, found: Suggestions) -> None:
        """Take the first of what was found."""
        self.until(found.isVisible, "something is found")
        self.key(Key.Key_Return)

    def agree(self, kind: type[Dialog], picture: str) -> None:
        """Take a dialog's likely answer."""
        self.sheet(kind)
        self.see(picture)
        self.key(Key.Key_Return)

    def open_found(self) -> None:
        """Open the only job on the board."""
        self.key(Key.Key_Return)
        self.until(lambda: self.repairs.board.marked_card() is not None, "it is marked")
        self.see("found")
        self.key(Key.Key_Return)

    def take_row(self, menu: QMenu, words: str) -> None:
        """Take a row of a menu that is open."""
        for _ in menu.actions():
            active = menu.activeAction()
            if active is not None and active.text() == words:
                break
            press(menu, Key.Key_Down)
            self.wait()
        press(menu, Key.Key_Return)
        self.wait()

    def pay_in_cash(self) -> SaleResponse:
        """Take the exact rest in cash."""
        return self.pay(Key.Key_Return)

    # The counter.

    def take_in(
        self, customer: str, *, model: str, fault: str, deposit: Decimal | None
    ) -> RepairTicketResponse:
        """Take a phone in from its customer's name to the papers."""
        page = self.go(IntakePage, "intake")
        self.until(page.customer.hasFocus, "the cursor is at the customer")
        self.write(customer)
        self.pick(page.owner.found)
        self.until(page.device.name.hasFocus, "the cursor is at the device")
        self.write(model)
        self.pick(page.device.found)
        self.until(page.device.number.hasFocus, "the cursor is at the number")
        self.write(IMEI)
        self.into(page.device.fault)
        self.write(fault)
        self.answer_all(page)
        self.see("taken-in")
        self.into(page.device.estimate)
        page.device.estimate.selectAll()
        self.write(f"{ESTIMATE:f}")
        if deposit is not None:
            self.into(page.ticket.deposit)
            self.write(f"{deposit:f}")
        known = {each.id for each in self._cards()}
        self.push(page.take_in_button, Key.Key_F12)
        papers = self.sheet(DoneSheet)
        self.see("papers")
        self.without_papers(papers)
        self.until_no_sheet()
        (card,) = (each for each in self._cards() if each.id not in known)
        return self.shop.repairs.ticket(demo_actor(self.shop), card.ticket_id)

    def answer_all(self, page: IntakePage) -> None:
        """Answer the checklist: all is well."""
        self.key(Key.Key_Return)
        while page.device.checklist.isAncestorOf(self._focused()) or (
            page.device.checklist.hasFocus()
        ):
            self.key("1")

    def without_papers(self, _papers: DoneSheet) -> None:
        self.key(Key.Key_Escape)

    def hand_out(self, job_id: UUID, beside: ProductResponse) -> SaleResponse:
        """Hand a device out through the checkout, and sell something along."""
        self.find(job_id)
        self.push(self.detail.step.button, Key.Key_F12)
        self.agree(DeliveryDialog, "handing-out")
        self.until(
            lambda: isinstance(self.window.current_screen(), CheckoutScreen),
            "the checkout has the job",
        )
        self.until(lambda: self.checkout.cart_state.cart.lines, "its lines are there")
        self.take(beside)
        self.see("at-the-checkout")
        return self.pay_in_cash()

    # The bench.

    def find(self, job_id: UUID) -> None:
        """Find a job by its number and open it."""
        screen = self.go(RepairsScreen, "repairs")
        number = self.job(job_id).card.number
        line = screen.filters.search.line
        self.into(line)
        line.selectAll()
        self.write(number)
        self.until(lambda: self._cards_on_board() == [job_id], "the board shows it")
        self.open_found()
        self.until(lambda: self._open_job_is(job_id), "it is open")

    def step(
        self, job_id: UUID, kind: RepairKind, confirm: type[Dialog] | None = None
    ) -> None:
        """Take the next step; what it asks is agreed to."""
        self.push(self.detail.step.button, Key.Key_F12)
        if confirm is not None:
            self.agree(confirm, f"before-{kind.value}")
            self.until_no_sheet()
        self._until_state(job_id, kind)

    def diagnose(self, job_id: UUID, words: str, part: ProductResponse) -> None:
        """Write what is wrong, the labour and the part, and save."""
        quote = self.detail.quote
        self.into(quote.diagnosis)
        self.write(words)
        self.push(quote.lines.add_labour)
        self.write("Fit new screen")
        self.into(quote.lines.rows[0].price)
        self.write(f"{LABOUR:f}")
        self.into(quote.lines.part_search)
        self.write(part.sku)
        self.until(
            lambda: quote.lines.part_search.found_count() > 0, "the part is found"
        )
        self.key(Key.Key_Return)
        self.until(lambda: len(quote.lines.rows) > 1, "the part is on the quote")
        self.see("quote")
        self.key("s", Control)
        self.until(lambda: not quote.is_changed, "the quote is saved")

    def choose(self, words: str) -> None:
        """Choose a row of the open job's menu."""
        self.push(self.detail.step.more)
        self.until(
            lambda: isinstance(QApplication.activePopupWidget(), QMenu), "the menu"
        )
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        self.see("menu")
        self.take_row(menu, words)

    def wait_for_part(self, job_id: UUID, part: str) -> None:
        self.choose(step_words(RepairKind.WAITING_FOR_PART))
        self.sheet(TextDialog)
        self.write(part)
        self.agree(TextDialog, "which-part")
        self._until_state(job_id, RepairKind.WAITING_FOR_PART)

    def work_and_fit(self, job_id: UUID) -> None:
        """Start the clock, fit the part, stop the clock."""
        clock = self.detail.bench.work_button
        self.push(clock, Key.Key_F9)
        self.until(lambda: self.job(job_id).works, "work has begun")
        row = next(
            row for row in self.detail.quote.lines.rows if not row._fit.isHidden()
        )
        self.push(row._fit)
        self.until(lambda: self._is_fitted(job_id), "the part is fitted")
        self.see("fitted")
        self.push(clock, Key.Key_F9)
        self.until(lambda: self.job(job_id).works[0].stopped_at, "work has stopped")

    def _is_fitted(self, job_id: UUID) -> bool:
        return any(
            line.part_status is not None and line.part_status.value == "fitted"
            for line in self.job(job_id).lines
        )

    def _until_state(self, job_id: UUID, kind: RepairKind) -> None:
        self.until(lambda: self.job(job_id).card.state.kind is kind, kind.value)

        def is_shown() -> bool:
            shown = self.detail.job()
            return shown is not None and shown.card.state.kind is kind

        self.until(is_shown, f"{kind.value} is shown")
        self.until(lambda: open_sheet(self.window) is None, "nothing is asked")
        self.see(kind.value)

    def _cards_on_board(self) -> list[UUID]:
        columns = self.repairs.board._columns.values()
        return [card.id for column in columns for card in column.model.cards()]

    def _open_job_is(self, job_id: UUID) -> bool:
        shown = self.detail.job()
        return shown is not None and shown.card.id == job_id

    def _cards(self) -> tuple[RepairCard, ...]:
        wanted = RepairFilter(is_open=False)
        return self.shop.repairs.jobs(demo_actor(self.shop), wanted, limit=500).cards


def play(
    counter: Workshop, bench: Workshop, meet: Callable[[], None], owner: Actor
) -> Life:
    """Play it on two terminals; ``meet`` lets them sync."""
    customer = trusted(counter.shop, owner)
    part, charger = shelf(counter.shop, 2)
    meet()
    counter.sign_in(CASHIER)
    close_yesterday(counter)
    counter.open_drawer()
    ticket = counter.take_in(
        customer.name, model="s21", fault="Screen broken", deposit=DEPOSIT
    )
    job_id = ticket.jobs[0].id
    meet()
    bench.sign_in(TECHNICIAN)
    begins_at = bench.window.current_screen()
    assert isinstance(begins_at, RepairsScreen), "a technician's day begins here"
    _repair(bench, job_id, part)
    meet()
    counter.turn_to_it()
    sale = counter.hand_out(job_id, charger)
    meet()
    again = counter.take_in(
        customer.name, model="s21", fault="Screen flickers", deposit=None
    )
    meet()
    return Life(
        job_id=job_id,
        sale=sale,
        claim_id=again.jobs[0].id,
        part=part,
        charger=charger,
        customer_id=customer.id,
    )


def _repair(bench: Workshop, job_id: UUID, part: ProductResponse) -> None:
    bench.find(job_id)
    bench.step(job_id, RepairKind.DIAGNOSING)
    bench.diagnose(job_id, "The screen is broken, the frame is straight", part)
    bench.step(job_id, RepairKind.QUOTED)
    bench.step(job_id, RepairKind.APPROVED, AgreementDialog)
    bench.wait_for_part(job_id, part.name)
    bench.step(job_id, RepairKind.REPAIRING)
    bench.work_and_fit(job_id)
    bench.step(job_id, RepairKind.TESTING)
    bench.step(job_id, RepairKind.READY, CheckDialog)
