"""The category tree with what may be done to it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.products.schemas import CategoryResponse, CategoryUpdate
from techstore_desktop.ui.background import run
from techstore_desktop.ui.products.category_dialog import CategoryDialog
from techstore_desktop.ui.products.category_move import CategoryMoveDialog
from techstore_desktop.ui.products.category_tree import WIDTH, CategoryTree
from techstore_desktop.ui.products.reference import Reference
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.card import Card


class CategoryPanel(Card):
    """Emits ``chosen`` with a category's id or None; a menu edits the tree."""

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(margin=8)
        self._session = session
        self._categories: dict[object, CategoryResponse] = {}
        self.tree = CategoryTree(session.formats.count)
        self.tree.chosen.connect(self.chosen)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree.moved.connect(self._move_onto)
        if session.actor.may(Permission.EDIT_PRODUCTS):
            self.tree.allow_moving()
        self.body.addWidget(self.tree)
        self.setFixedWidth(WIDTH + 18)

    def show_reference(self, reference: Reference) -> None:
        """Show the tree anew; the mark stays."""
        self._categories = {each.id: each for each in reference.categories}
        self.tree.show_categories(reference.categories, self.tree.category_id())

    def add(
        self,
        then: Callable[[CategoryResponse], object] | None = None,
        *,
        inside: CategoryResponse | None = None,
    ) -> None:
        """Ask for the name of a new category."""
        CategoryDialog(
            self._session,
            self,
            then=then or (lambda _category: None),
            parent_id=inside.id if inside else None,
        ).open()

    def _show_menu(self, place: QPoint) -> None:
        if not self._session.actor.may(Permission.EDIT_PRODUCTS):
            return
        menu = QMenu(self)
        menu.addAction(self.tr("New category…"), self.add)
        category = self._categories.get(self.tree.category_id())
        if category is not None:
            self._add_own(menu, category)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _add_own(self, menu: QMenu, category: CategoryResponse) -> None:
        menu.addAction(
            self.tr("New category inside…"), partial(self.add, inside=category)
        )
        menu.addSeparator()
        menu.addAction(self.tr("Rename…"), partial(self._rename, category))
        menu.addAction(self.tr("Move…"), partial(self._move, category))
        menu.addAction(self.tr("Archive"), partial(self._archive, category))

    def _rename(self, category: CategoryResponse) -> None:
        CategoryDialog(
            self._session, self, then=lambda _category: None, category=category
        ).open()

    def _move(self, category: CategoryResponse) -> None:
        CategoryMoveDialog(
            self._session,
            self,
            category=category,
            categories=list(self._categories.values()),
        ).open()

    def _move_onto(self, category_id: UUID, place_id: UUID | None) -> None:
        products, actor = self._session.shop.products, self._session.actor
        change = CategoryUpdate(parent_id=place_id)
        run(
            lambda: products.update_category(actor, category_id, change),
            lambda _category: None,
            self,
        )

    def _archive(self, category: CategoryResponse) -> None:
        products, actor = self._session.shop.products, self._session.actor
        run(
            lambda: products.archive_category(actor, category.id),
            lambda _nothing: self.tree.choose_all(),
            self,
        )
