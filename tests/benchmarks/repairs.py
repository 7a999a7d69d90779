"""The board with 500 open repairs: how soon it is there, how soon a card is moved."""

import gc
import tempfile
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.ticket_schemas import (
    RepairJobCreate,
    RepairTicketCreate,
)
from techstore_desktop.shop import Shop, open_file
from techstore_desktop.ui import theme
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.repairs.screen import RepairsScreen
from techstore_desktop.ui.session import Session
from tests.benchmarks.counter import FRAME, Waiter, settle
from tests.benchmarks.rows import Row, milliseconds
from tests.builders import a_customer, found
from tests.ui.conftest import BareShell

OPEN_JOBS, MOVES = 500, 30
BOARD_MILLISECONDS = 150
_MODELS = ("iPhone 13", "Galaxy S21", "Moto G54", "ThinkPad T480", "PlayStation 5")
_FAULTS = ("screen", "battery", "charging port", "water", "does not start")
_TEXT = "iph"


def repair_rows() -> list[Row]:
    """Return the figures of the board."""
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        shop = open_file(Path(folder) / "shop.db")
        manager = found(shop)
        first = _take_in(shop, manager)
        changes = Changes()
        shop.database.on_commit(changes.feed)
        formats = shop.profiles.current().formats
        session = Session(manager, shop, formats, changes, BareShell())
        _open(session)
        gc.collect()
        gc.freeze()  # As the program does once it has started.
        opened = [_open(session) for _ in range(5)]
        moved, searched = _use(session, first)
        shop.close()
    return [
        _row("repairs.board_to_screen", opened[1:], BOARD_MILLISECONDS, at=0.95),
        _row("repairs.card_moved", moved, FRAME, at=0.5),
        _row("repairs.search_key_p95", searched, FRAME, at=0.95),
    ]


def _take_in(shop: Shop, manager: Actor) -> UUID:
    """Take 500 devices in, spread over the board; return one still received."""
    customers = [a_customer(shop, manager, name=f"Ana {n}").id for n in range(50)]
    turns = cycle(zip(cycle(_MODELS), _FAULTS, strict=False))
    now, jobs = shop.database.clock.now(), []
    for number in range(OPEN_JOBS):
        model, fault = next(turns)
        job = RepairJobCreate(
            model=model, fault=fault, promised_at=now + timedelta(hours=number - 40)
        )
        ticket = RepairTicketCreate(
            customer_id=customers[number % len(customers)], jobs=(job,)
        )
        jobs.append(shop.repairs.take_in(manager, ticket).jobs[0].id)
    shop.repairs.move_many(manager, jobs[::2], RepairKind.DIAGNOSING.value)
    return jobs[1]


def _open(session: Session) -> float:
    """Return seconds from asking for the screen to the painted board."""
    started = perf_counter()
    screen = _shown(session)
    taken = perf_counter() - started
    screen.close()
    screen.deleteLater()
    settle(50)
    return taken


def _shown(session: Session) -> RepairsScreen:
    screen = RepairsScreen(session)
    screen.resize(1280, 760)
    shown = Waiter(screen)
    screen.read.connect(shown.happened)
    shown.arm()
    screen.show()
    shown.wait()
    screen.repaint()
    return screen


def _use(session: Session, job_id: UUID) -> tuple[list[float], list[float]]:
    screen = _shown(session)
    screen.activateWindow()
    settle(300)
    moved = _moves(screen, job_id)
    searched = _keys(screen)
    screen.close()
    return moved, searched


def _moves(screen: RepairsScreen, job_id: UUID) -> list[float]:
    """Return seconds from a card's move to its column painted with it."""
    shop, actor = screen.session.shop, screen.session.actor
    jobs = [c.id for c in shop.repairs.board(actor).cards if c.id != job_id]
    received = RepairKind.RECEIVED
    chosen = [j for j in jobs if _kind(screen, j) is received][:MOVES]
    durations = []
    for chosen_id in chosen:
        screen.board.mark_job(chosen_id)
        settle(20)
        target = screen.board.column_of(RepairKind.DIAGNOSING.value)
        moved = Waiter(screen)
        target.model.modelReset.connect(moved.happened)
        moved.arm()
        started = perf_counter()
        QTest.keyClick(screen.board, Qt.Key.Key_Space)
        moved.wait()
        screen.board.repaint()
        durations.append(perf_counter() - started)
        settle(60)
    return durations


def _kind(screen: RepairsScreen, job_id: UUID) -> RepairKind | None:
    screen.board.mark_job(job_id, with_focus=False)
    card = screen.board.marked_card()
    return card.state.kind if card is not None else None


def _keys(screen: RepairsScreen) -> list[float]:
    """Return seconds from each key in the search to the board that shows it."""
    durations = []
    read = Waiter(screen)
    screen.read.connect(read.happened)
    for _ in range(5):
        for letter in _TEXT:
            read.arm()
            started = perf_counter()
            QTest.keyClick(screen.filters.search.line, letter)  # type: ignore[call-overload]
            read.wait()
            screen.board.repaint()
            durations.append(perf_counter() - started)
            settle(60)
        screen.filters.search.clear()
        settle(100)
    return durations


def _row(name: str, seconds: list[float], most: float, *, at: float) -> Row:
    value = milliseconds(seconds, at=at)
    return Row(
        name=name,
        unit="ms",
        value=value,
        limit=None,
        goal=f"at most {most:.0f} ms",
        met=value <= most,
        note=f"{OPEN_JOBS} open repairs, {len(seconds)} times",
    )
