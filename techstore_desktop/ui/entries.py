"""Every screen, in the order of the navigation and of Ctrl+1 … Ctrl+9."""

from techstore_desktop.ui.attention import entry as attention
from techstore_desktop.ui.cash import entry as cash
from techstore_desktop.ui.checkout import entry as checkout
from techstore_desktop.ui.customers import entry as customers
from techstore_desktop.ui.dashboard import entry as dashboard
from techstore_desktop.ui.navigation import ScreenEntry
from techstore_desktop.ui.products import entry as products
from techstore_desktop.ui.repairs import entry as repairs
from techstore_desktop.ui.repairs.figures import entry as repair_figures
from techstore_desktop.ui.repairs.follow_up import entry as follow_up
from techstore_desktop.ui.repairs.intake import entry as intake
from techstore_desktop.ui.sales import entry as sales
from techstore_desktop.ui.settings import entry as settings
from techstore_desktop.ui.sync import entry as sync
from techstore_desktop.ui.vouchers import entry as vouchers


def entries() -> tuple[ScreenEntry, ...]:
    """Return the screens; one line each."""
    return (
        dashboard.entry(),
        checkout.entry(),
        sales.entry(),
        customers.entry(),
        products.entry(),
        repairs.entry(),
        intake.entry(),
        cash.entry(),
        attention.entry(),
        vouchers.entry(),
        follow_up.entry(),
        repair_figures.entry(),
        sync.entry(),
        settings.entry(),
    )
