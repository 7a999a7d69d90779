"""One item, opened: what happened, whom it concerns, and what each choice does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from techstore_desktop.core.attention.schemas import (
    AttentionItem,
    Choice,
    Settlement,
)
from techstore_desktop.core.permissions import Permission
from techstore_desktop.ui.attention.choice_row import ChoiceRow
from techstore_desktop.ui.attention.involved_row import PLACES, InvolvedRow
from techstore_desktop.ui.attention.kind_words import ChoiceWords
from techstore_desktop.ui.attention.kinds import words_of
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.label import Label, Rule

MARGIN = 18
SHOWN = frozenset({*PLACES, "journal_entry"})
"""What is worth a row although nothing is known of who made it."""


class ItemView(Card):
    """Emits ``chosen`` with item, choice and note; ``wanted`` with a screen to open."""

    chosen = Signal(object, object, str)
    wanted = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent, margin=0)
        self._session = session
        self.item: AttentionItem | None = None
        self._typed = ""
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll)
        self.show_item(None)

    def show_item(self, item: AttentionItem | None) -> None:
        """Show an item, or that none is marked. A note for it stays as typed."""
        if item is not None and item == self.item:
            return
        if item is None or self.item is None or item.key != self.item.key:
            self._typed = ""
        self.item = item
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        if item is None:
            column.addWidget(Label(self.tr("Nothing is marked"), "title"))
        else:
            self._tell(column, item)
            if item.is_settled:
                self._add_settlements(column, item)
            else:
                self._add_choices(column, item)
        column.addStretch(1)
        self._scroll.setWidget(held)

    def first_place(self) -> InvolvedRow | None:
        """Return the first of what the item is about that the window can open."""
        rows = self._scroll.findChildren(InvolvedRow)
        return next((row for row in rows if row.involved.table in PLACES), None)

    def _tell(self, column: QVBoxLayout, item: AttentionItem) -> None:
        formats = self._session.formats
        zone = self._session.shop.profiles.current().zone
        words = words_of(item)
        told = words.tell(item, formats)
        when = formats.date_time(item.arisen_at, zone)
        facts = (when, item.place, str(item.values.get("terminal", "")))
        column.addWidget(_wrapped(words.name(), "title"))
        column.addWidget(_wrapped(" · ".join(filter(None, facts)), "second"))
        column.addWidget(_wrapped(told.story))
        for involved in item.involved:
            if involved.made_at is None and involved.table not in SHOWN:
                continue
            row = InvolvedRow(self._session, item, involved)
            row.opened.connect(self.wanted)
            column.addWidget(Rule())
            column.addWidget(row)

    def _add_choices(self, column: QVBoxLayout, item: AttentionItem) -> None:
        if not item.choices:
            return
        words = words_of(item).choices(item, self._session.formats)
        note = QLineEdit(self._typed)
        note.textChanged.connect(self._take_note)
        column.addWidget(Rule())
        column.addWidget(FormField(self.tr("Note, if there is one to keep"), note))
        for choice in item.choices:
            known = words.get(choice.name, ChoiceWords(choice.name, ""))
            row = ChoiceRow(choice, known)
            row.chosen.connect(self._choose)
            column.addWidget(row)
        if not self._session.actor.may(Permission.ATTENTION_SETTLE):
            asked = self.tr("A manager settles this: you are asked for their PIN.")
            column.addWidget(_wrapped(asked, "second"))

    def _add_settlements(self, column: QVBoxLayout, item: AttentionItem) -> None:
        words = words_of(item).choices(item, self._session.formats)
        for settlement in item.settlements:
            known = words.get(settlement.choice)
            column.addWidget(Rule())
            column.addWidget(
                _wrapped(known.label if known else settlement.choice, "good")
            )
            column.addWidget(_wrapped(self._decided(settlement), "second"))
            if settlement.note:
                column.addWidget(_wrapped(settlement.note))

    def _decided(self, settlement: Settlement) -> str:
        zone = self._session.shop.profiles.current().zone
        when = self._session.formats.date_time(settlement.settled_at, zone)
        return self.tr("Settled by {person} · {time}").format(
            person=settlement.settled_by or "—", time=when
        )

    def _choose(self, choice: Choice) -> None:
        if self.item is not None:
            self.chosen.emit(self.item, choice, self._typed)

    def _take_note(self, text: str) -> None:
        self._typed = text


def _wrapped(text: str, role: str = "") -> Label:
    label = Label(text, role)
    label.setWordWrap(True)
    return label
