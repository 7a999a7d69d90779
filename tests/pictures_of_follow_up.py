"""Pictures of the repairs' follow-up: each list, and the sheets that its steps open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.collection.schemas import CollectionStepEdit
from techstore_desktop.demo import demo_actor
from techstore_desktop.shop import Shop
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.repairs.follow_up.not_fetched_page import NotFetchedPage
from techstore_desktop.ui.repairs.follow_up.screen import NOT_FETCHED, FollowUpScreen
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.widgets.sheet import open_sheet

_SETTLE_MILLISECONDS = 450
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
        window.open_screen("settings")
        settings = window.current_screen()
        assert isinstance(settings, SettingsScreen)
        settings.open_page("collection")
        save(window, "settings-collection")
        settings.page().add()
        save(window, "settings-collection-add")
        _close_sheet(window)


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
    _settle()
    sheet = open_sheet(window)
    if sheet is not None:
        sheet.reject()
    _settle()


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MILLISECONDS, loop.quit)
    loop.exec()
