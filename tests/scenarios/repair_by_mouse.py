"""The same way of a phone through the shop, by mouse; only words are typed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QWidget

from techstore_desktop.core.sales.schemas import SaleResponse
from techstore_desktop.ui.checkout.paying.sheet import PaymentSheet
from techstore_desktop.ui.repairs.intake.done_sheet import DoneSheet
from techstore_desktop.ui.repairs.intake.page import IntakePage
from techstore_desktop.ui.repairs.intake.suggestions import Suggestions
from techstore_desktop.ui.widgets.dialog import Dialog
from tests.scenarios.person import Key, S
from tests.scenarios.repair_life import Workshop

_LEFT = Qt.MouseButton.LeftButton


class MouseWorkshop(Workshop):
    """Clicks where the other presses keys."""

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, _LEFT, pos=at or widget.rect().center())
        self.wait()

    def go(self, kind: type[S], name: str) -> S:
        desk = self.window._desk
        assert desk is not None
        self.click(desk.navigation._items[name])
        self.until(lambda: isinstance(self.window.current_screen(), kind), name)
        return self.screen(kind)

    def into(self, field: QWidget) -> None:
        self.click(field)

    def push(self, button: QAbstractButton, key: Key | None = None) -> None:
        self.click(button)

    def pick(self, found: Suggestions) -> None:
        self.until(found.isVisible, "something is found")
        first = found.visualItemRect(found.item(0)).center()
        self.click(found.viewport(), first)

    def agree(self, kind: type[Dialog], picture: str) -> None:
        dialog = self.sheet(kind)
        self.see(picture)
        self.click(dialog.primary)

    def open_found(self) -> None:
        columns = self.repairs.board._columns.values()
        cards = next(column.list for column in columns if not column.is_folded)
        first = cards.visualRect(cards.model().index(0, 0)).center()
        self.click(cards.viewport(), first)
        QTest.mouseDClick(cards.viewport(), _LEFT, pos=first)

    def take_row(self, menu: QMenu, words: str) -> None:
        row = next(each for each in menu.actions() if each.text() == words)
        self.click(menu, menu.actionGeometry(row).center())

    def answer_all(self, page: IntakePage) -> None:
        checklist = page.device.checklist
        row_height = checklist.sizeHint().height() // len(checklist._questions)
        yes = checklist._answers_left() + row_height // 2
        for row in range(len(checklist._questions)):
            self.click(checklist, QPoint(yes, row * row_height + row_height // 2))

    def without_papers(self, papers: DoneSheet) -> None:
        self.click(self.button(papers, "Without print"))

    def pay_in_cash(self) -> SaleResponse:
        def act() -> None:
            self.click(self.checkout.sale_bar.buttons["F12"])
            sheet = self.sheet(PaymentSheet)
            self.click(sheet._tiles["cash"])
            self.click(self.button(sheet, "Complete sale"))

        return self._document(act)

    def button(self, within: QWidget, text: str) -> QPushButton:
        return next(
            button
            for button in within.findChildren(QPushButton)
            if button.text() == text and button.isVisible()
        )
