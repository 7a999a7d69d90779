"""Adding or changing a promotion: what it gives, on what, and when."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.prices.checking import check_promotion
from techstore_desktop.core.prices.schemas import (
    PromotionCreate,
    PromotionResponse,
    PromotionUpdate,
)
from techstore_desktop.ui.background import run
from techstore_desktop.ui.keeping import keep
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.prices.gift_fields import GiftFields
from techstore_desktop.ui.prices.optional_fields import OptionalDay, OptionalHour
from techstore_desktop.ui.prices.scope_field import ScopeField, named
from techstore_desktop.ui.prices.weekdays import Weekdays
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings.page import sentence, sentences
from techstore_desktop.ui.widgets.dialog import Dialog, add_or_save
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.quantity_field import QuantityField

_WIDTH = 900
translate = QCoreApplication.translate


class PromotionDialog(Dialog):
    """What it gives on the left, when and on what on the right."""

    def __init__(
        self, over: QWidget, session: Session, promotion: PromotionResponse | None
    ) -> None:
        change = translate("PromotionDialog", "Edit promotion")
        add = translate("PromotionDialog", "Add promotion")
        super().__init__(
            over,
            title=change if promotion else add,
            primary=add_or_save(promotion),
            width=_WIDTH,
        )
        self._session = session
        self._promotion = promotion
        self.name = QLineEdit(promotion.name if promotion else "")
        self._name_field = FormField(self.tr("Name on line and receipt"), self.name)
        self.gift = GiftFields(session)
        self.priority = QuantityField(session.formats)
        self._priority_field = FormField(
            self.tr("Priority"),
            self.priority,
            hint=self.tr("Of two that save the same, the higher one is taken."),
        )
        self.under_cost = QCheckBox(self.tr("May sell under cost without asking"))
        self.first, self.last = (
            OptionalDay(self.tr("From"), session.formats),
            OptionalDay(self.tr("Until"), session.formats),
        )
        self.weekdays = Weekdays()
        self.begin = OptionalHour(self.tr("All day"))
        self.end = OptionalHour(self.tr("To the end"))
        self._days_field = FormField(self.tr("First and last day"), self._days())
        self.scope = ScopeField(session)
        self._build()
        if promotion is not None:
            self._fill(promotion)

    def first_focus(self) -> QWidget | None:
        """Return the name."""
        return self.name

    def decide(self) -> None:
        """Keep the promotion, or show all that is wrong with it."""
        data = self._checked()
        if data is None:
            return
        promotions, actor = self._session.shop.promotions, self._session.actor
        kept = self._promotion

        def work() -> PromotionResponse:
            if kept is None:
                return promotions.create(actor, data)
            changed = PromotionUpdate.model_validate(data.model_dump())
            return promotions.update(actor, kept.id, changed)

        keep(self, work, beside=self._name_field)

    def _checked(self) -> PromotionCreate | None:
        gift = self.gift.values()
        faults = self._number_faults()
        data = None
        if gift is not None:
            try:
                data = PromotionCreate.model_validate(self._values() | gift)
            except ValidationError as error:
                faults = sentences(error) | faults
                self._check_sense(gift)
        self._name_field.show_error(faults.get("name", ""))
        self._priority_field.show_error(faults.get("priority", ""))
        if faults or data is None:
            return None
        return data if self._makes_sense(data) else None

    def _check_sense(self, gift: dict[str, Any]) -> None:
        """Show what else is wrong while the name is missing, all at once."""
        try:
            named = self._values() | gift | {"name": "…"}
            self._makes_sense(PromotionCreate.model_validate(named))
        except ValidationError:
            return

    def _makes_sense(self, data: PromotionCreate) -> bool:
        self._days_field.show_error("")
        try:
            check_promotion(data)
        except RuleBroken as broken:
            self._place_of(broken.code).show_error(message(broken))
            return False
        return True

    def _place_of(self, code: str) -> FormField:
        is_days = code == "promotion.days"
        return self._days_field if is_days else self.gift.field_of(code)

    def _number_faults(self) -> dict[str, str]:
        value = self.priority.value()
        is_whole = value is None or value == value.to_integral_value()
        is_wrong = self.priority.is_wrong() or not is_whole
        return {"priority": sentence("decimal_type", {})} if is_wrong else {}

    def _values(self) -> dict[str, Any]:
        return {
            "name": self.name.text(),
            "priority": int(self.priority.value() or 0),
            "first_day": self.first.day(),
            "last_day": self.last.day(),
            "weekdays": self.weekdays.days(),
            "from_time": self.begin.hour(),
            "until_time": self.end.hour(),
            "category_ids": self.scope.category_ids(),
            "product_ids": self.scope.product_ids(),
            "may_sell_under_cost": self.under_cost.isChecked(),
        }

    def _fill(self, promotion: PromotionResponse) -> None:
        self.gift.show_gift(promotion)
        self.priority.set_value(Decimal(promotion.priority))
        self.under_cost.setChecked(promotion.may_sell_under_cost)
        self.first.show_day(promotion.first_day)
        self.last.show_day(promotion.last_day)
        self.weekdays.show_days(promotion.weekdays)
        self.begin.show_hour(promotion.from_time)
        self.end.show_hour(promotion.until_time)
        shop, goods = self._session.shop, promotion.product_ids
        if not (goods or promotion.category_ids):
            return
        self.primary.setEnabled(False)

        def names() -> Mapping[UUID, str]:
            categories = {each.id: each.name for each in shop.products.categories()}
            return categories | shop.promotions.product_names(goods)

        def show(found: Mapping[UUID, str]) -> None:
            self.scope.show_scope(named(promotion.category_ids, goods, found))
            self.primary.setEnabled(True)

        run(names, show, self)

    def _days(self) -> QWidget:
        held = QWidget()
        column = QGridLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setHorizontalSpacing(16)
        column.addWidget(self.first, 0, 0)
        column.addWidget(self.last, 0, 1)
        return held

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(14)
            self.content.addLayout(column, 1)
        self.content.setSpacing(28)
        left.addWidget(self._name_field)
        left.addWidget(self.gift)
        left.addWidget(self._priority_field)
        left.addWidget(self.under_cost)
        left.addStretch(1)
        right.addWidget(FormField(self.tr("For what"), self.scope))
        right.addWidget(self._days_field)
        right.addWidget(
            FormField(self.tr("Weekdays; none is every day"), self.weekdays)
        )
        hours = QGridLayout()
        hours.setHorizontalSpacing(16)
        hours.addWidget(FormField(self.tr("From the hour"), self.begin), 0, 0)
        hours.addWidget(FormField(self.tr("Until the hour"), self.end), 0, 1)
        right.addLayout(hours)
        right.addStretch(1)
