"""The line that finds products: what is typed and scanned while its list is open."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.prices.catalogue_search import CatalogueSearch, Found
from techstore_desktop.ui.scanner import Scanner
from techstore_desktop.ui.session import Session
from tests.builders import a_product
from tests.ui.keys import SCANNER_GAP, Stamps, press

PERSON_GAP = 75


class Counter(QWidget):
    """The line in a window whose scanner is watched for."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.line = CatalogueSearch(session, only_products=True)
        QVBoxLayout(self).addWidget(self.line)
        self.codes: list[str] = []
        self.chosen: list[Found] = []
        self.line.chosen.connect(self.chosen.append)
        self.scanner = Scanner(self)
        self.scanner.scanned.connect(self.codes.append)
        self.stamps = Stamps(self, 1_000)

    def type(self, text: str, gap: int) -> None:
        """Type into whatever the window system would give the keys to."""
        for character in text:
            popup = self.line._popup
            press(popup if popup.isVisible() else self.line, character)
            self.stamps.moment += gap


def a_counter(session: Session, qtbot: QtBot) -> Counter:
    made = Counter(session)
    qtbot.addWidget(made)
    app = QCoreApplication.instance()
    assert app is not None
    app.installEventFilter(made.stamps)
    made.show()
    made.activateWindow()
    made.line.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
    return made


def test_keys_that_come_fast_stay_in_order_over_the_open_list(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    a_product(shop, manager, name="Screen iPhone 11")
    counter = a_counter(at_work, qtbot)
    counter.type("sc", PERSON_GAP)
    qtbot.waitUntil(counter.line._popup.isVisible)
    counter.type("re", SCANNER_GAP)
    counter.stamps.moment += PERSON_GAP
    counter.type("en", PERSON_GAP)
    qtbot.waitUntil(lambda: counter.line.text() == "screen")
    press(counter.line._popup, Qt.Key.Key_Return)
    assert [each.name for each in counter.chosen] == ["Screen iPhone 11"]
    assert counter.line.text() == ""


def test_a_scan_over_the_open_list_chooses_nothing_from_it(
    at_work: Session, shop: Shop, manager: Actor, qtbot: QtBot
) -> None:
    a_product(shop, manager, name="7 port hub")
    counter = a_counter(at_work, qtbot)
    counter.type("7", PERSON_GAP)
    qtbot.waitUntil(counter.line._popup.isVisible)
    counter.type("7790001", SCANNER_GAP)
    press(counter.line._popup, Qt.Key.Key_Return)
    assert (counter.codes, counter.chosen) == (["7790001"], [])
    assert counter.line.text() == "7"
