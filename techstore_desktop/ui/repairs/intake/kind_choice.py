"""Which kind of device it is, where the name did not tell."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.devices.kinds import DeviceKind
from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP
from techstore_desktop.ui.widgets.segmented_control import SegmentedControl

KIND_WORDS = {
    DeviceKind.PHONE: QT_TRANSLATE_NOOP("DeviceKinds", "Phone"),
    DeviceKind.TABLET: QT_TRANSLATE_NOOP("DeviceKinds", "Tablet"),
    DeviceKind.WATCH: QT_TRANSLATE_NOOP("DeviceKinds", "Watch"),
    DeviceKind.LAPTOP: QT_TRANSLATE_NOOP("DeviceKinds", "Laptop"),
    DeviceKind.DESKTOP: QT_TRANSLATE_NOOP("DeviceKinds", "Desktop"),
    DeviceKind.CONSOLE: QT_TRANSLATE_NOOP("DeviceKinds", "Console"),
    DeviceKind.HEADPHONES: QT_TRANSLATE_NOOP("DeviceKinds", "Headphones"),
    DeviceKind.TELEVISION: QT_TRANSLATE_NOOP("DeviceKinds", "TV"),
    DeviceKind.OTHER: QT_TRANSLATE_NOOP("DeviceKinds", "Other"),
}


class KindChoice(SegmentedControl):
    """The kinds side by side; ``chosen`` carries the ``DeviceKind``."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        choices = [
            (kind.value, translate("DeviceKinds", words))
            for kind, words in KIND_WORDS.items()
        ]
        super().__init__(choices, DeviceKind.PHONE.value, parent)
        self.setAccessibleName(self.tr("Kind of device"))

    def kind(self) -> DeviceKind:
        """Return the kind that holds."""
        return DeviceKind(self.current())

    def choose(self, key: str) -> None:
        """Let another kind hold, chosen by a person."""
        if key != self.current():
            self.show_kind(DeviceKind(key))
            self.chosen.emit(DeviceKind(key))

    def show_kind(self, kind: DeviceKind) -> None:
        """Let a kind hold without telling."""
        self.set_current(kind.value)
