"""Which language a paper speaks: the customer's, else the shop's, else the window's."""

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

from techstore_desktop.ui import language
from techstore_desktop.ui.session import Session

PaperLanguage: TypeAlias = Callable[[UUID | None], str]
"""Answers on the worker: the language of a paper for this customer, or for nobody."""


def paper_language(session: Session) -> PaperLanguage:
    """Return who decides the language of papers. Asked while the window is there."""
    usual = session.shop.profiles.current().print_language or language.current()

    def spoken(customer_id: UUID | None) -> str:
        if customer_id is None:
            return usual
        return session.shop.customers.survivor(customer_id).language or usual

    return spoken
