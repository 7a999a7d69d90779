"""A receipt that only the hub has in full is offered when its number is typed."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select, text

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage import retention
from techstore_desktop.core.storage.hub_link import HubLink
from techstore_desktop.core.storage.journal import JournalEntry
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.shop import Shop
from techstore_desktop.sync.errors import HubLost
from techstore_desktop.sync.feed import FeedEntry
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.known import kept_entry
from techstore_desktop.sync.replica import Replica
from techstore_desktop.ui.sales.screen import SalesScreen
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.label import Label
from tests.builders import a_free_line, open_drawer, sell

OLD, LATER = "A1-000001", "A1-000002"


@pytest.fixture
def at_the_hub(shop: Shop, manager: Actor, clock: SetClock) -> list[FeedEntry]:
    """Let go of an old sale; return what a hub would have of everything."""
    open_drawer(shop, manager)
    for number in (OLD, LATER):
        sold = sell(shop, manager, a_free_line("10", "Cable"), paid=(("cash", "10"),))
        assert sold.number == number
        clock.advance(timedelta(days=1))
    Replica(shop.database).join(
        HubLink(
            hub_id=uuid4(),
            epoch=uuid4(),
            incarnation=uuid4(),
            cursor=0,
            overlap=0,
            address="till@localhost:1/hub",
            set_aside=None,
            schema_version=SCHEMA_VERSION,
            last_contact_at=None,
        )
    )
    with shop.database.replaying() as replay:
        connection = replay.connection
        connection.execute(text("UPDATE journal_entry SET hub_seq = seq"))
        entries = connection.execute(select(JournalEntry.__table__)).all()
        digest = retention.digest_up_to(connection, len(entries))
        proposal = retention.Proposal(len(entries), digest, replay.now)
        retention.settle(connection, proposal, replay.now)
        after: int | None = 0
        while after is not None:
            after = retention.let_go(connection, after)
    return [kept_entry(row) for row in entries]


def a_screen(at_work: Session, qtbot: QtBot) -> SalesScreen:
    screen = SalesScreen(at_work)
    qtbot.addWidget(screen)
    screen.resize(1092, 770)
    screen.show()
    return screen


def is_offered(screen: SalesScreen) -> bool:
    button = screen.empty.button
    return button is not None and button.isVisible()


def texts(screen: SalesScreen) -> str:
    return "\n".join(label.text() for label in screen.view.findChildren(Label))


def answering(monkeypatch: pytest.MonkeyPatch, told: list[FeedEntry]) -> None:
    def entries(_hub: PostgresHub, ids: Sequence[UUID]) -> list[FeedEntry]:
        return [entry for entry in told if entry.id in ids]

    monkeypatch.setattr(PostgresHub, "entries", entries)


def test_the_number_of_an_old_receipt_is_offered_and_fetched(
    at_work: Session,
    at_the_hub: list[FeedEntry],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answering(monkeypatch, at_the_hub)
    screen = a_screen(at_work, qtbot)
    QTest.keyClicks(screen.filters.search.line, "a1-000009")
    qtbot.waitUntil(screen.empty.isVisible)
    assert not is_offered(screen)
    screen.filters.search.line.selectAll()
    QTest.keyClicks(screen.filters.search.line, OLD.lower())
    qtbot.waitUntil(lambda: is_offered(screen))
    assert screen.empty.button is not None
    QTest.mouseClick(screen.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: OLD in texts(screen) and "Cable" in texts(screen))
    qtbot.waitUntil(lambda: not is_offered(screen))


def test_enter_fetches_an_old_receipt_and_opens_one_that_is_here(
    at_work: Session,
    at_the_hub: list[FeedEntry],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answering(monkeypatch, at_the_hub)
    screen = a_screen(at_work, qtbot)

    def enter(number: str) -> None:
        screen.filters.search.line.selectAll()
        QTest.keyClicks(screen.filters.search.line, number)
        QTest.keyClick(screen.filters.search.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: number in texts(screen))

    enter(OLD)
    enter(LATER)


def test_a_hub_out_of_reach_is_said_and_the_offer_stays(
    at_work: Session,
    at_the_hub: list[FeedEntry],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lost(_hub: PostgresHub, _ids: Sequence[UUID]) -> list[FeedEntry]:
        raise HubLost("no answer")

    said: list[Exception] = []
    monkeypatch.setattr(PostgresHub, "entries", lost)
    monkeypatch.setattr(
        "techstore_desktop.ui.sales.screen.show_error",
        lambda _parent, error: said.append(error),
    )
    screen = a_screen(at_work, qtbot)
    QTest.keyClicks(screen.filters.search.line, OLD)
    qtbot.waitUntil(lambda: is_offered(screen))
    QTest.keyClick(screen.filters.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))
    assert getattr(said[0], "code", "") == "sale.at_the_hub"
    assert is_offered(screen)
