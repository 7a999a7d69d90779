"""What the shop knows of a device, in a line."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.formats import Formats
from techstore_desktop.core.repairs.register import DeviceStanding

translate = QCoreApplication.translate


def standing_words(known: DeviceStanding, formats: Formats) -> str:
    """Return it, the parts separated by dots."""
    return " · ".join(_parts(known, formats))


def _parts(known: DeviceStanding, formats: Formats) -> Iterator[str]:
    if known.open_number:
        words = translate("DeviceStanding", "In the shop already as {number}")
        yield words.format(number=known.open_number)
    if known.sold_on:
        words = translate("DeviceStanding", "Sold here on {day}: {name}")
        yield words.format(day=formats.date(known.sold_on), name=known.sold_as)
    if known.warranty_until:
        words = (
            translate("DeviceStanding", "Under warranty until {day}")
            if known.is_under_warranty
            else translate("DeviceStanding", "Warranty ended on {day}")
        )
        yield words.format(day=formats.date(known.warranty_until))
    if known.repair_count:
        words = translate(
            "DeviceStanding", "Repairs here: {count}, the last one {number}"
        )
        yield words.format(count=known.repair_count, number=known.last_repair_number)
    if known.claim_until:
        words = (
            translate("DeviceStanding", "That repair's warranty holds until {day}")
            if known.claim_of_id
            else translate("DeviceStanding", "The repair's warranty ended on {day}")
        )
        yield words.format(day=formats.date(known.claim_until))
    if known.customer_name:
        words = translate("DeviceStanding", "Belongs to {name}")
        yield words.format(name=known.customer_name)
