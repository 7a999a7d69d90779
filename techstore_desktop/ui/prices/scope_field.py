"""What a promotion is for: the whole catalogue, or some categories and products."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from techstore_desktop.ui.prices.catalogue_search import CatalogueSearch, Found
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.button import IconButton
from techstore_desktop.ui.widgets.empty_state import EmptyState
from techstore_desktop.ui.widgets.table import Table
from techstore_desktop.ui.widgets.table_column import Column

_HEIGHT = 196


class ScopeField(QWidget):
    """A list of what was chosen, with a line above that adds to it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._chosen: list[Found] = []
        self.search = CatalogueSearch(
            session, hint=self.tr("Add a category or a product")
        )
        empty = EmptyState(
            "tags",
            self.tr("The whole catalogue"),
            self.tr("Add categories or products to narrow it."),
        )
        self.table: Table[Found] = Table(self._columns(), empty, has_header=False)
        self.table.setFixedHeight(_HEIGHT)
        self._remove = IconButton("trash", self.tr("Take off the list"), self)
        self.search.chosen.connect(self.add)
        self._remove.clicked.connect(self._take_off)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.table)
        self._show()

    def show_scope(self, chosen: Sequence[Found]) -> None:
        """Show what is chosen."""
        self._chosen = list(chosen)
        self._show()

    def add(self, found: Found) -> None:
        """Add a category or a product, once."""
        if found not in self._chosen:
            self._chosen.append(found)
            self._show()

    def category_ids(self) -> tuple[UUID, ...]:
        """Return the categories that are chosen."""
        return tuple(each.id for each in self._chosen if each.is_category)

    def product_ids(self) -> tuple[UUID, ...]:
        """Return the products that are chosen."""
        return tuple(each.id for each in self._chosen if not each.is_category)

    def _take_off(self) -> None:
        marked = self.table.marked_row()
        if marked is not None:
            self._chosen.remove(marked)
            self._show()

    def _show(self) -> None:
        self.table.show_rows(self._chosen)
        self._remove.setVisible(bool(self._chosen))

    def _columns(self) -> Sequence[Column[Found]]:
        return (
            Column(
                key="name",
                title=self.tr("Name"),
                text=lambda found: found.name,
                icon=lambda found: "category" if found.is_category else "package",
                width=0,
            ),
        )


def named(
    category_ids: Sequence[UUID],
    product_ids: Sequence[UUID],
    names: Mapping[UUID, str],
) -> list[Found]:
    """Return what is chosen with its names; what is no longer there is left out."""
    chosen = [(each, True) for each in category_ids]
    chosen += [(each, False) for each in product_ids]
    return [Found(each, names[each], kind) for each, kind in chosen if each in names]
