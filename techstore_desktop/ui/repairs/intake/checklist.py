"""The checklist: one key an answer, and the mark goes to the next question."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from techstore_desktop.core.repairs.intake_choices import Answer
from techstore_desktop.core.repairs.intake_schemas import CheckedQuestion
from techstore_desktop.printing.repair_words import RepairWords
from techstore_desktop.ui.theme import colours, font, tokens
from techstore_desktop.ui.widgets.painting import CENTRE, box, write

_ROW = 28
_ANSWER = 82
_KEYS = {
    "1": Answer.YES,
    "y": Answer.YES,
    "s": Answer.YES,
    "2": Answer.NO,
    "n": Answer.NO,
    "3": Answer.NOT_TESTED,
    "-": Answer.NOT_TESTED,
}
_SHADES = {
    Answer.YES: ("good_soft", "good"),
    Answer.NO: ("bad_soft", "bad"),
    Answer.NOT_TESTED: ("sunken", "text_second"),
}


class Checklist(QWidget):
    """Questions with their answers. Emits ``changed``.

    And ``finished`` after the last by key: a hand at the mouse goes where it wants, and
    the page must not move beneath it.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, words: RepairWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._questions: tuple[str, ...] = ()
        self._answers: dict[str, Answer] = {}
        self._marked = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.checklist)

    def show_questions(
        self, questions: Sequence[str], answered: Sequence[CheckedQuestion] = ()
    ) -> None:
        """Ask these; what was answered stays."""
        self._questions = tuple(questions)
        self._answers = {each.question: each.answer for each in answered}
        self._marked = 0
        self.updateGeometry()
        self.update()

    def checks(self) -> tuple[CheckedQuestion, ...]:
        """Return what was answered, in the order of the questions."""
        return tuple(
            CheckedQuestion(question=each, answer=self._answers[each])
            for each in self._questions
            if each in self._answers
        )

    def answer_all(self) -> None:
        """Answer yes to whatever has no answer yet; it was the last answer."""
        for each in self._questions:
            self._answers.setdefault(each, Answer.YES)
        self._tell()
        self.finished.emit()

    def sizeHint(self) -> QSize:
        """Return a row for each question."""
        return QSize(320, _ROW * max(1, len(self._questions)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by 1, 2, 3 or Y, N; move by the arrows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        answer = _KEYS.get(event.text().casefold())
        if step:
            self._mark(self._marked + step)
        elif answer and self._questions:
            is_last = self._marked == len(self._questions) - 1
            self._answer(self._marked, answer)
            if is_last:
                self.finished.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Answer by a click."""
        row = int(event.position().y()) // _ROW
        place = int(event.position().x()) - self._answers_left()
        if 0 <= row < len(self._questions) and place >= 0:
            self._answer(row, list(Answer)[min(place // _ANSWER, len(Answer) - 1)])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the questions, the marked one on a ground."""
        painter = QPainter(self)
        for row, question in enumerate(self._questions):
            place = QRect(0, row * _ROW, self.width(), _ROW)
            if row == self._marked and self.hasFocus():
                box(painter, place, fill=colours().accent_soft, radius=6)
            self._paint_row(painter, place, question)

    def _paint_row(self, painter: QPainter, place: QRect, question: str) -> None:
        shades, given = colours(), self._answers.get(question)
        left = self._answers_left()
        words = QRect(8, place.y(), left - 12, _ROW)
        said = self._words.say(question)
        write(painter, words, said, font=font(tokens.TEXT), colour=shades.text)
        for column, answer in enumerate(Answer):
            spot = QRect(left + column * _ANSWER, place.y() + 2, _ANSWER - 4, _ROW - 4)
            ground, ink = (
                _SHADES[answer] if answer is given else ("raised", "text_third")
            )
            line = getattr(shades, ink if answer is given else "line")
            box(painter, spot, fill=getattr(shades, ground), line=line, radius=6)
            write(
                painter,
                spot,
                f"{column + 1}  {self._words.answers[answer].lower()}",
                font=font(tokens.TEXT_SMALL, tokens.MEDIUM),
                colour=getattr(shades, ink),
                align=CENTRE,
            )

    def _answers_left(self) -> int:
        return max(90, self.width() - _ANSWER * len(Answer))

    def _answer(self, row: int, answer: Answer) -> None:
        self._answers[self._questions[row]] = answer
        self._mark(row + 1)
        self._tell()

    def _mark(self, row: int) -> None:
        self._marked = max(0, min(row, len(self._questions) - 1))
        self.update()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()
