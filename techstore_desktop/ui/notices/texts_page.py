"""The page of the words to customers: by occasion and language, the shop's or ours."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.notices.filling import FIELDS
from techstore_desktop.core.notices.schemas import (
    NoticeTemplateResponse,
    NoticeTemplateUpdate,
)
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.language import LANGUAGES
from techstore_desktop.ui.notices.words import occasion_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.topics import page, topic
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_TEXT_HEIGHT, _ROW_HEIGHT = 150, 52


class TextsDialog(Dialog):
    """Writes the words for one occasion in one language."""

    def __init__(
        self, over: QWidget, session: Session, words: NoticeTemplateResponse
    ) -> None:
        said = LANGUAGES.get(words.language, words.language)
        super().__init__(
            over,
            title=f"{occasion_words(words.occasion)} · {said}",
            primary=self.tr("Use these words"),
            width=620,
        )
        self._session = session
        self._words = words
        self.subject = QLineEdit(words.subject, maxLength=300)
        self.text = QPlainTextEdit(words.text)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.text.setTabChangesFocus(True)
        fields = " ".join(f"{{{name}}}" for name in FIELDS)
        self._field = FormField(
            self.tr("Text"),
            self.text,
            hint=self.tr("Filled in by themselves: {fields}").format(fields=fields),
        )
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(FormField(self.tr("Subject of the mail"), self.subject))
        column.addWidget(self._field)
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the text."""
        return self.text

    def decide(self) -> None:
        """Keep the words, or say what is wrong with them."""
        subject, text = self.subject.text().strip(), self.text.toPlainText().strip()
        if not subject or not text:
            self._field.show_error(self.tr("This is needed."))
            return
        data = NoticeTemplateUpdate(
            occasion=self._words.occasion,
            language=self._words.language,
            subject=subject,
            text=text,
        )
        templates, actor = self._session.shop.notice_templates, self._session.actor
        run(
            lambda: templates.write(actor, data),
            lambda _words: self.accept(),
            self,
            failed=lambda error: show_error(self, error, beside=self._field),
        )


class NoticeTextsPage(SettingsPage):
    """Lists the words; Enter opens them, the button goes back to the usual ones."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "notices", page("notices").title)
        self._latest = Latest(self)
        empty = EmptyState("message", self.tr("No words yet"))
        self.table: Table[NoticeTemplateResponse] = Table(
            self._columns(), empty, row_height=_ROW_HEIGHT
        )
        self.edit_button = SecondaryButton(
            self.tr("Edit"), self, icon="pencil", keys="Enter"
        )
        self.standard_button = SecondaryButton(
            self.tr("Use the usual words"), self, icon="arrow-back-up"
        )
        self.add_list_head(topic("notices.table").what, self.edit_button)
        self.add_table(self.table)
        row = QHBoxLayout()
        row.addWidget(self.standard_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.table.marked.connect(self._show_marked)
        self.table.opened.connect(self._open)
        self.edit_button.clicked.connect(self.edit)
        self.standard_button.clicked.connect(self.use_standard)

    def load(self) -> None:
        """Read the words in use."""
        self._latest.run(self.session.shop.notice_templates.templates, self._show)

    def focus_on(self, field: str) -> None:
        """Put the cursor into the table."""
        self.table.view.setFocus()

    def edit(self) -> None:
        """Open the marked words."""
        marked = self.table.marked_row()
        if marked is not None:
            self._open(marked)

    def use_standard(self) -> None:
        """Go back to the usual words for the marked occasion."""
        marked = self.table.marked_row()
        if marked is None:
            return
        templates, actor = self.session.shop.notice_templates, self.session.actor
        run(
            lambda: templates.use_standard(actor, marked.occasion, marked.language),
            lambda _words: self.load(),
            self,
        )

    def _open(self, words: NoticeTemplateResponse) -> None:
        dialog = TextsDialog(self, self.session, words)
        dialog.closed.connect(lambda is_kept: self.load() if is_kept else None)
        dialog.open()

    def _show(self, words: Sequence[NoticeTemplateResponse]) -> None:
        self.table.show_rows(words)
        self._show_marked(self.table.marked_row())

    def _show_marked(self, marked: NoticeTemplateResponse | None) -> None:
        self.edit_button.setEnabled(marked is not None)
        self.standard_button.setEnabled(marked is not None and marked.is_own)

    def _columns(self) -> list[Column[NoticeTemplateResponse]]:
        return [
            Column(
                key="occasion",
                title=self.tr("What about"),
                text=lambda row: occasion_words(row.occasion),
                second=lambda row: row.text,
                width=0,
                is_strong=True,
            ),
            Column(
                key="language",
                title=self.tr("Language"),
                text=lambda row: LANGUAGES.get(row.language, row.language),
                width=96,
            ),
            Column(
                key="own",
                title=self.tr("Whose"),
                text=lambda row: self.tr("own") if row.is_own else self.tr("usual"),
                pill=lambda row: "accent" if row.is_own else "neutral",
                width=90,
            ),
        ]
