"""The page of the promotions: what is off, when, and how it stands."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from techstore_desktop.core.prices.schemas import PromotionResponse
from techstore_desktop.ui.background import Latest, run
from techstore_desktop.ui.prices import promotion_words
from techstore_desktop.ui.prices.promotion_dialog import PromotionDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import SettingsPage
from techstore_desktop.ui.settings.topics import page, topic
from techstore_desktop.ui.widgets.button import SecondaryButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.label import Label
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_TABLE_HEIGHT = 380
_ROW_HEIGHT = 52


class PromotionsPage(SettingsPage):
    """Lists the promotions in the order in which equals are taken."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "promotions", page("promotions").title)
        self._latest = Latest(self)
        profile = session.shop.profiles.current()
        self._today = profile.business_day(session.shop.database.clock.now())
        empty = EmptyState(
            "rosette-discount",
            self.tr("No promotions yet"),
            self.tr("Such as 3 for 2 on cables, or 20 % off on Fridays."),
            action=self.tr("Add promotion"),
            keys="Ctrl+N",
            act=self.add,
        )
        self.table: Table[PromotionResponse] = Table(
            self._columns(), empty, row_height=_ROW_HEIGHT
        )
        self.add_button = SecondaryButton(
            self.tr("Add promotion"), self, icon="plus", keys="Ctrl+N"
        )
        self.edit_button = SecondaryButton(self.tr("Edit"), self, icon="pencil")
        self.archive_button = SecondaryButton(self.tr("Archive"), self, icon="archive")
        self._build()
        self.table.opened.connect(lambda _row: self.edit())
        self.table.marked.connect(self._show_marked)
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.archive_button.clicked.connect(self._archive)
        self._show_marked(None)

    def load(self) -> None:
        """Read the promotions, archived ones last."""
        promotions = self.session.shop.promotions

        def read() -> Sequence[PromotionResponse]:
            every = promotions.promotions(with_archived=True)
            return sorted(every, key=lambda each: each.is_archived)

        self._latest.run(read, self.table.show_rows)

    def add(self) -> None:
        """Ask for a promotion to add."""
        PromotionDialog(self, self.session, None).open()

    def focus_on(self, field: str) -> None:
        """Put the cursor into the table."""
        self.table.view.setFocus()

    def edit(self) -> None:
        """Open the marked one."""
        marked = self.table.marked_row()
        if marked is not None:
            PromotionDialog(self, self.session, marked).open()

    def _archive(self) -> None:
        marked = self.table.marked_row()
        if marked is None:
            return
        promotions, actor = self.session.shop.promotions, self.session.actor
        act = promotions.restore if marked.is_archived else promotions.archive
        self._do(partial(act, actor, marked.id))

    def _do(self, act: Callable[[], object]) -> None:
        run(act, lambda _nothing: self.load(), self)

    def _show_marked(self, marked: PromotionResponse | None) -> None:
        is_archived = marked is not None and marked.is_archived
        self.edit_button.setEnabled(marked is not None and not is_archived)
        self.archive_button.setEnabled(marked is not None)
        self.archive_button.setText(
            self.tr("Restore") if is_archived else self.tr("Archive")
        )
        self.archive_button.set_icon("archive-off" if is_archived else "archive")

    def _build(self) -> None:
        self.add_list_head(topic("promotions.table").what, self.add_button)
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.column.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit_button)
        row.addWidget(self.archive_button)
        row.addStretch(1)
        self.column.addLayout(row)
        rule = Label(
            self.tr(
                "Where several fit, the customer gets the best: first what is off "
                "each piece, line by line; then groups, the one that saves most first, "
                "where they save more. Each piece takes part in one. A price typed by "
                "hand gets none."
            ),
            "second",
        )
        rule.setWordWrap(True)
        self.column.addWidget(rule)
        self.column.addStretch(1)

    def _columns(self) -> Sequence[Column[PromotionResponse]]:
        formats = self.session.formats
        return (
            Column(
                key="name",
                title=self.tr("Name"),
                text=lambda row: row.name,
                second=lambda row: promotion_words.gives(row, formats),
                is_strong=True,
                width=0,
            ),
            Column(
                key="when",
                title=self.tr("When"),
                text=lambda row: promotion_words.days(row, formats),
                second=promotion_words.hours,
                colour=lambda _row: "text_second",
                width=210,
            ),
            Column(
                key="standing",
                title="",
                text=lambda row: promotion_words.standing(row, self._today)[0],
                pill=lambda row: promotion_words.standing(row, self._today)[1],
                width=110,
            ),
        )
