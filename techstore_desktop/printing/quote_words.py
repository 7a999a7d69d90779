"""The words of a printed quote, beside those that every document shares."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """Every word that only a quote needs."""

    title: str
    valid_until: str
    made_by: str
    prices_with_tax: str
    prices_without_tax: str


ENGLISH = QuoteWords(
    title="Quote",
    valid_until="Valid until",
    made_by="Prepared by",
    prices_with_tax="Prices include taxes.",
    prices_without_tax="Prices do not include taxes; they are in the total.",
)
SPANISH = QuoteWords(
    title="Presupuesto",
    valid_until="Válido hasta el",
    made_by="Preparado por",
    prices_with_tax="Los precios incluyen impuestos.",
    prices_without_tax="Los precios no incluyen impuestos; están en el total.",
)
_WORDS = {"en": ENGLISH, "es": SPANISH}


def quote_words_for(language: str) -> QuoteWords:
    """Return the words of a language, English where we have none."""
    return _WORDS.get(language, ENGLISH)
