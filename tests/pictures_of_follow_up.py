"""Pictures of the repairs' follow-up: each list, and the sheets that its steps open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.schemas import CollectionStepEdit
from techstore_desktop.core.loaners.schemas import LoanCreate, LoanerCreate
from techstore_desktop.core.repairs.errands.schemas import ErrandCreate
from techstore_desktop.demo import demo_actor
from techstore_desktop.printing.repair_words import repair_words_for
from techstore_desktop.shop import Shop
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.repairs.errands.send_dialog import SendDialog
from techstore_desktop.ui.repairs.errands.to_send import ToSend
from techstore_desktop.ui.repairs.follow_up.not_fetched_page import NotFetchedPage
from techstore_desktop.ui.repairs.follow_up.screen import (
    LOANERS,
    NOT_FETCHED,
    PARTS,
    SENT_OUT,
    UNANSWERED,
    FollowUpScreen,
)
from techstore_desktop.ui.repairs.loaners.lend_sheet import LendSheet
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests.settling import settle

_LATER = timedelta(days=20)
_LADDER = (
    (7, "reminder", "0"),
    (30, "storage_fee", "25"),
    (60, "last_letter", "0"),
    (75, "to_stock", "0"),
)
Save = Callable[[QWidget, str], None]


def picture_follow_up(window: MainWindow, shop: Shop, save: Save) -> None:
    """Picture the lists as they are some weeks later."""
    with _later(shop):
        _set_ladder(shop)
        window.open_screen("follow_up")
        screen = window.current_screen()
        assert isinstance(screen, FollowUpScreen)
        screen.refresh()
        save(window, "follow-up-not-fetched")
        page = screen.lists[NOT_FETCHED]
        assert isinstance(page, NotFetchedPage)
        page.scope.choose("every")
        save(window, "follow-up-not-fetched-all")
        page.scope.choose("due")
        page.act()
        save(window, "follow-up-remind")
        _close_sheet(window)
        _picture_others(window, screen, shop, save)
        window.open_screen("settings")
        settings = window.current_screen()
        assert isinstance(settings, SettingsScreen)
        settings.open_page("collection")
        save(window, "settings-collection")
        settings.page().add()
        save(window, "settings-collection-add")
        _close_sheet(window)


def _picture_others(
    window: MainWindow, screen: FollowUpScreen, shop: Shop, save: Save
) -> None:
    _bring_about(shop)
    for key in (UNANSWERED, LOANERS, SENT_OUT, PARTS):
        screen.open_with(shown=key)
        screen.refresh()
        save(window, f"follow-up-{key}")
    screen.shown().act()
    save(window, "follow-up-order")
    _close_sheet(window)
    screen.open_with(shown=SENT_OUT)
    screen.shown().act()
    save(window, "follow-up-back")
    _close_sheet(window)
    job = shop.repairs.board(demo_actor(shop)).cards[-1]
    LendSheet(screen, screen.session, job).open()
    save(window, "follow-up-lend")
    _close_sheet(window)
    words = repair_words_for(QLocale().name().partition("_")[0])
    left = [(each, words.say(each)) for each in ("charger", "case", "sim_card")]
    SendDialog(screen, screen.session, ToSend(job, ["Micro Lab"], left)).open()
    save(window, "follow-up-send")
    _close_sheet(window)
    screen.open_with(shown=LOANERS)
    screen.shown().add()
    save(window, "follow-up-loaner")
    _close_sheet(window)


def _bring_about(shop: Shop) -> None:
    """Lend a loaner, and send a device out."""
    manager = demo_actor(shop)
    if shop.loaners.loaners(manager):
        return
    jobs = shop.repairs.board(manager).cards
    loaners = [
        shop.loaners.add(
            manager, LoanerCreate(name=name, number=number, worth=Decimal(90))
        )
        for name, number in (("Motorola Moto E13", "L-77"), ("Nokia G21", "L-78"))
    ]
    shop.loaners.hand_out(
        manager,
        LoanCreate(loaner_id=loaners[0].id, job_id=jobs[0].id, text="Prestado."),
    )
    for job, place in zip(jobs[1:3], ("Micro Lab", "Placas Sur"), strict=True):
        shop.errands.send_out(
            manager,
            ErrandCreate(
                job_id=job.id,
                to=place,
                expected_on=job.received_at.date(),
                note="Reball",
            ),
        )


@contextmanager
def _later(shop: Shop) -> Iterator[None]:
    before = shop.database.clock
    shop.database.run_on(SetClock(before.now() + _LATER))
    yield
    shop.database.run_on(before)


def _set_ladder(shop: Shop) -> None:
    if shop.collection_steps.steps():
        return
    shop.collection_steps.save(
        demo_actor(shop),
        [
            CollectionStepEdit.model_validate(
                {"days": days, "kind": kind, "amount": amount, "name": "Guarda"}
            )
            for days, kind, amount in _LADDER
        ],
    )


def _close_sheet(window: MainWindow) -> None:
    settle()
    sheet = open_sheet(window)
    if sheet is not None:
        sheet.reject()
    settle()
