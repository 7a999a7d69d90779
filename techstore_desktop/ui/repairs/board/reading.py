"""What the board shows: read once for a filter, narrowed at each key."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from techstore_desktop.core.repairs.reading import narrowed
from techstore_desktop.core.repairs.schemas import RepairBoard, RepairFilter
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.session import Session


class BoardReading(QObject):
    """Reads the board anew only where more than the words in the search changed."""

    told = Signal(object)
    """Carries the board that is wanted, once it is read."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._reading, self._narrowing = Latest(self), Latest(self)
        self._whole: RepairBoard | None = None
        self._whole_wanted: RepairFilter | None = None
        self._text = ""
        self.board: RepairBoard | None = None
        """What was told last."""

    def holds(self, wanted: RepairFilter) -> bool:
        """Whether a filter differs in nothing but its words from what is read."""
        return self._whole_wanted == _without_words(wanted)

    def read(self, wanted: RepairFilter) -> None:
        """Read the board, then tell of it what the filter's words mean."""
        self._text = wanted.text.strip()
        repairs, actor = self._session.shop.repairs, self._session.actor
        whole = _without_words(wanted)
        self._reading.run(
            lambda: repairs.board(actor, whole), lambda board: self._take(board, whole)
        )

    def narrow(self, text: str) -> None:
        """Tell of the whole board what the words in the search mean."""
        self._text = text.strip()
        self._narrow()

    def warm_up(self) -> None:
        """Let the first key in the search be as quick as those after it."""
        repairs, actor = self._session.shop.repairs, self._session.actor
        run(lambda: repairs.matching(actor, "a"), lambda _ids: None, self)

    def _take(self, whole: RepairBoard, wanted: RepairFilter) -> None:
        self._whole, self._whole_wanted = whole, wanted
        self._narrow()

    def _narrow(self) -> None:
        repairs, actor = self._session.shop.repairs, self._session.actor
        text = self._text
        if text:
            self._narrowing.run(lambda: repairs.matching(actor, text), self._tell_some)
        elif self._whole is not None:
            self._narrowing.drop()
            self._tell(self._whole)

    def _tell_some(self, ids: frozenset[UUID]) -> None:
        if self._whole is not None:
            self._tell(narrowed(self._whole, ids))

    def _tell(self, board: RepairBoard) -> None:
        self.board = board
        self.told.emit(board)


def _without_words(wanted: RepairFilter) -> RepairFilter:
    return wanted.model_copy(update={"text": ""})
