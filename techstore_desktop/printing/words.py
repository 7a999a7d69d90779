"""The words on paper, in the language of the shop's customers."""

from dataclasses import dataclass

from techstore_desktop.core.sales.choices import SaleKind


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Every word that a print-out needs."""

    receipt: str
    credit_note: str
    exchange: str
    void: str
    without_receipt: str
    of_document: str
    reason: str
    copy: str
    tax_number: str
    phone: str
    cashier: str
    customer: str
    subtotal: str
    discount: str
    promotion: str
    usual_price: str
    base: str
    total: str
    rounding: str
    change: str
    item: str
    items: str
    product: str
    quantity: str
    price: str
    amount: str
    warranty: str
    month: str
    many_months: str
    cash: str
    card: str
    transfer: str
    account: str
    deposit: str
    repair: str
    voucher: str
    foreign: str
    tip: str
    voucher_number: str
    gift_card: str
    store_credit: str
    valid_until: str
    to_bearer: str
    as_of: str
    account_payment: str
    serial_number: str
    balance_before: str
    balance_after: str

    def heading(self, kind: SaleKind) -> str:
        """Return what a document of the counter is called on paper."""
        return {
            SaleKind.SALE: self.receipt,
            SaleKind.RETURN: self.credit_note,
            SaleKind.EXCHANGE: self.exchange,
            SaleKind.VOID: self.void,
            SaleKind.WITHOUT_RECEIPT: self.without_receipt,
        }[kind]

    def months(self, count: int) -> str:
        """Return so many months in words."""
        return f"{count} {self.month if count == 1 else self.many_months}"

    def method(self, code: str) -> str:
        """Return a method of payment; one without words by its code.

        Behind a colon stands what tells several of one class apart, such as a currency.
        """
        kind, _, rest = code.partition(":")
        name = str(getattr(self, kind, code))
        return f"{name} {rest}" if kind == "foreign" else name


ENGLISH = PaperWords(
    receipt="Receipt",
    credit_note="Credit note",
    exchange="Exchange",
    void="Void",
    without_receipt="Credit note, no receipt",
    of_document="for",
    reason="Reason",
    copy="COPY",
    tax_number="Tax number",
    phone="Phone",
    cashier="Served by",
    customer="Customer",
    subtotal="Subtotal",
    discount="Discount",
    promotion="Promotion",
    usual_price="usual price",
    base="base",
    total="Total",
    rounding="Cash rounding",
    change="Change",
    item="item",
    items="items",
    product="Product",
    quantity="Quantity",
    price="Price",
    amount="Amount",
    warranty="Warranty",
    month="month",
    many_months="months",
    cash="Cash",
    card="Card",
    transfer="Transfer",
    account="On account",
    deposit="Repair deposit",
    repair="Repair",
    voucher="Voucher",
    foreign="Cash",
    tip="Tip, within",
    voucher_number="Voucher",
    gift_card="Gift card",
    store_credit="Store credit",
    valid_until="To be spent until",
    to_bearer="Whoever holds it may spend it, in parts too. Keep it like cash.",
    as_of="Balance at",
    account_payment="Payment on account",
    serial_number="Serial no.",
    balance_before="Balance before",
    balance_after="Balance now",
)
SPANISH = PaperWords(
    receipt="Recibo",
    credit_note="Nota de crédito",
    exchange="Cambio",
    void="Anulación",
    without_receipt="Nota de crédito sin recibo",
    of_document="de",
    reason="Motivo",
    copy="COPIA",
    tax_number="Identificación fiscal",
    phone="Teléfono",
    cashier="Atendido por",
    customer="Cliente",
    subtotal="Subtotal",
    discount="Descuento",
    promotion="Promoción",
    usual_price="precio habitual",
    base="base",
    total="Total",
    rounding="Redondeo en efectivo",
    change="Vuelto",
    item="artículo",
    items="artículos",
    product="Producto",
    quantity="Cantidad",
    price="Precio",
    amount="Importe",
    warranty="Garantía",
    month="mes",
    many_months="meses",
    cash="Efectivo",
    card="Tarjeta",
    transfer="Transferencia",
    account="Cuenta corriente",
    deposit="Seña de reparación",
    repair="Orden de reparación",
    voucher="Vale",
    foreign="Efectivo",
    tip="Propina, incluida",
    voucher_number="Vale",
    gift_card="Tarjeta de regalo",
    store_credit="Vale de compra",
    valid_until="Se puede gastar hasta",
    to_bearer="Al portador: se puede gastar también en partes. Guardar como efectivo.",
    as_of="Saldo al",
    account_payment="Pago a cuenta",
    serial_number="N.º de serie",
    balance_before="Saldo anterior",
    balance_after="Saldo actual",
)
_WORDS = {"en": ENGLISH, "es": SPANISH}


def words_for(language: str) -> PaperWords:
    """Return the words of a language, English where we have none."""
    return _WORDS.get(language, ENGLISH)
