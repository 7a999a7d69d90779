"""What the customer signed of the page; it holds as long as the page says the same."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.repairs.intake_schemas import ConsentCreate
from techstore_desktop.printing.repair_consent import consent_text
from techstore_desktop.printing.repair_words import repair_words_for
from techstore_desktop.ui.background import run
from techstore_desktop.ui.printing.languages import paper_language
from techstore_desktop.ui.repairs.consent.consent_sheet import ConsentSheet
from techstore_desktop.ui.repairs.intake.draft import SignedDraft, TicketDraft
from techstore_desktop.ui.session import Session


class Signature(QObject):
    """Has the exact words signed, and forgets the signature with the first other word.

    ``draft`` gives what is typed now.
    """

    changed = Signal(bool)
    """Tells whether the page is signed."""

    taken = Signal()
    """It was signed just now."""

    def __init__(
        self, page: QWidget, session: Session, draft: Callable[[], TicketDraft]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._draft = draft
        self._signed: SignedDraft | None = None

    @property
    def consent(self) -> ConsentCreate | None:
        """What was agreed to, as it is kept with the ticket."""
        return self._signed.consent if self._signed else None

    def kept(self) -> SignedDraft | None:
        """Return what stays with the draft."""
        return self._signed

    def show(self, draft: TicketDraft) -> None:
        """Take up what was signed of a draft, if these are still its words."""
        signed = draft.signed
        self._signed = signed if signed and self._is_of(signed, draft) else None
        self.changed.emit(self._signed is not None)

    def look_again(self) -> bool:
        """Forget what was signed in other words; False where that has happened now."""
        signed = self._signed
        if signed is None or self._is_of(signed, self._draft()):
            return True
        self._signed = None
        self.changed.emit(False)
        return False

    def ask(self) -> None:
        """Let the customer read the exact words, in their language, and sign them."""
        spoken, draft = paper_language(self._session), self._draft()
        run(
            lambda: spoken(draft.customer_id),
            lambda language: self._ask_in(language, draft),
            self,
        )

    def _ask_in(self, language: str, draft: TicketDraft) -> None:
        words = self._words_of(draft, language)
        name = draft.customer_name
        sheet = ConsentSheet(self._page, self._session, words, name=name)
        sheet.signed.connect(lambda consent: self._take(consent, language))
        sheet.open()

    def _take(self, consent: ConsentCreate, language: str) -> None:
        self._signed = SignedDraft(consent=consent, language=language)
        if self.look_again():  # A suggested price may have come meanwhile.
            self.changed.emit(True)
            self.taken.emit()

    def _is_of(self, signed: SignedDraft, draft: TicketDraft) -> bool:
        return signed.consent.text == self._words_of(draft, signed.language)

    def _words_of(self, draft: TicketDraft, language: str) -> str:
        profile = self._session.shop.profiles.current()
        return consent_text(
            [each.job() for each in draft.devices],
            profile,
            repair_words_for(language),
            customer_name=draft.customer_name,
            terms=profile.repair_terms,
        )
