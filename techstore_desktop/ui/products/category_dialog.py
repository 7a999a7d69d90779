"""Naming a category: a new one, or one that gets another name."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from techstore_desktop.core.products.schemas import (
    CategoryCreate,
    CategoryResponse,
    CategoryUpdate,
)
from techstore_desktop.core.schema import LONGEST_NAME
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog
from techstore_desktop.ui.widgets.form_field import FormField

translate = QCoreApplication.translate


class CategoryDialog(Dialog):
    """Keeps the category itself and hands it to ``then``; errors stay beside."""

    def __init__(
        self,
        session: Session,
        over: QWidget,
        *,
        then: Callable[[CategoryResponse], object],
        category: CategoryResponse | None = None,
        parent_id: UUID | None = None,
    ) -> None:
        super().__init__(
            over,
            title=translate("Products", "Rename the category")
            if category
            else translate("Products", "New category"),
            primary=translate("Products", "Save"),
        )
        self._session = session
        self._then = then
        self._category = category
        self._parent_id = parent_id
        self.name = QLineEdit(category.name if category else "")
        self.name.setMaxLength(LONGEST_NAME)
        self.field = FormField(self.tr("Name"), self.name)
        self.content.addWidget(self.field)

    def first_focus(self) -> QWidget | None:
        """Type the name at once."""
        self.name.selectAll()
        return self.name

    def decide(self) -> None:
        """Keep the name, or say why it cannot be."""
        name = self.name.text().strip()
        if not name:
            self.field.show_error(self.tr("Type a name."))
            return
        run(lambda: self._keep(name), self._on_kept, self, failed=self._on_failed)

    def _keep(self, name: str) -> CategoryResponse:
        """Write the name. Runs on the worker."""
        products, actor = self._session.shop.products, self._session.actor
        if self._category is not None:
            change = CategoryUpdate(name=name)
            return products.update_category(actor, self._category.id, change)
        made = CategoryCreate(name=name, parent_id=self._parent_id)
        return products.create_category(actor, made)

    def _on_kept(self, category: CategoryResponse) -> None:
        self.accept()
        self._then(category)

    def _on_failed(self, error: Exception) -> None:
        show_error(self, error, beside=self.field)
