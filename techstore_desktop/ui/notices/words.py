"""Words of the notices: occasions and ways."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.customers.choices import ContactWay
from techstore_desktop.core.notices.choices import Channel, Occasion
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

_CONTEXT = "NoticeWords"
_OCCASIONS = {
    Occasion.RECEIVED: QT_TRANSLATE_NOOP("NoticeWords", "We have received it"),
    Occasion.DIAGNOSING: QT_TRANSLATE_NOOP("NoticeWords", "We are looking at it"),
    Occasion.QUOTED: QT_TRANSLATE_NOOP("NoticeWords", "What it costs"),
    Occasion.QUOTE_UNANSWERED: QT_TRANSLATE_NOOP(
        "NoticeWords", "Reminder of the quote"
    ),
    Occasion.APPROVED: QT_TRANSLATE_NOOP("NoticeWords", "They agreed"),
    Occasion.DECLINED: QT_TRANSLATE_NOOP("NoticeWords", "They declined"),
    Occasion.WAITING_FOR_PART: QT_TRANSLATE_NOOP("NoticeWords", "It waits for a part"),
    Occasion.REPAIRING: QT_TRANSLATE_NOOP("NoticeWords", "It is being repaired"),
    Occasion.TESTING: QT_TRANSLATE_NOOP("NoticeWords", "It is being tested"),
    Occasion.CANCELLED: QT_TRANSLATE_NOOP("NoticeWords", "It was cancelled"),
    Occasion.READY: QT_TRANSLATE_NOOP("NoticeWords", "It is ready"),
    Occasion.READY_UNREPAIRED: QT_TRANSLATE_NOOP(
        "NoticeWords", "To be fetched, not repaired"
    ),
    Occasion.NOT_FETCHED: QT_TRANSLATE_NOOP("NoticeWords", "It was not fetched yet"),
    Occasion.LAST_LETTER: QT_TRANSLATE_NOOP("NoticeWords", "Last letter"),
    Occasion.DELIVERED: QT_TRANSLATE_NOOP("NoticeWords", "Thank you, and the warranty"),
}
_CHANNELS = {
    Channel.WHATSAPP: QT_TRANSLATE_NOOP("NoticeWords", "WhatsApp"),
    Channel.EMAIL: QT_TRANSLATE_NOOP("NoticeWords", "E-mail"),
    Channel.PHONE: QT_TRANSLATE_NOOP("NoticeWords", "Phone"),
    Channel.LETTER: QT_TRANSLATE_NOOP("NoticeWords", "Letter"),
}


def occasion_words(occasion: Occasion) -> str:
    """Return what a notice is about."""
    return QCoreApplication.translate(_CONTEXT, _OCCASIONS[occasion])


def channel_words(channel: Channel) -> str:
    """Return by which way a customer is told."""
    return QCoreApplication.translate(_CONTEXT, _CHANNELS[channel])


def wish_words(wish: ContactWay, customer: str) -> tuple[str, bool]:
    """Return how a customer wants to be reached, and whether they do not at all."""
    if wish is ContactWay.ANY:
        return "", False
    if wish is ContactWay.NONE:
        words = QCoreApplication.translate(
            _CONTEXT, "{customer} asked not to be told. Tell them only what must be."
        )
        return words.format(customer=customer), True
    words = QCoreApplication.translate(
        _CONTEXT, "{customer} wants to be reached by {way}."
    )
    way = channel_words(Channel(wish.value))
    return words.format(customer=customer, way=way), False
