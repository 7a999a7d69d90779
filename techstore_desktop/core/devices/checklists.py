"""What is asked of each kind of device, what comes with it, what usually fails.

Keys, not words: the screens and the papers say them in their language. A shop's own
lists (``DeviceChecklist``) hold its own words in their place.
"""

from techstore_desktop.core.devices.kinds import DeviceKind

_SCREENED = ("powers_on", "screen", "touch")
_HAND_HELD = (*_SCREENED, "cameras", "buttons", "sound", "charging", "no_water")

QUESTIONS: dict[DeviceKind, tuple[str, ...]] = {
    DeviceKind.PHONE: _HAND_HELD,
    DeviceKind.TABLET: _HAND_HELD,
    DeviceKind.WATCH: (*_SCREENED, "buttons", "charging", "no_water"),
    DeviceKind.LAPTOP: (
        "powers_on",
        "screen",
        "keyboard",
        "touchpad",
        "ports",
        "charging",
        "hinges",
        "no_water",
    ),
    DeviceKind.DESKTOP: ("powers_on", "screen", "ports", "fans", "disk"),
    DeviceKind.CONSOLE: ("powers_on", "screen", "reads_discs", "ports", "controllers"),
    DeviceKind.HEADPHONES: ("powers_on", "sound", "microphone", "charging"),
    DeviceKind.TELEVISION: ("powers_on", "screen", "sound", "ports", "remote"),
    DeviceKind.OTHER: ("powers_on", "no_water"),
}

ACCESSORIES: dict[DeviceKind, tuple[str, ...]] = {
    DeviceKind.PHONE: ("charger", "cable", "case", "sim_card", "memory_card", "box"),
    DeviceKind.TABLET: ("charger", "cable", "case", "pen", "memory_card", "box"),
    DeviceKind.WATCH: ("charger", "strap", "box"),
    DeviceKind.LAPTOP: ("charger", "bag", "mouse", "dongle"),
    DeviceKind.DESKTOP: ("cable", "keyboard_part", "mouse"),
    DeviceKind.CONSOLE: ("charger", "cable", "controller", "disc", "box"),
    DeviceKind.HEADPHONES: ("charging_case", "cable", "box"),
    DeviceKind.TELEVISION: ("remote_control", "cable", "stand"),
    DeviceKind.OTHER: ("charger", "cable", "box"),
}

_HAND_HELD_FAULTS = (
    "broken_screen",
    "battery_drains",
    "does_not_charge",
    "does_not_turn_on",
    "got_wet",
    "camera_fails",
    "sound_fails",
    "no_signal",
)

FAULTS: dict[DeviceKind, tuple[str, ...]] = {
    DeviceKind.PHONE: _HAND_HELD_FAULTS,
    DeviceKind.TABLET: _HAND_HELD_FAULTS,
    DeviceKind.WATCH: (
        "broken_screen",
        "battery_drains",
        "does_not_charge",
        "does_not_turn_on",
    ),
    DeviceKind.LAPTOP: (
        "does_not_turn_on",
        "slow",
        "broken_screen",
        "keyboard_fails",
        "gets_hot",
        "battery_drains",
        "got_wet",
    ),
    DeviceKind.DESKTOP: ("does_not_turn_on", "slow", "gets_hot", "noisy"),
    DeviceKind.CONSOLE: (
        "no_picture",
        "does_not_turn_on",
        "does_not_read_discs",
        "gets_hot",
        "controller_drifts",
    ),
    DeviceKind.HEADPHONES: ("sound_fails", "does_not_charge", "does_not_turn_on"),
    DeviceKind.TELEVISION: ("no_picture", "does_not_turn_on", "sound_fails"),
    DeviceKind.OTHER: ("does_not_turn_on",),
}
