"""The kinds of work in the demo shop, each with its warranty."""

from collections.abc import Mapping
from uuid import UUID

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.state_schemas import RepairWorkKindEdit
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP
from techstore_desktop.demo.words import Say
from techstore_desktop.shop import Shop

_MONTH = 30
_KINDS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Demo", "Screen or glass"),
        3,
        (
            "Change the screen",
            "Change the back glass",
            "Change the glass",
            "Change the display cable",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Demo", "Battery"),
        6,
        ("Change the battery", "Change the inner battery"),
    ),
    (
        QT_TRANSLATE_NOOP("Demo", "Other parts"),
        3,
        (
            "Change the fan",
            "Change the rear camera",
            "Change the charging port",
            "Change both sticks",
            "Change hinge and cover",
            "Change the keyboard",
            "Change the port",
            "Repair of the drive",
            "Add memory",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Demo", "Main board"),
        2,
        ("Repair of the board", "Clean and change the connector"),
    ),
    (
        QT_TRANSLATE_NOOP("Demo", "Cleaning"),
        1,
        ("Clean and new paste", "Clean and change the microphone"),
    ),
    (
        QT_TRANSLATE_NOOP("Demo", "System and data"),
        1,
        ("Restore the system", "Change the disk and move the data"),
    ),
)
"""What a kind is called, its months of warranty, and the work that is of it."""


def add_work_kinds(shop: Shop, manager: Actor, say: Say) -> Mapping[str, UUID]:
    """Add the kinds of work, and return which one each work of the demo is of."""
    found: dict[str, UUID] = {}
    for name, months, works in _KINDS:
        data = RepairWorkKindEdit(name=say(name), warranty_days=months * _MONTH)
        kind = shop.repair_work_kinds.add(manager, data)
        found |= {say(work): kind.id for work in works}
    return found
