"""The kinds of devices by their keys, in the window's language."""

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.devices.kinds import DeviceKind
from techstore_desktop.ui.repairs.intake.kind_choice import KIND_WORDS


def kind_names() -> dict[str, str]:
    """Return what each kind is called."""
    return {kind.value: kind_name(kind.value) for kind in KIND_WORDS}


def kind_name(key: str) -> str:
    """Return what a kind is called; nothing for one that is not known."""
    known = DeviceKind(key) if key in set(DeviceKind) else None
    return QCoreApplication.translate("DeviceKinds", KIND_WORDS[known]) if known else ""
