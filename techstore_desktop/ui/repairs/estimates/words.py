"""On what a suggested price and a suggested day rest, in one line each."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.estimates.promising import PartsStanding
from techstore_desktop.core.estimates.schemas import PriceSuggestion, PromiseSuggestion
from techstore_desktop.core.estimates.suggesting import PriceSource
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
_HOUR = 60
_LONG = 3 * _HOUR
_BASES = {
    PriceSource.SAME_MODEL: QT_TRANSLATE_NOOP(
        "Estimates", "Median of {count} of this model and fault"
    ),
    PriceSource.SAME_KIND: QT_TRANSLATE_NOOP(
        "Estimates", "Median of {count} of this kind and fault"
    ),
}
_BESIDE = {
    PriceSource.SAME_MODEL: QT_TRANSLATE_NOOP(
        "Estimates", "{count} of this model came to {price}"
    ),
    PriceSource.SAME_KIND: QT_TRANSLATE_NOOP(
        "Estimates", "{count} of this kind came to {price}"
    ),
}
_PARTS = {
    PartsStanding.ON_HAND: QT_TRANSLATE_NOOP("Estimates", "the part is here"),
    PartsStanding.ON_ORDER: QT_TRANSLATE_NOOP("Estimates", "the part is on order"),
    PartsStanding.MISSING: QT_TRANSLATE_NOOP("Estimates", "the part must be ordered"),
}


def time_words(minutes: int) -> str:
    """Return a time of work: minutes, or hours where it is long."""
    if minutes < _LONG:
        return translate("Estimates", "{n} min").format(n=minutes)
    return translate("Estimates", "{n} h").format(n=round(minutes / _HOUR))


def price_words(price: PriceSuggestion, formats: Formats) -> str:
    """Return on what a price rests; nothing where there is none."""
    if price.unknown:
        words = translate("Estimates", "No price is known for: {faults}")
        return words.format(faults=", ".join(price.unknown))
    if price.source is PriceSource.NOTHING:
        return ""
    count = formats.count(price.count)
    parts = []
    if price.source is PriceSource.LIST:
        parts.append(translate("Estimates", "From the price list"))
        if price.median_price is not None:
            beside = translate("Estimates", _BESIDE[price.told_by])
            median = formats.money(price.median_price)
            parts.append(beside.format(count=count, price=median))
    elif price.source is PriceSource.EACH_FAULT:
        parts.append(translate("Estimates", "What each fault comes to, together"))
    else:
        parts.append(translate("Estimates", _BASES[price.source]).format(count=count))
    parts.append(time_words(price.minutes))
    if price.margin is not None:
        words = translate("Estimates", "margin {amount}")
        parts.append(words.format(amount=formats.money(price.margin)))
    if price.come_backs:
        words = translate("Estimates", "{rate} came back")
        parts.append(words.format(rate=formats.rate(price.come_backs)))
    return " · ".join(parts)


def promise_words(promise: PromiseSuggestion, formats: Formats) -> str:
    """Return on what a promised day rests."""
    if promise.promised_at is None:
        return translate("Estimates", "The workshop's calendar has no working time.")
    jobs = formats.count(promise.queue_jobs)
    words = translate("Estimates", "No open work before it")
    if promise.queue_jobs:
        words = translate(
            "Estimates",
            "Open repairs before it: {jobs} · {time} of work · technicians: {hands}",
        )
    said = words.format(
        jobs=jobs, time=time_words(promise.queue_minutes), hands=promise.hands
    )
    own = translate("Estimates", "this takes {time}")
    parts = [said, own.format(time=time_words(promise.minutes))]
    if promise.parts in _PARTS:
        parts.append(translate("Estimates", _PARTS[promise.parts]))
    return " · ".join(parts)
