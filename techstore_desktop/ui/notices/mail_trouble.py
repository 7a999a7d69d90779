"""What the window says of mail that does not go out: nobody sees it leave."""

import logging

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.notices.postman import Postman

_log = logging.getLogger(__name__)


def tell_of_trouble(postman: Postman, window: MainWindow) -> None:
    """Say in the window's corner what keeps mail here, and what was refused."""

    def held_up(error: Exception) -> None:
        if isinstance(error, RuleBroken | Unavailable):
            _log.warning("mail waits: %s %s", error.code, error.values)
            window.toast(message(error, window.formats), "warning")
        else:
            _log.error("bug", exc_info=error)

    def refused(number: str, error: RuleBroken) -> None:
        words = QCoreApplication.translate("Mail", "Repair {number}: {trouble}")
        said = message(error, window.formats)
        window.toast(words.format(number=number, trouble=said), "warning")

    postman.held_up.connect(held_up)
    postman.refused.connect(refused)
