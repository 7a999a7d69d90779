"""Sign-in: who are you, and your PIN."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.staff.person_tile import TILE, Person, PersonTile
from techstore_desktop.ui.widgets.card import Card
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.pin_pad import PinPad

_COLUMNS = 3


People = Callable[[], Sequence[Person]]
SignIn = Callable[[UUID, str], Actor]


class SignInScreen(QWidget):
    """Emits ``signed_in`` with the actor.

    ``people`` and ``sign_in`` run on the worker; ``sign_in`` raises RuleBroken
    ``pin.wrong`` (tries_left) and ``pin.locked`` (seconds).
    """

    signed_in = Signal(object)

    def __init__(
        self,
        people: People,
        sign_in: SignIn,
        parent: QWidget | None = None,
        *,
        hint: str = "",
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._sign_in = sign_in
        self._tiles: list[PersonTile] = []
        self._chosen: Person | None = None
        self._seconds_left = 0
        self._grid = QGridLayout()
        self._under_title = Label(hint, "second")
        self._under_title.setVisible(bool(hint))
        self._greeting = Label("", "title")
        self._hint = Label("", "second")
        self._pad = PinPad(self)
        self._pad.entered.connect(self._try)
        self._waiting = QTimer(self)
        self._waiting.setInterval(1000)
        self._waiting.timeout.connect(self._count_down)
        self.setFocusProxy(self._pad)
        self._build()
        self.reload()

    def reload(self) -> None:
        """Read who may sign in, and forget what was typed."""
        self._pad.clear()
        run(self._people, self._show_people, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose another person by the arrow keys; digits go to the pad."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_COLUMNS,
            Qt.Key.Key_Down: _COLUMNS,
        }
        step = steps.get(Qt.Key(event.key()), 0)
        numbers = [n for n, tile in enumerate(self._tiles) if tile.isChecked()]
        if step and numbers and 0 <= numbers[0] + step < len(self._tiles):
            self._choose(self._tiles[numbers[0] + step].person)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 48, 48, 48)
        row.setSpacing(32)
        row.addStretch(1)
        row.addLayout(self._people_side())
        row.addWidget(self._pin_side(), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)

    def _people_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(16)
        side.addStretch(1)
        side.addWidget(Label(self.tr("Who is at the till?"), "figure"))
        side.addWidget(self._under_title)
        ground = QWidget()
        ground.setLayout(self._grid)
        self._grid.setContentsMargins(0, 4, 4, 4)
        self._grid.setSpacing(12)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(ground)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(300)
        area.setFixedWidth(_COLUMNS * (TILE.width() + 12) + 20)
        side.addWidget(area, 3)
        side.addStretch(1)
        return side

    def _pin_side(self) -> Card:
        card = Card(margin=28)
        centre = Qt.AlignmentFlag.AlignHCenter
        card.body.addWidget(self._greeting, 0, centre)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setFixedSize(264, 36)
        card.body.addWidget(self._hint, 0, centre)
        card.body.addWidget(self._pad, 0, centre)
        return card

    def _show_people(self, people: Sequence[Person]) -> None:
        for tile in self._tiles:
            tile.deleteLater()
        self._tiles = [self._tile(person) for person in people]
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // _COLUMNS, number % _COLUMNS)
        self._grid.setRowStretch(len(self._tiles), 1)
        self._grid.setColumnStretch(_COLUMNS, 1)
        before = self._chosen.id if self._chosen is not None else None
        known = [person for person in people if person.id == before]
        if people:
            self._choose((known or list(people))[0])

    def _tile(self, person: Person) -> PersonTile:
        tile = PersonTile(person, self)
        tile.clicked.connect(lambda: self._choose(person))
        return tile

    def _choose(self, person: Person) -> None:
        self._chosen = person
        self._waiting.stop()
        self._pad.setEnabled(True)
        self._pad.clear()
        for tile in self._tiles:
            tile.setChecked(tile.person.id == person.id)
        self._greeting.setText(person.name)
        self._say(self.tr("Type your PIN, then Enter."))
        self._pad.setFocus()

    def _try(self, pin: str) -> None:
        person = self._chosen
        if person is None:
            return
        self._pad.setEnabled(False)
        run(
            lambda: self._sign_in(person.id, pin),
            self._enter,
            self,
            failed=self._refuse,
        )

    def _enter(self, actor: Actor) -> None:
        self._pad.setEnabled(True)
        self._pad.clear()
        self._say("")
        self.signed_in.emit(actor)

    def _refuse(self, error: Exception) -> None:
        self._pad.setEnabled(True)
        if not isinstance(error, RuleBroken):
            self._pad.clear()
            show_error(self, error)
        elif error.code == "pin.locked":
            self._lock_out(int(str(error.values.get("seconds", 60))))
        else:
            self._say(message(error), "bad")
        self._pad.setFocus()
        self._pad.shake()

    def _lock_out(self, seconds: int) -> None:
        self._seconds_left = seconds + 1
        self._waiting.start()
        self._count_down()

    def _count_down(self) -> None:
        self._seconds_left -= 1
        is_locked = self._seconds_left > 0
        self._pad.setEnabled(not is_locked)
        if is_locked:
            error = RuleBroken("pin.locked", seconds=self._seconds_left)
            self._say(message(error), "bad")
            return
        self._waiting.stop()
        self._say(self.tr("Type your PIN, then Enter."))
        self._pad.setFocus()

    def _say(self, text: str, role: str = "second") -> None:
        self._hint.set_role(role)
        self._hint.setText(text)
