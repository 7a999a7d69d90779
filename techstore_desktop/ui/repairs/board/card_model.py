"""The cards of one column, as Qt lists and drags them."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from techstore_desktop.core.repairs.schemas import RepairCard
from techstore_desktop.ui.repairs.board.card_face import CardFace

FaceOf = Callable[[RepairCard], CardFace]
Index = QModelIndex | QPersistentModelIndex
FACE = int(Qt.ItemDataRole.UserRole)
MIME = "application/x-techstore-repair-job"
_NOWHERE = QModelIndex()


class CardModel(QAbstractListModel):
    """Cards with their faces; dragging carries the job's identifier."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: Sequence[RepairCard] = ()
        self._face: FaceOf | None = None
        self._faces: dict[int, CardFace] = {}
        self._rows: dict[UUID, int] = {}

    def show(self, cards: Sequence[RepairCard], face: FaceOf) -> None:
        """Show cards; where they are the same jobs, only what they say is replaced.

        A face is worked out when its card is painted: of 500, some twenty are.
        """
        same = [card.id for card in cards] == list(self._rows)
        if not same:
            self.beginResetModel()
        self._cards, self._face = cards, face
        self._rows = {card.id: row for row, card in enumerate(cards)}
        self._faces.clear()
        if not same:
            self.endResetModel()
        elif cards:
            self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))

    def cards(self) -> Sequence[RepairCard]:
        """Return the cards in their order."""
        return self._cards

    def card_at(self, row: int) -> RepairCard | None:
        """Return the card in a row, or None."""
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def row_of(self, job_id: UUID) -> int:
        """Return the row of a job, or -1."""
        return self._rows.get(job_id, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a card's face, or its words for readers."""
        face = self._face_at(index.row())
        if role == FACE:
            return face
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return face.tip.replace("\n", ", ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return face.tip
        return None

    def _face_at(self, row: int) -> CardFace:
        face = self._faces.get(row)
        if face is None:
            assert self._face is not None  # noqa: S101 - rows come with their faces
            face = self._faces[row] = self._face(self._cards[row])
        return face

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every card be marked and dragged."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Return what a drag carries."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the job that is dragged."""
        carried = QMimeData()
        card = self.card_at(indexes[0].row()) if indexes else None
        if card is not None:
            carried.setData(MIME, card.id.bytes)
        return carried
