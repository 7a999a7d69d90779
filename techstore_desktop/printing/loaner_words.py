"""The words of a loaner's slip, by language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LoanerWords:
    """What a slip says beside what was signed."""

    slip: str
    returned: str
    repair: str
    customer: str
    phone: str
    tax_number: str
    number: str
    condition: str
    worth: str
    lent: str
    lent_by: str
    back: str
    taken_by: str
    signature: str
    terms: str


ENGLISH = LoanerWords(
    slip="Loaner",
    returned="Loaner given back",
    repair="For repair",
    customer="Customer",
    phone="Phone",
    tax_number="Tax number",
    number="Serial number or IMEI",
    condition="Condition",
    worth="Worth",
    lent="Handed out",
    lent_by="Handed out by",
    back="Given back",
    taken_by="Taken back by",
    signature="Signature",
    terms=(
        "I received this device on loan while mine is repaired. I give it back in the "
        "same condition when I fetch mine; if it is lost or damaged I pay its worth."
    ),
)
SPANISH = LoanerWords(
    slip="Equipo en préstamo",
    returned="Préstamo devuelto",
    repair="Por la orden",
    customer="Cliente",
    phone="Teléfono",
    tax_number="Identificación fiscal",
    number="Número de serie o IMEI",
    condition="Estado",
    worth="Valor",
    lent="Entregado",
    lent_by="Entregado por",
    back="Devuelto",
    taken_by="Recibido por",
    signature="Firma",
    terms=(
        "Recibí este equipo en préstamo mientras se repara el mío. Lo devuelvo en el "
        "mismo estado cuando retire el mío; si se pierde o se daña, pago su valor."
    ),
)
_BY_LANGUAGE = {"es": SPANISH}


def loaner_words_for(language: str) -> LoanerWords:
    """Return the words in a language; English where there are none."""
    return _BY_LANGUAGE.get(language, ENGLISH)
