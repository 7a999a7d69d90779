"""Every screen, in the order of the navigation and of Ctrl+1 … Ctrl+9."""

from techstore_desktop.ui.checkout import entry as checkout
from techstore_desktop.ui.navigation import ScreenEntry


def entries() -> tuple[ScreenEntry, ...]:
    """Return the screens; one line each."""
    return (checkout.entry(),)
