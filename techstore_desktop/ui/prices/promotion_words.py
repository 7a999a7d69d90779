"""A promotion in words: what it gives, when, and how it stands."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.prices.choices import PromotionKind
from techstore_desktop.core.prices.schemas import PromotionResponse
from techstore_desktop.ui.prices.weekdays import short_day

translate = QCoreApplication.translate


def kind_names() -> dict[PromotionKind, str]:
    """Return what each kind is called."""
    return {
        PromotionKind.PERCENT_OFF: translate("Promotions", "Per cent off each piece"),
        PromotionKind.AMOUNT_OFF: translate("Promotions", "Amount off each piece"),
        PromotionKind.N_FOR_M: translate("Promotions", "Some free: 3 for 2"),
        PromotionKind.NTH_PERCENT_OFF: translate(
            "Promotions", "Per cent off one of some: second at half price"
        ),
        PromotionKind.FIXED_PRICE: translate("Promotions", "Some at a fixed price"),
    }


def gives(promotion: PromotionResponse, formats: Formats) -> str:
    """Return what a promotion gives."""
    count = formats.quantity(promotion.quantity)
    words = {
        PromotionKind.PERCENT_OFF: translate("Promotions", "{percent} off"),
        PromotionKind.AMOUNT_OFF: translate("Promotions", "{amount} off each"),
        PromotionKind.N_FOR_M: translate("Promotions", "{count} for {paid}"),
        PromotionKind.NTH_PERCENT_OFF: translate(
            "Promotions", "One of {count} at {percent} off"
        ),
        PromotionKind.FIXED_PRICE: translate("Promotions", "{count} at {amount}"),
    }[promotion.kind]
    said = words.format(
        percent=formats.rate(promotion.percent),
        amount=formats.money(promotion.amount),
        count=count,
        paid=promotion.paid_quantity,
    )
    if promotion.kind.takes_groups or promotion.quantity <= 1:
        return said
    return translate("Promotions", "{gift} from {count}").format(gift=said, count=count)


def hours(promotion: PromotionResponse) -> str:
    """Return on which weekdays and at which hours a promotion holds, if not always."""
    parts = []
    if promotion.weekdays:
        parts.append(", ".join(map(short_day, promotion.weekdays)))
    if promotion.from_time or promotion.until_time:
        begin = f"{promotion.from_time:%H:%M}" if promotion.from_time else "00:00"
        end = f"{promotion.until_time:%H:%M}" if promotion.until_time else "24:00"
        parts.append(f"{begin}–{end}")
    return " · ".join(parts)


def standing(promotion: PromotionResponse, today: date) -> tuple[str, str]:
    """Return how a promotion stands today, and the kind of its pill."""
    if promotion.is_archived:
        return translate("Promotions", "archived"), "neutral"
    if promotion.last_day and promotion.last_day < today:
        return translate("Promotions", "over"), "neutral"
    if promotion.first_day and today < promotion.first_day:
        return translate("Promotions", "to come"), "information"
    return translate("Promotions", "in force"), "good"


def days(promotion: PromotionResponse, formats: Formats) -> str:
    """Return from which day to which a promotion holds."""
    first, last = promotion.first_day, promotion.last_day
    if first and last:
        return f"{formats.date(first)} – {formats.date(last)}"
    if first:
        words = translate("Promotions", "from {day}")
        return words.format(day=formats.date(first))
    if last:
        words = translate("Promotions", "until {day}")
        return words.format(day=formats.date(last))
    if promotion.weekdays or promotion.from_time or promotion.until_time:
        return translate("Promotions", "Every week")
    return translate("Promotions", "Always")
