"""What stands beneath price and cost while they are typed: tax and margin."""

from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.products.schemas import CostReach
from techstore_desktop.ui.products.margin import gross_price, margin_rate, net_price
from techstore_desktop.ui.products.reference import Reference
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate
_REACHES = {
    CostReach.EVERYWHERE: "",
    CostReach.HERE: QT_TRANSLATE_NOOP("Products", "Only in this branch"),
    CostReach.WHERE_NONE_CAME: QT_TRANSLATE_NOOP(
        "Products", "In the branches that received none yet"
    ),
}


def tax_words(
    price: Decimal, tax_id: UUID | None, reference: Reference, formats: Formats
) -> str:
    """Return the price in the other way of writing it: without tax, or with."""
    if reference.prices_include_tax:
        other = net_price(price, tax_id, reference)
        words = translate("Products", "{amount} without tax")
    else:
        other = gross_price(price, tax_id, reference)
        words = translate("Products", "{amount} with tax")
    return words.format(amount=formats.money(other))


def margin_words(net: Decimal, cost: Decimal, formats: Formats) -> tuple[str, str]:
    """Return the margin in words and the role of its label."""
    rate = margin_rate(net, cost)
    if rate is None:
        return "", "second"
    if net < cost:
        below = formats.money(cost - net)
        words = translate("Products", "Sold {amount} below its cost")
        return words.format(amount=below), "warning"
    words = translate("Products", "Margin {rate} · {amount}")
    return words.format(rate=formats.rate(rate), amount=formats.money(net - cost)), (
        "good" if rate else "second"
    )


def reach_words(reach: CostReach) -> str:
    """Return in which branches a cost counts; nothing in a shop of one."""
    source = _REACHES[reach]
    return translate("Products", source) if source else ""
