"""Sends the mails that wait, one after the other, whenever the network lets it.

Level-triggered: each round asks what waits. Reading and writing are the database's
worker's, sending the other's, so that no sale ever waits for a mail server.
"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from techstore_desktop.core.errors import RuleBroken, TechStoreError
from techstore_desktop.core.notices.choices import Outcome
from techstore_desktop.core.notices.schemas import NoticeResponse
from techstore_desktop.core.permissions import COMMAND_LINE
from techstore_desktop.mail.account import MailAccount
from techstore_desktop.mail.sending import Letter, send
from techstore_desktop.shop import Shop
from techstore_desktop.ui.background import run, run_apart
from techstore_desktop.ui.changes import Changed, Changes
from techstore_desktop.ui.notices.mailbox import has_mailbox, mailbox, secret

_EVERY_MILLISECONDS = 60_000


class Postman(QObject):
    """Belongs to the window; stops with it."""

    held_up = Signal(object)
    """Carries what keeps mail here, once until one goes out."""

    refused = Signal(str, object)
    """Carries a job's number, and why its mail will never go out."""

    def __init__(self, shop: Shop, changes: Changes, parent: QObject) -> None:
        super().__init__(parent)
        self._shop = shop
        self._is_out = False
        self._put_off: set[UUID] = set()
        self._reason = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.go)
        self._timer.start()
        changes.changed.connect(self._hear)

    def go(self) -> None:
        """Begin a round: try all that waits, also what was put off before."""
        self._put_off.clear()
        self._go_on()

    def _go_on(self) -> None:
        """Ask what waits, and send the first of it."""
        if not self._is_out and has_mailbox():
            self._is_out = True
            run(self._shop.notices.waiting, self._take, self, failed=self._come_back)

    def _hear(self, changed: Changed) -> None:
        if "notice" in changed:
            self._go_on()

    def _take(self, waiting: Sequence[NoticeResponse]) -> None:
        notice = next((each for each in waiting if each.id not in self._put_off), None)
        if notice is None:
            self._is_out = False
            return
        account, kept = mailbox(), secret()

        def deliver() -> None:
            _deliver(account, kept.find(account), notice)

        run_apart(
            deliver,
            lambda _nothing: self._keep(notice, Outcome.SENT),
            self,
            failed=lambda error: self._failed(notice, error),
        )

    def _failed(self, notice: NoticeResponse, error: Exception) -> None:
        if isinstance(error, RuleBroken) and error.code == "mail.refused":
            answer = str(error.values.get("answer", ""))
            self._keep(notice, Outcome.FAILED, answer)
            self.refused.emit(notice.job_number, error)
            return
        # Whatever may pass is tried again at the next round.
        self._is_out = False
        reason = error.code if isinstance(error, TechStoreError) else str(error)
        if reason != self._reason:
            self._reason = reason
            self.held_up.emit(error)
        if reason == "mail.put_off":
            self._put_off.add(notice.id)
            self._go_on()

    def _keep(self, notice: NoticeResponse, outcome: Outcome, detail: str = "") -> None:
        notices = self._shop.notices
        if outcome is Outcome.SENT:
            self._reason = ""

        def then(_nothing: None) -> None:
            self._is_out = False
            self._go_on()

        run(
            lambda: notices.keep_outcome(COMMAND_LINE, notice.id, outcome, detail),
            then,
            self,
            failed=self._come_back,
        )

    def _come_back(self, _error: Exception) -> None:
        self._is_out = False


def _deliver(account: MailAccount, password: str, notice: NoticeResponse) -> None:
    letter = Letter(
        to=notice.address,
        subject=notice.subject,
        text=notice.text,
        identity=str(notice.id),
    )
    send(account, password, letter)
