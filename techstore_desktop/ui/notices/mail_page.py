"""The page of the mailbox that this terminal sends from."""

from dataclasses import asdict
from typing import NamedTuple

from PySide6.QtWidgets import QLineEdit

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.mail.account import MailAccount, Security
from techstore_desktop.settings import change
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.notices.mailbox import mailbox, secret
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.topics import page

_FIELDS = {
    "mail.host_needed": "host",
    "mail.port_wrong": "port",
    "mail.sender_wrong": "sender",
    "mail.line_open": "security",
}


class _Typed(NamedTuple):
    account: MailAccount
    password: str


class MailPage(SettingsPage):
    """Address, server and password; saved together."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "mail", page("mail").title)
        self.lines = {
            name: QLineEdit(maxLength=200)
            for name in ("sender", "host", "port", "user", "password")
        }
        self.lines["password"].setEchoMode(QLineEdit.EchoMode.Password)
        self.security = Choice(
            {
                Security.TLS.value: "TLS",
                Security.STARTTLS.value: "STARTTLS",
                Security.NONE.value: self.tr("None"),
            }
        )
        self._kept = mailbox()
        for name in ("sender", "host", "port"):
            self.column.addWidget(self.make_field(name, self.lines[name]))
        self.column.addWidget(self.make_field("security", self.security))
        for name in ("user", "password"):
            self.column.addWidget(self.make_field(name, self.lines[name]))
        self.column.addStretch(1)
        self._show(self._kept)
        for line in self.lines.values():
            line.textEdited.connect(lambda _text: self.changed.emit())
        self.security.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def load(self) -> None:
        """Read what is set up, unless something is typed."""
        if not self.is_changed():
            self._show(mailbox())

    def is_changed(self) -> bool:
        """Tell whether something is typed that was not saved."""
        typed = self._typed()
        return typed is None or typed != _Typed(self._kept, "")

    def save(self) -> None:
        """Keep the mailbox, and the password where one was typed."""
        self._clear_faults()
        typed = self._typed()
        if typed is None:
            self._fault(RuleBroken("mail.port_wrong", port=0))
            return
        try:
            account = typed.account.checked() if typed.account.host else typed.account
        except RuleBroken as refused:
            self._fault(refused)
            return

        def work() -> MailAccount:
            words = {f"mail_{name}": str(v) for name, v in asdict(account).items()}
            change(**words)
            if typed.password:
                secret().keep(account, typed.password)
            return mailbox()

        run(work, self._show, self)

    def discard(self) -> None:
        """Show what is kept again."""
        self._show(self._kept)

    def _show(self, account: MailAccount) -> None:
        self._kept = account
        self.lines["sender"].setText(account.sender)
        self.lines["host"].setText(account.host)
        self.lines["port"].setText(str(account.port))
        self.lines["user"].setText(account.user)
        self.lines["password"].clear()
        self.security.choose(account.security.value)
        self._clear_faults()
        self.changed.emit()

    def _typed(self) -> _Typed | None:
        """Return what stands in the fields; None where the port is no number."""
        text = {name: line.text().strip() for name, line in self.lines.items()}
        if not text["port"].isdecimal():
            return None
        account = MailAccount(
            host=text["host"],
            port=int(text["port"]),
            sender=text["sender"],
            user=text["user"],
            security=Security(self.security.chosen()),
        )
        return _Typed(account, self.lines["password"].text())

    def _clear_faults(self) -> None:
        for field in self.fields.values():
            field.show_error("")

    def _fault(self, error: RuleBroken) -> None:
        field = self.fields[_FIELDS.get(error.code, "host")]
        show_error(self, error, beside=field)
        field.control.setFocus()
