"""A key and what it does, as data: for the keyboard, the palette and the help."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One key of a screen. ``keys`` as Qt writes them: "F12", "Ctrl+N", "/".

    ``act`` may be None for a key that a widget of the screen hears by itself: then
    it is only listed in the help.
    """

    keys: str
    text: str
    act: Callable[[], object] | None = None
    icon: str = ""
    is_in_palette: bool = True
