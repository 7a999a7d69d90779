"""Taking in a catalogue, step by step: file, check, progress, result."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products.importing.columns import Target
from techstore_desktop.core.products.importing.service import (
    ImportPreview,
    ImportResult,
)
from techstore_desktop.core.products.schemas import ProductFilter
from techstore_desktop.ui.background import Cancelled, Latest, Progress, run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.products.import_check import ImportCheck
from techstore_desktop.ui.products.import_done import ImportDone
from techstore_desktop.ui.products.import_file import ImportFile
from techstore_desktop.ui.products.import_words import target_name
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import IconButton
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.progress_panel import ProgressPanel

_MARGIN = 16
_PANEL_WIDTH = 560


class ImportPage(QWidget):
    """Emits ``left`` when the person is done or goes back. Reads on the worker."""

    left = Signal()
    numbers_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._previews = Latest(self)
        self._preview: ImportPreview | None = None
        self._progress: Progress | None = None
        self._panel: QWidget | None = None
        self.title = Label(self.tr("Import a catalogue"), "heading")
        self._file_name = Label("", "muted")
        self.file_step = ImportFile()
        self.check_step = ImportCheck(session.formats)
        self.done_step = ImportDone(session.formats)
        self.steps = QStackedWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        self._build()
        self._connect()

    def step_back(self) -> None:
        """Cancel the import, go to the file, or leave."""
        if self._progress is not None:
            self._progress.cancel()
        elif self.steps.currentWidget() is self.check_step:
            self._show_step(self.file_step)
        else:
            self.left.emit()

    def take_file(self, path: Path) -> None:
        """Read a file and show what it would do."""
        imports = self._session.shop.imports
        self.file_step.show_error("")
        self.file_step.show_reading(is_reading=True)
        self._file_name.setText(path.name)
        self._previews.run(
            lambda: imports.preview(path), self._on_read, failed=self._on_unread
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do on Enter what the step is for."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.steps.currentWidget() is self.file_step:
            self.file_step.choose()
        elif self.steps.currentWidget() is self.done_step:
            self.left.emit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        back = IconButton("arrow-left", self.tr("Back"), self)
        back.clicked.connect(self.step_back)
        head.addWidget(back)
        head.addWidget(self.title)
        head.addSpacing(8)
        head.addWidget(self._file_name, 1)
        column.addLayout(head)
        for step in (self.file_step, self.check_step, self.done_step):
            self.steps.addWidget(step)
        column.addWidget(self.steps, 1)

    def _connect(self) -> None:
        self.file_step.chosen.connect(self.take_file)
        self.check_step.columns_changed.connect(self._correct)
        self.check_step.back_wanted.connect(self.step_back)
        self.check_step.confirmed.connect(self._import)
        self.done_step.left.connect(self.left)
        self.done_step.numbers_wanted.connect(self.numbers_wanted)
        confirm = QShortcut(QKeySequence("Ctrl+Return"), self.check_step)
        confirm.activated.connect(self.check_step.confirm)

    def _on_read(self, preview: ImportPreview) -> None:
        self.file_step.show_reading(is_reading=False)
        self._preview = preview
        self.check_step.show_file(preview)
        self._show_step(self.check_step)
        if not _is_complete(preview.columns):
            self._correct(preview.columns)

    def _on_unread(self, error: Exception) -> None:
        self.file_step.show_reading(is_reading=False)
        show_error(self, error, beside=self.file_step)

    def _correct(self, columns: Mapping[Target, int]) -> None:
        preview = self._preview
        if preview is None:
            return
        imports, path = self._session.shop.imports, preview.path
        self._previews.run(
            lambda: imports.preview(path, columns),
            self._on_corrected,
            failed=self._on_incorrect,
        )

    def _on_corrected(self, preview: ImportPreview) -> None:
        self._preview = preview
        self.check_step.show_counts(preview)

    def _on_incorrect(self, error: Exception) -> None:
        if isinstance(error, RuleBroken) and error.code == "import.column_missing":
            column = target_name(Target(str(error.values["column"])))
            named = RuleBroken(error.code, column=column)
            self.check_step.show_error(message(named))
        else:
            show_error(self, error, beside=self.check_step)

    def _import(self, is_skipping: bool) -> None:
        preview = self._preview
        if preview is None or self._progress is not None:
            return
        imports, actor = self._session.shop.imports, self._session.actor
        progress = Progress(self)
        self._progress = progress
        self._show_panel(progress)
        run(
            lambda: imports.apply(
                actor, preview, skip_bad_rows=is_skipping, progress=progress.report
            ),
            self._on_imported,
            self,
            failed=self._on_stopped,
        )

    def _on_imported(self, result: ImportResult) -> None:
        self._drop_panel()
        self.done_step.show_result(result)
        products = self._session.shop.products
        run(
            lambda: products.count(ProductFilter(lacks_numbers=True)),
            lambda count: self.done_step.show_result(result, lacking=count),
            self,
        )
        self._show_step(self.done_step)

    def _on_stopped(self, error: Exception) -> None:
        """Nothing was written: the file can be taken in again."""
        self._drop_panel()
        self._show_step(self.check_step)
        if isinstance(error, Cancelled):
            words = self.tr("Cancelled. Nothing of the file was taken in.")
            self._session.shell.toast(words)
        else:
            show_error(self, error, beside=self.check_step)

    def _show_panel(self, progress: Progress) -> None:
        self._panel = QWidget()
        column = QVBoxLayout(self._panel)
        panel = ProgressPanel(self.tr("Importing the catalogue"), progress)
        panel.setFixedWidth(_PANEL_WIDTH)
        column.addStretch(1)
        column.addWidget(panel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.steps.addWidget(self._panel)
        self._show_step(self._panel)

    def _drop_panel(self) -> None:
        self._progress = None
        if self._panel is not None:
            self.steps.removeWidget(self._panel)
            self._panel.deleteLater()
            self._panel = None

    def _show_step(self, step: QWidget) -> None:
        self.steps.setCurrentWidget(step)
        self.setFocus()


def _is_complete(columns: Mapping[Target, int]) -> bool:
    has_code = Target.SKU in columns or Target.BARCODE in columns
    return has_code and Target.NAME in columns and Target.PRICE in columns
