"""One device on the page: what it is, what it has, how it was brought."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.devices.imei import cleaned, imei_of
from techstore_desktop.core.devices.kinds import DeviceKind, guessed_kind
from techstore_desktop.core.devices.model_list import DeviceModel
from techstore_desktop.core.estimates.schemas import PriceSuggestion
from techstore_desktop.core.repairs.checklists import KindLists, usual_lists
from techstore_desktop.core.repairs.register import DeviceStanding
from techstore_desktop.printing.repair_words import RepairWords
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.estimates.words import price_words
from techstore_desktop.ui.repairs.intake.device_layout import DeviceLayout
from techstore_desktop.ui.repairs.intake.draft import DeviceDraft
from techstore_desktop.ui.repairs.intake.model_suggestions import model_suggestions
from techstore_desktop.ui.repairs.intake.standing_words import standing_words
from techstore_desktop.ui.repairs.intake.suggestions import Suggestions
from techstore_desktop.ui.repairs.scanned import is_repair_number
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.widgets.money_field import MoneyField


class DeviceForm(DeviceLayout):
    """Cards for one device, filled from a draft and read into one.

    Emits ``changed``; ``finished`` where Enter ends its last field.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, page: QWidget, session: Session, words: RepairWords) -> None:
        super().__init__(page, session, words)
        self._session = session
        self._words = words
        self._draft = DeviceDraft()
        self._lists: Mapping[DeviceKind, KindLists] = {}
        self._is_filling = False
        self._models, self._known = Latest(self), Latest(self)
        self.found = Suggestions(self.name, page, self._find)
        self._connect()

    def show_draft(self, draft: DeviceDraft) -> None:
        """Show another device as far as it is typed."""
        self._is_filling = True
        self._draft = draft
        self.name.setText(draft.name)
        self.numbers.show_numbers(draft.number, draft.second_number)
        self.colour.setText(draft.colour)
        self.fault.setText(draft.fault)
        self.code.show_code(draft.code_kind, draft.code)
        self.photos.show_photos(draft.photos)
        self.estimate.setText("")
        if draft.estimate is not None:
            self.estimate.set_value(draft.estimate)
        self.is_approved.setChecked(draft.is_approved)
        self.diagnosis_fee.set_value(draft.diagnosis_fee)
        self._show_kind(draft.kind)
        self.standing.hide()
        for field in self.fields.values():
            field.show_error("")
        self._is_filling = False

    def draft(self) -> DeviceDraft:
        """Return what is typed now."""
        typed = self.name.text().strip()
        named: dict[str, object] = {}
        if typed != self._draft.name:
            named = {"brand": "", "model": typed}
        return self._draft.model_copy(
            update=named
            | {
                "number": self.number.text().strip(),
                "second_number": self.numbers.second.text().strip(),
                "colour": self.colour.text().strip(),
                "fault": self.fault.text().strip(),
                "kind": self.kind.kind(),
                "checks": self.checklist.checks(),
                "marks": self.picture.marks(),
                "accessories": self.accessories.ticked(),
                "code_kind": self.code.kind(),
                "code": self.code.code(),
                "photos": self.photos.photos(),
                "estimate": self.estimate.value() if self.estimate.text() else None,
                "is_approved": self.is_approved.isChecked(),
                "diagnosis_fee": self.diagnosis_fee.value(),
            }
        )

    def show_suggestion(self, price: PriceSuggestion | None) -> None:
        """Fill a suggested price in unless one is typed, and say on what it rests."""
        before = self.draft()
        after = before.with_price(price.price if price else None)
        if after.estimate != before.estimate:
            self._is_filling = True
            self.estimate.set_value(after.estimate)
            self._is_filling = False
            self._tell()
        is_claim = before.claim_of_id is not None
        words = price_words(price, self._session.formats) if price else ""
        self.fields["estimate"].set_hint("" if is_claim else words)

    def is_whole(self) -> bool:
        """Say beside the fields what is missing; tell whether nothing is."""
        needed = self.tr("This is needed.")
        errors = {
            "name": "" if self.name.text().strip() else needed,
            "fault": "" if self.fault.text().strip() else needed,
            "estimate": self._wrong(self.estimate),
            "diagnosis_fee": self._wrong(self.diagnosis_fee),
        }
        for name, error in errors.items():
            self.fields[name].show_error(error)
        wrong = next((name for name, error in errors.items() if error), None)
        if wrong:
            self.fields[wrong].control.setFocus()
        return wrong is None and self.numbers.is_whole()

    def _wrong(self, field: MoneyField) -> str:
        return self.tr("This is no number.") if field.is_wrong() else ""

    def show_lists(self, lists: Mapping[DeviceKind, KindLists]) -> None:
        """Ask what the shop asks of each kind of device."""
        self._lists = lists
        self._draft = self.draft()
        self._show_kind(self.kind.kind())

    def take_number(self, code: str) -> None:
        """Take a scanned serial number or IMEI; the cursor goes on as after Enter."""
        was_there = self.numbers.has_cursor()
        self.numbers.take(code)
        if was_there:
            self.fault.setFocus()

    def add_photo(self, path: Path) -> None:
        """Add a photo from a file."""
        self.photos.add_file(path)

    def _find(self, text: str) -> None:
        models = self._session.shop.device_models
        self._models.run(
            lambda: models.search(text, limit=20),
            lambda found: self.found.show_found(model_suggestions(found, text)),
        )

    def _take_model(self, model: DeviceModel) -> None:
        named = {"brand": model.brand, "model": model.name, "kind": model.kind}
        self._draft = self.draft().model_copy(update=named)
        self.name.setText(self._draft.name)
        self._show_kind(model.kind)
        self.number.setFocus()
        self.changed.emit()

    def _leave_name(self) -> None:
        """Go on to the number, or take what is one where the device was asked."""
        typed = self.name.text().strip()
        if not is_repair_number(typed) and imei_of(cleaned(typed)) is None:
            self.number.setFocus()
            return
        self.name.clear()
        self.numbers.take(typed)
        self.fault.setFocus()

    def _guess_kind(self) -> None:
        if self.name.text().strip() != self._draft.name:
            guessed = guessed_kind(self.name.text())
            if guessed and guessed is not self.kind.kind():
                self._draft = self.draft().model_copy(update={"kind": guessed})
                self._show_kind(guessed)

    def _look_up(self, number: str) -> None:
        self.standing.hide()
        unknown = {"device_id": None, "claim_of_id": None}
        self._draft = self._draft.model_copy(update=unknown)
        if number:
            register = self._session.shop.device_register
            self._known.run(lambda: register.standing(number), self._show_known)
        self._tell()

    def _show_known(self, known: DeviceStanding | None) -> None:
        if known is None:
            return
        if known.number is not None:
            # A repair's number was scanned: the device has its own, or none.
            self.numbers.show_numbers(known.number, "")
        formats = self._session.formats
        self.standing.setText(standing_words(known, formats))
        good = known.claim_of_id is not None or known.is_under_warranty
        self.standing.set_role("good" if good else "second")
        self.standing.show()
        if not self.name.text().strip():
            self._name_it(known)
        self._draft = self._draft.model_copy(
            update={"device_id": known.device_id, "claim_of_id": known.claim_of_id}
        )
        self._tell()

    def _name_it(self, known: DeviceStanding) -> None:
        """Name the device as it was taken in, or else as it was sold here."""
        model = known.model or known.sold_as
        if not model:
            return
        kind = DeviceKind(known.kind) if known.kind in set(DeviceKind) else None
        named = {"brand": known.brand, "model": model}
        self._draft = self.draft().model_copy(update=named)
        self.name.setText(self._draft.name)
        self._show_kind(kind or guessed_kind(model) or self.kind.kind())
        if self.name.hasFocus():
            self.fault.setFocus()

    def _show_kind(self, kind: DeviceKind) -> None:
        self.kind.show_kind(kind)
        say, draft = self._words.say, self._draft
        lists = self._lists.get(kind) or usual_lists(kind)
        self.checklist.show_questions(lists.questions, draft.checks)
        self.picture.show_device(kind, draft.marks)
        self.accessories.show_choices(
            [(key, say(key)) for key in lists.accessories], draft.accessories
        )
        self.faults.show_choices([(key, say(key)) for key in lists.faults])

    def _turn_kind(self, kind: DeviceKind) -> None:
        self._draft = self.draft().model_copy(update={"kind": kind})
        self._show_kind(kind)
        self._tell()

    def _add_fault(self, key: str) -> None:
        said, typed = self._words.say(key), self.fault.text().strip()
        parts = [each for each in typed.split(", ") if each]
        if said in parts:
            parts.remove(said)
        else:
            parts.append(said)
        self.fault.setText(", ".join(parts))
        self.fields["fault"].show_error("")
        self._tell()

    def _add_accessory(self) -> None:
        self.accessories.add(self.own_accessory.text().strip())
        self.own_accessory.clear()

    def _own_estimate(self) -> None:
        """Let what is typed or agreed to stay, whatever is suggested later."""
        if not self._is_filling:
            typed = {"is_estimate_typed": True}
            self._draft = self._draft.model_copy(update=typed)
        self._tell()

    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()

    def _connect(self) -> None:
        self.found.chosen.connect(self._take_model)
        self.name.textEdited.connect(lambda _text: self._guess_kind())
        self.numbers.entered.connect(self._look_up)
        self.numbers.edited.connect(self._tell)
        self.name.returnPressed.connect(self._leave_name)
        for line in (self.number, self.numbers.second):
            line.returnPressed.connect(self.fault.setFocus)
        self.colour.returnPressed.connect(self.fault.setFocus)
        self.fault.returnPressed.connect(self.checklist.setFocus)
        self.checklist.finished.connect(self.estimate.setFocus)
        self.estimate.returnPressed.connect(self.finished)
        self.estimate.textEdited.connect(lambda _text: self._own_estimate())
        self.diagnosis_fee.textEdited.connect(lambda _text: self._tell())
        self.is_approved.toggled.connect(lambda _on: self._own_estimate())
        self.own_accessory.returnPressed.connect(self._add_accessory)
        self.faults.pressed.connect(self._add_fault)
        self.kind.chosen.connect(self._turn_kind)
        for line in (self.name, self.colour, self.fault):
            line.textEdited.connect(lambda _text: self._tell())
        for widget in (self.checklist, self.picture, self.accessories, self.photos):
            widget.changed.connect(self._tell)
        self.code.changed.connect(self._tell)
