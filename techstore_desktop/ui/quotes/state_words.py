"""What became of a quote, in words."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.sales.quotes.schemas import QuoteState

translate = QCoreApplication.translate
ALL = "all"


def state_words(state: QuoteState) -> str:
    """Return a state as people say it."""
    words = {
        QuoteState.OPEN: translate("Quotes", "Open"),
        QuoteState.EXPIRED: translate("Quotes", "Expired"),
        QuoteState.SOLD: translate("Quotes", "Sold"),
    }
    return words[state]


def filter_words() -> list[tuple[str, str]]:
    """Return what a list of quotes may be narrowed to."""
    states = [(state.value, state_words(state)) for state in QuoteState]
    return [*states, (ALL, translate("Quotes", "All"))]
