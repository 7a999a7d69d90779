"""What handing a job out comes to, worked out before anybody is asked."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from techstore_desktop.core.money import ZERO
from techstore_desktop.core.repairs.delivery_schemas import RepairToDeliver
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.repairs_on_sale import bring_repair, deposits_used
from techstore_desktop.printing.repair_consent import pick_up_text
from techstore_desktop.ui.printing.languages import PaperLanguage
from techstore_desktop.ui.repairs.consent.to_sign import ToSign, read_to_sign
from techstore_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class ToHandOut:
    """A ready job with its bill; ``used`` of its deposit pays for it.

    ``note`` is the delivery note as whoever fetches the device reads and signs it;
    ``loaner_out`` the loaner that the customer still has.
    """

    repair: RepairToDeliver
    bill: Decimal
    used: Decimal
    note: str
    loaner_out: str = ""

    @property
    def to_pay(self) -> Decimal:
        """What is left to pay."""
        return self.bill - self.used

    @property
    def excess(self) -> Decimal:
        """What of the deposit the bill does not need."""
        return max(self.repair.delivery.deposit - self.used, ZERO)


def read_to_hand_out(
    session: Session, job_id: UUID, language: PaperLanguage
) -> ToHandOut:
    """Return what to ask about a job. Runs on the worker.

    Raises RuleBroken ``repair.not_ready``, ``repair.already_billed``.
    """
    shop = session.shop
    read = read_to_sign(session, job_id, language)
    repair = _in_words(shop.repair_money.deliver(session.actor, job_id), read)
    empty = Cart(id=shop.database.identifiers.new())
    cart = bring_repair(empty, repair.lines, repair.delivery)
    priced = carts.price(cart, shop.sales.rules())
    used = deposits_used(cart, priced)
    note = pick_up_text(read.job, shop.profiles.current(), read.words)
    loans = shop.loaners.of_job(session.actor, job_id)
    out = next((loan.loaner_name for loan in loans if loan.is_out), "")
    return ToHandOut(repair, priced.total, sum(used.values(), ZERO), note, out)


def _in_words(repair: RepairToDeliver, read: ToSign) -> RepairToDeliver:
    """Call what is paid for a device that is not repaired by its name."""
    if not read.job.card.is_unrepaired:
        return repair
    fee = read.words.diagnosis_fee
    lines = tuple(
        line.model_copy(update={"name": f"{fee}: {line.name}"})
        if line.id == read.job.card.id
        else line
        for line in repair.lines
    )
    return repair.model_copy(update={"lines": lines})
