"""Moving a category: under another one, or to the top."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from techstore_desktop.core.products.schemas import CategoryResponse, CategoryUpdate
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField

translate = QCoreApplication.translate


class CategoryMoveDialog(Dialog):
    """Lists every place that does not lie inside the category itself."""

    def __init__(
        self,
        session: Session,
        over: QWidget,
        *,
        category: CategoryResponse,
        categories: Sequence[CategoryResponse],
    ) -> None:
        title = translate("Products", "Move {category}")
        super().__init__(
            over,
            title=title.format(category=category.name),
            text=translate("Products", "Its products and categories go along."),
            primary=translate("Products", "Move"),
        )
        self._session = session
        self._category = category
        self.place = QComboBox()
        self.place.addItem(self.tr("At the top, in no other"), None)
        for path, place_id in places_for(category.id, categories):
            self.place.addItem(path, place_id)
        self.place.setCurrentIndex(max(0, self.place.findData(category.parent_id)))
        self.field = FormField(self.tr("Where it belongs"), self.place)
        self.content.addWidget(self.field)

    def first_focus(self) -> QWidget | None:
        """Choose the place at once."""
        return self.place

    def decide(self) -> None:
        """Move it, or say why it cannot be there."""
        products, actor = self._session.shop.products, self._session.actor
        category_id = self._category.id
        change = CategoryUpdate(parent_id=self.place.currentData())
        run(
            lambda: products.update_category(actor, category_id, change),
            lambda _category: self.accept(),
            self,
            failed=lambda error: show_error(self, error, beside=self.field),
        )


def places_for(
    category_id: UUID, categories: Sequence[CategoryResponse]
) -> list[tuple[str, UUID]]:
    """Return each place that a category may go to, by its path, in their order."""
    by_id = {category.id: category for category in categories}
    found = []
    for category in categories:
        line = _line(category.id, by_id)
        if category_id not in line:
            path = " › ".join(by_id[each].name for each in reversed(line))
            found.append((path, category.id))
    return sorted(found, key=lambda place: place[0].casefold())


def _line(start: UUID, by_id: dict[UUID, CategoryResponse]) -> list[UUID]:
    """Return a category and those above it, upwards; a circle ends it."""
    line: list[UUID] = []
    above: UUID | None = start
    while above in by_id and above not in line:
        line.append(above)
        above = by_id[above].parent_id
    return line
