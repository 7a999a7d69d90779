"""Two tills of the demo shop on one hub, each with its window."""

from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import QLocale
from sqlalchemy import Engine

from techstore_desktop import demo
from techstore_desktop.shop import Shop
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.hub_terminals import NewTerminal, adopt_terminal
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.start import doors_to
from tests.sync.tills import Till

SMALL = demo.DemoSize(customers=40, sales=60, days=9)


def a_demo_file(file: Path) -> None:
    """Make the file of a demo shop, small enough for a test."""
    demo.make_demo(file, size=SMALL).close()


def founding_till(hub_engine: Engine, file: Path) -> Till:
    """Return the till of a shop's file; its history is the hub's first content."""
    till = Till(file)
    origin = till.shop.database.origin
    place = NewTerminal(name="Till A1", code="A1", branch_id=origin.branch_id)
    enrolment = adopt_terminal(hub_engine, origin.terminal_id, place)
    till.hub = PostgresHub(enrolment.address, enrolment.password)
    incarnation = uuid4()
    told = till.hub.enrol(incarnation)
    till.joined(UUID(told["hub_id"]), UUID(told["epoch"]), incarnation)
    till.sync()
    return till


def a_window(shop: Shop, locale: QLocale | None = None) -> MainWindow:
    """Return the window of a till, asking who is there."""
    changes = Changes()
    shop.database.on_commit(changes.feed)
    window = MainWindow(
        doors_to(shop, changes), changes, locale=locale or QLocale("en_US")
    )
    window.show()
    return window
