"""Adding or changing a method of payment: what its class lets the manager define."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.sales.payments import METHODS, PaymentMethod
from techstore_desktop.core.sales.payments import method as class_of
from techstore_desktop.core.sales.payments.choices import Reference
from techstore_desktop.core.sales.payments.offered import KEYS
from techstore_desktop.core.sales.payments.schemas import (
    PaymentMethodCreate,
    PaymentMethodResponse,
    PaymentMethodUpdate,
)
from techstore_desktop.ui.checkout.method_names import method_name
from techstore_desktop.ui.keeping import keep
from techstore_desktop.ui.payments.plan_rows import PlanRows
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.choices import Choice
from techstore_desktop.ui.settings.page import sentences
from techstore_desktop.ui.widgets.dialog import Dialog, add_or_save
from techstore_desktop.ui.widgets.form_field import FormField

_WIDTH = 600
_LONGEST = 40
_LAST_POSITION = 1000
translate = QCoreApplication.translate


class MethodDialog(Dialog):
    """The fields of one method; ``keys`` says which other method has a key now."""

    def __init__(
        self,
        over: QWidget,
        session: Session,
        method: PaymentMethodResponse | None,
        keys: Mapping[str, str],
    ) -> None:
        change = translate("MethodDialog", "Edit method of payment")
        super().__init__(
            over,
            title=change if method else translate("MethodDialog", "Add card terminal"),
            primary=add_or_save(method),
            width=_WIDTH,
        )
        self._session = session
        self._method = method
        self._class = class_of(method.code) if method else _addable()
        self.name = QLineEdit(method.name if method else "")
        self.name.setMaxLength(_LONGEST)
        if method is not None:
            self.name.setPlaceholderText(method_name(method.code))
        self.key = Choice(_keys(keys))
        self.key.choose(method.key if method else "")
        self.reference = Choice(_references())
        self.reference.choose((method or self._class).reference)
        self.plans = PlanRows(session.formats, method.plans if method else ())
        self._name_field = FormField(self.tr("Name"), self.name)
        self._build()

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self.name

    def decide(self) -> None:
        """Keep the method, or show all that is wrong with it."""
        plans = self.plans.plans()
        data = self._checked({"plans": plans} if self._class.takes_plans else {})
        if plans is None or data is None:
            return
        service, actor = self._session.shop.payment_methods, self._session.actor
        method = self._method

        def work() -> PaymentMethodResponse:
            if isinstance(data, PaymentMethodCreate):
                return service.add(actor, data)
            assert method is not None  # noqa: S101 - only a method there is changed
            return service.update(actor, method.code, data)

        keep(self, work, beside=self._name_field)

    def _checked(
        self, values: dict[str, Any]
    ) -> PaymentMethodCreate | PaymentMethodUpdate | None:
        values |= {"name": self.name.text().strip(), "key": self.key.chosen()}
        if self._class.reference is Reference.OPTIONAL:
            values["reference"] = self.reference.chosen()
        try:
            if self._method is not None:
                return PaymentMethodUpdate.model_validate(values)
            values |= {"kind": self._class.code, "position": _LAST_POSITION}
            return PaymentMethodCreate.model_validate(values)
        except ValidationError as error:
            self._name_field.show_error(sentences(error).get("name", ""))
            return None

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addWidget(self._name_field)
        column.addWidget(FormField(self.tr("Key on the payment screen"), self.key))
        reference = FormField(
            self.tr("Reference, such as a slip's number"), self.reference
        )
        column.addWidget(reference)
        column.addWidget(self.plans)
        self.content.addLayout(column)
        reference.setVisible(self._class.reference is Reference.OPTIONAL)
        self.plans.setVisible(self._class.takes_plans)


def _addable() -> PaymentMethod:
    """Return the class of which a shop may have more than one."""
    return next(each for each in METHODS if each.may_be_several)


def _keys(taken: Mapping[str, str]) -> dict[str, str]:
    usual = translate("MethodDialog", "The first that is free")
    words = {key: f"{key} · {taken[key]}" if key in taken else key for key in KEYS}
    return {"": usual} | words


def _references() -> dict[str, str]:
    return {
        Reference.OPTIONAL: translate("MethodDialog", "May be typed"),
        Reference.REQUIRED: translate("MethodDialog", "Must be typed"),
        Reference.NONE: translate("MethodDialog", "Is not asked for"),
    }
