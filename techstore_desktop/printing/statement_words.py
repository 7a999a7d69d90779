"""The words of a customer's statement, in the language of the shop's customers."""

from dataclasses import dataclass

from techstore_desktop.core.customers.choices import EntryKind


@dataclass(frozen=True, slots=True)
class StatementWords:
    """Every word that a statement needs."""

    title: str
    customer: str
    phone: str
    tax_number: str
    from_day: str
    until: str
    entry: str
    amount: str
    balance: str
    opening: str
    owed: str
    in_hand: str
    up_to_30: str
    over_30: str
    over_60: str
    over_90: str
    sale: str
    payment: str
    credit_note: str
    correction: str
    deposit: str

    def kind(self, kind: EntryKind) -> str:
        """Return what an entry is called."""
        return {
            EntryKind.SALE: self.sale,
            EntryKind.PAYMENT: self.payment,
            EntryKind.RETURN: self.credit_note,
            EntryKind.CORRECTION: self.correction,
            EntryKind.DEPOSIT: self.deposit,
        }[kind]


ENGLISH = StatementWords(
    title="Account statement",
    customer="Customer",
    phone="Phone",
    tax_number="Tax number",
    from_day="from",
    until="until",
    entry="Entry",
    amount="Amount",
    balance="Balance",
    opening="Balance before",
    owed="Owed",
    in_hand="Credit in hand",
    up_to_30="under 30 days",
    over_30="30 to 59 days",
    over_60="60 to 89 days",
    over_90="90 days or more",
    sale="Sale",
    payment="Payment",
    credit_note="Credit note",
    correction="Correction",
    deposit="Repair deposit",
)
SPANISH = StatementWords(
    title="Estado de cuenta",
    customer="Cliente",
    phone="Teléfono",
    tax_number="Identificación fiscal",
    from_day="desde",
    until="hasta",
    entry="Movimiento",
    amount="Importe",
    balance="Saldo",
    opening="Saldo anterior",
    owed="Debe",
    in_hand="Saldo a favor",
    up_to_30="menos de 30 días",
    over_30="de 30 a 59 días",
    over_60="de 60 a 89 días",
    over_90="90 días o más",
    sale="Venta",
    payment="Pago",
    credit_note="Nota de crédito",
    correction="Corrección",
    deposit="Seña de reparación",
)
_WORDS = {"en": ENGLISH, "es": SPANISH}


def statement_words_for(language: str) -> StatementWords:
    """Return the words of a language, English where we have none."""
    return _WORDS.get(language, ENGLISH)
