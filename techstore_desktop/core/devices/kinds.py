"""The kinds of devices, and which one a name tells of."""

from enum import StrEnum

from techstore_desktop.core.storage.search import words_of


class DeviceKind(StrEnum):
    """What decides the picture, the checklist and the usual faults."""

    PHONE = "phone"
    TABLET = "tablet"
    WATCH = "watch"
    LAPTOP = "laptop"
    DESKTOP = "desktop"
    CONSOLE = "console"
    HEADPHONES = "headphones"
    TELEVISION = "television"
    OTHER = "other"


_TELLING: tuple[tuple[DeviceKind, str], ...] = (
    (DeviceKind.WATCH, "watch ticwatch wear smartwatch reloj"),
    (DeviceKind.LAPTOP, "laptop notebook netbook chromebook macbook thinkpad ideapad"),
    (DeviceKind.LAPTOP, "vivobook zenbook aspire inspiron latitude pavilion surface"),
    (DeviceKind.LAPTOP, "elitebook probook vaio"),
    (DeviceKind.HEADPHONES, "airpods airpod buds earbuds headphones headset audio"),
    (DeviceKind.HEADPHONES, "auriculares"),
    (DeviceKind.CONSOLE, "playstation ps2 ps3 ps4 ps5 xbox nintendo switch wii"),
    (DeviceKind.CONSOLE, "console consola dualsense dualshock joystick"),
    (DeviceKind.TELEVISION, "tv mitv box television televisor stb"),
    (DeviceKind.DESKTOP, "imac desktop pc tower optiplex prodesk thinkcentre computer"),
    (DeviceKind.TABLET, "ipad tab tablet pad mediapad lifetab slate clempad kindle"),
    (DeviceKind.TABLET, "transformer iconia fonepad matepad zenpad memo"),
    (DeviceKind.PHONE, "iphone phone smartphone celular galaxy moto redmi xperia"),
)
"""The words that tell of each kind; where several do, the kind further up counts."""


def guessed_kind(name: str) -> DeviceKind | None:
    """Return the kind that a device's brand and name tell of, None where none does."""
    words = words_of(name)
    told = {*words, *(word.rstrip("0123456789") for word in words)}
    return next((kind for kind, tell in _TELLING if told & set(tell.split())), None)
