"""The words of a letter beside those that a person wrote, by language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What frames a letter."""

    phone: str
    tax_number: str
    reference: str
    signed_for: str
    received: str


ENGLISH = LetterWords(
    phone="Phone",
    tax_number="Tax number",
    reference="Repair",
    signed_for="For the shop",
    received="Received on (date, signature)",
)
SPANISH = LetterWords(
    phone="Teléfono",
    tax_number="Identificación fiscal",
    reference="Orden de reparación",
    signed_for="Por la tienda",
    received="Recibido el (fecha, firma)",
)
_BY_LANGUAGE = {"es": SPANISH}


def letter_words_for(language: str) -> LetterWords:
    """Return the words in a language; English where there are none."""
    return _BY_LANGUAGE.get(language, ENGLISH)
