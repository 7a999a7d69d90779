"""One branch of the shop: its name, its address and its phone."""

from pydantic import ValidationError
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.branches.schemas import BranchBase, ListedBranch
from techstore_desktop.ui.keeping import keep
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import sentences
from techstore_desktop.ui.widgets.dialog import Dialog, add_or_save
from techstore_desktop.ui.widgets.form_field import FormField

_LONGEST = 300


class BranchDialog(Dialog):
    """Keeps a new branch, or changes of one."""

    def __init__(
        self, over: QWidget, session: Session, branch: ListedBranch | None
    ) -> None:
        super().__init__(
            over,
            title=self.tr("Edit the branch") if branch else self.tr("Add a branch"),
            text=self.tr(
                "A new till stands in it when it is added at the hub under this name."
            ),
            primary=add_or_save(branch),
        )
        self._session = session
        self._branch = branch
        self.name = _field(branch.name if branch else "")
        self.address = _field(branch.address if branch else "")
        self.phone = _field(branch.phone if branch else "")
        self._name_field = FormField(self.tr("Name of the branch"), self.name)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._name_field)
        column.addWidget(FormField(self.tr("Address"), self.address))
        column.addWidget(FormField(self.tr("Phone"), self.phone))
        self.content.addLayout(column)

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self.name

    def decide(self) -> None:
        """Keep it, or say what is wrong with it."""
        try:
            data = BranchBase(
                name=self.name.text(),
                address=self.address.text(),
                phone=self.phone.text(),
            )
        except ValidationError as error:
            self._name_field.show_error(sentences(error).get("name", ""))
            return
        service, actor = self._session.shop.branch_list, self._session.actor
        branch = self._branch

        def work() -> None:
            if branch is None:
                service.add(actor, data)
            else:
                service.update(actor, branch.id, data)

        keep(self, work, beside=self._name_field)


def _field(text: str) -> QLineEdit:
    return QLineEdit(text, maxLength=_LONGEST)
