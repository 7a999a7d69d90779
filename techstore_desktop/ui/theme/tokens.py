"""The looks in numbers: colours in two sets of one shape, space, radius, type, time."""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """Which set of colours the shop wants; SYSTEM follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours by what they mean. ``_soft`` is the ground beneath its namesake."""

    background: str
    surface: str
    raised: str
    sunken: str
    line: str
    control: str
    text: str
    text_second: str
    text_third: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    bad: str
    bad_soft: str
    information: str
    information_soft: str
    backdrop: str


LIGHT = Colours(
    background="#F5F6F8",
    surface="#FFFFFF",
    raised="#FAFBFC",
    sunken="#EEF1F4",
    line="#E0E4EA",
    control="#828B98",
    text="#131820",
    text_second="#566070",
    text_third="#646E7C",
    accent="#0B6E6A",
    accent_hover="#095B58",
    accent_soft="#E2F2F1",
    on_accent="#FFFFFF",
    good="#157A3C",
    good_soft="#E5F4EA",
    warning="#A2560A",
    warning_soft="#FCF0DF",
    bad="#B3261E",
    bad_soft="#FBE9E7",
    information="#2456B8",
    information_soft="#E8EEFB",
    backdrop="#6B0E1217",
)

DARK = Colours(
    background="#0E1217",
    surface="#161B22",
    raised="#1B2129",
    sunken="#11161C",
    line="#2A323D",
    control="#66707F",
    text="#E7ECF2",
    text_second="#A3AEBD",
    text_third="#7F8A99",
    accent="#3CC8BE",
    accent_hover="#5AD6CD",
    accent_soft="#12322F",
    on_accent="#06201E",
    good="#5CC98A",
    good_soft="#12301F",
    warning="#F0B45C",
    warning_soft="#33260F",
    bad="#FF8A80",
    bad_soft="#3A1917",
    information="#8CB4FF",
    information_soft="#16233D",
    backdrop="#99000000",
)

FONT_FAMILY = "Inter"

SPACE = 4
"""The grid in pixels: distances are multiples of it."""

RADIUS_SMALL = 5
RADIUS_FIELD = 9
RADIUS_CARD = 12
RADIUS_DIALOG = 16

TEXT_TINY = 11
TEXT_SMALL = 12
TEXT = 14
TEXT_LARGE = 18
TEXT_FIGURE = 24
TEXT_TOTAL = 44

REGULAR = 400
MEDIUM = 500
SEMIBOLD = 600
BOLD = 700

ROW_HEIGHT = 36
CONTROL_HEIGHT = 38
TOUCH_HEIGHT = 44
LARGE_HEIGHT = 60
STATUS_HEIGHT = 30
NAVIGATION_WIDTH = 196
NAVIGATION_COLLAPSED = 60

MOTION_MILLISECONDS = 120
TOAST_MILLISECONDS = 6000
BUSY_AFTER_MILLISECONDS = 200
