"""One step of the ladder, asked for; the ladder is kept as a whole."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from techstore_desktop.core.collection.choices import EVERY_KIND, CollectionKind
from techstore_desktop.core.collection.schemas import (
    CollectionStepEdit,
    CollectionStepResponse,
)
from techstore_desktop.ui.background import run
from techstore_desktop.ui.errors import show_error
from techstore_desktop.ui.repairs.follow_up.words import kind_words
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.dialog import Dialog, add_or_save
from techstore_desktop.ui.widgets.form_field import FormField
from techstore_desktop.ui.widgets.money_field import MoneyField
from techstore_desktop.ui.widgets.quantity_field import QuantityField

_MOST_DAYS = 3650
_LONGEST = 120


class StepDialog(Dialog):
    """Asks for one step, and keeps the ladder with it."""

    def __init__(
        self,
        over: QWidget,
        session: Session,
        steps: Sequence[CollectionStepResponse],
        step: CollectionStepResponse | None,
    ) -> None:
        super().__init__(
            over,
            title=self.tr("Edit the step") if step else self.tr("Add a step"),
            primary=add_or_save(step),
            width=480,
        )
        self._session = session
        self._others = [each for each in steps if step is None or each.id != step.id]
        self._step = step
        days = step.days if step else _likely_day(steps)
        self.days = QuantityField(session.formats, Decimal(days))
        self.kind = QComboBox()
        self.kind.addItems([kind_words(each) for each in EVERY_KIND])
        self.amount = MoneyField(session.formats, step.amount if step else None)
        self.name = QLineEdit(maxLength=_LONGEST)
        self.name.setText(step.name if step and step.name else self.tr("Storage"))
        self._days_field = FormField(self.tr("Days after it is ready"), self.days)
        self._amount_field = FormField(self.tr("How much"), self.amount)
        self._name_field = FormField(self.tr("What the bill calls it"), self.name)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._days_field)
        column.addWidget(FormField(self.tr("What is done"), self.kind))
        column.addWidget(self._amount_field)
        column.addWidget(self._name_field)
        self.content.addLayout(column)
        self.kind.currentIndexChanged.connect(lambda _at: self._show_kind())
        if step is not None:
            self.kind.setCurrentIndex(EVERY_KIND.index(step.kind))
        self._show_kind()

    def first_focus(self) -> QWidget | None:
        """Return the days."""
        return self.days

    def chosen_kind(self) -> CollectionKind:
        """Return what the step does."""
        return EVERY_KIND[self.kind.currentIndex()]

    def decide(self) -> None:
        """Keep the ladder with this step, or say what is wrong with it."""
        days = self.days.value()
        if days is None or days != int(days) or not 1 <= days <= _MOST_DAYS:
            words = self.tr("Type a number of days, from 1 to 3650.")
            self._days_field.show_error(words)
            return
        if self.amount.is_wrong():
            self._amount_field.show_error(self.tr("Type an amount, such as 1500."))
            return
        step = CollectionStepEdit(
            id=self._step.id if self._step else None,
            days=int(days),
            kind=self.chosen_kind(),
            amount=self.amount.value() or Decimal(0),
            name=self.name.text().strip(),
        )
        keep_ladder(
            self,
            self._session,
            [*map(as_edit, self._others), step],
            then=self.accept,
            beside=self._days_field,
        )

    def _show_kind(self) -> None:
        has_fee = self.chosen_kind() is CollectionKind.STORAGE_FEE
        self._amount_field.setVisible(has_fee)
        self._name_field.setVisible(has_fee)


def _likely_day(steps: Sequence[CollectionStepResponse]) -> int:
    return max((step.days for step in steps), default=0) + 7


def as_edit(step: CollectionStepResponse) -> CollectionStepEdit:
    """Return a step as it is, to be kept."""
    return CollectionStepEdit.model_validate(step.model_dump())


def keep_ladder(
    over: QWidget,
    session: Session,
    steps: Sequence[CollectionStepEdit],
    *,
    then: Callable[[], None],
    beside: FormField | None = None,
) -> None:
    """Save the ladder, or say what is wrong with it."""
    service, actor = session.shop.collection_steps, session.actor
    run(
        lambda: service.save(actor, steps),
        lambda _steps: then(),
        over,
        failed=lambda error: show_error(over, error, beside=beside),
    )
