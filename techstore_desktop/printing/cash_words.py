"""The words of the cash desk's slips and reports, in the shop's language."""

from dataclasses import dataclass

from techstore_desktop.core.cash.choices import MovementKind


@dataclass(frozen=True, slots=True)
class CashWords:
    """Every word that a slip, an X or a Z report needs.

    ``headings`` are the kinds of documents, ``methods`` those of payment and ``kinds``
    those of movements, each by its code; one without words is printed as its code.
    """

    x_report: str
    z_report: str
    session: str
    business_day: str
    opened: str
    closed: str
    printed: str
    by: str
    tax_number: str
    copy: str
    documents: str
    payments: str
    refunded: str
    drawer: str
    opening_float: str
    float_difference: str
    cash_paid: str
    rounding: str
    expected: str
    counted: str
    difference: str
    movements: str
    counted_by: str
    verified_by: str
    explanation: str
    category: str
    reason: str
    signature: str
    received: str
    tips: str
    vouchers_sold: str
    foreign_change: str
    taken: str
    worth: str
    headings: dict[str, str]
    methods: dict[str, str]
    kinds: dict[MovementKind, str]

    def heading(self, code: str) -> str:
        """Return what documents of a kind are called."""
        return self.headings.get(code, code)

    def place(self, code: str) -> int:
        """Return where a kind of documents stands: sales first, unknown ones last."""
        order = list(self.headings)
        return order.index(code) if code in order else len(order)

    def method(self, code: str) -> str:
        """Return what a method of payment is called; cash with its currency."""
        kind, _, rest = code.partition(":")
        name = self.methods.get(kind, code)
        return f"{name} {rest}" if kind == "foreign" else name


ENGLISH = CashWords(
    x_report="X report",
    z_report="Z report",
    session="Session",
    business_day="Business day",
    opened="Opened",
    closed="Closed",
    printed="As of",
    by="by",
    tax_number="Tax number",
    copy="COPY",
    documents="Documents",
    payments="Payments",
    refunded="of it refunded",
    drawer="Cash in the drawer",
    opening_float="Float",
    float_difference="Float against the last close",
    cash_paid="Paid in cash",
    rounding="Cash rounding, within",
    expected="Expected",
    counted="Counted",
    difference="Difference",
    movements="Movements",
    counted_by="Counted by",
    verified_by="Verified by",
    explanation="Explanation",
    category="For",
    reason="Reason",
    signature="Signature",
    received="Received by",
    tips="of it tips",
    vouchers_sold="of it vouchers sold, no revenue",
    foreign_change="Change for other currencies",
    taken="Taken",
    worth="taken for",
    headings={
        "sale": "Sales",
        "return": "Returns",
        "exchange": "Exchanges",
        "return_without_receipt": "Returns without receipt",
        "void": "Voids",
        "account_payment": "Payments on account",
        "deposit_taken": "Repair deposits taken",
        "deposit_returned": "Repair deposits returned",
        "deposit_credited": "Repair deposits put on account",
        "deposit_applied": "Repair deposits applied to sales",
        "deposit_restored": "Repair deposits of voided sales",
    },
    methods={
        "cash": "Cash",
        "card": "Card",
        "transfer": "Transfer",
        "account": "On account",
        "voucher": "Voucher",
        "foreign": "Cash",
        "deposit": "Repair deposit",
    },
    kinds={
        MovementKind.IN: "Cash in",
        MovementKind.OUT: "Cash out",
        MovementKind.EXPENSE: "Expense",
        MovementKind.DROP: "Safe drop",
        MovementKind.OPENED: "Drawer opened",
    },
)
SPANISH = CashWords(
    x_report="Informe X",
    z_report="Informe Z",
    session="Sesión",
    business_day="Jornada",
    opened="Apertura",
    closed="Cierre",
    printed="Al",
    by="por",
    tax_number="Identificación fiscal",
    copy="COPIA",
    documents="Documentos",
    payments="Pagos",
    refunded="de ello devuelto",
    drawer="Efectivo en la caja",
    opening_float="Fondo inicial",
    float_difference="Fondo frente al último cierre",
    cash_paid="Pagado en efectivo",
    rounding="Redondeo en efectivo, incluido",
    expected="Esperado",
    counted="Contado",
    difference="Diferencia",
    movements="Movimientos",
    counted_by="Contado por",
    verified_by="Verificado por",
    explanation="Explicación",
    category="Para",
    reason="Motivo",
    signature="Firma",
    received="Recibido por",
    tips="de ello propinas",
    vouchers_sold="de ello vales vendidos, sin ingreso",
    foreign_change="Vuelto por otras monedas",
    taken="Recibido",
    worth="tomado por",
    headings={
        "sale": "Ventas",
        "return": "Devoluciones",
        "exchange": "Cambios",
        "return_without_receipt": "Devoluciones sin recibo",
        "void": "Anulaciones",
        "account_payment": "Pagos a cuenta",
        "deposit_taken": "Señas de reparaciones recibidas",
        "deposit_returned": "Señas de reparaciones devueltas",
        "deposit_credited": "Señas de reparaciones a cuenta",
        "deposit_applied": "Señas de reparaciones aplicadas a ventas",
        "deposit_restored": "Señas de ventas anuladas",
    },
    methods={
        "cash": "Efectivo",
        "card": "Tarjeta",
        "transfer": "Transferencia",
        "account": "Cuenta corriente",
        "voucher": "Vale",
        "foreign": "Efectivo",
        "deposit": "Seña de reparación",
    },
    kinds={
        MovementKind.IN: "Ingreso de efectivo",
        MovementKind.OUT: "Egreso de efectivo",
        MovementKind.EXPENSE: "Gasto",
        MovementKind.DROP: "Retiro a caja fuerte",
        MovementKind.OPENED: "Caja abierta sin venta",
    },
)
_WORDS = {"en": ENGLISH, "es": SPANISH}


def cash_words_for(language: str) -> CashWords:
    """Return the words of a language, English where we have none."""
    return _WORDS.get(language, ENGLISH)
