"""Every table there is. Whoever makes or compares a whole schema imports this."""

from techstore_desktop.core.attention import models as attention
from techstore_desktop.core.branches import models as branches
from techstore_desktop.core.cash import models as cash
from techstore_desktop.core.collection import models as collection
from techstore_desktop.core.customers import models as customers
from techstore_desktop.core.devices import models as devices
from techstore_desktop.core.estimates import models as estimates
from techstore_desktop.core.loaners import models as loaners
from techstore_desktop.core.notices import models as notices
from techstore_desktop.core.prices import models as prices
from techstore_desktop.core.products import models as products
from techstore_desktop.core.repairs import intake_models as intake
from techstore_desktop.core.repairs import models as repairs
from techstore_desktop.core.repairs import part_order_models as part_orders
from techstore_desktop.core.repairs.errands import models as errands
from techstore_desktop.core.sales import models as sales
from techstore_desktop.core.sales.payments import models as payments
from techstore_desktop.core.staff import models as staff
from techstore_desktop.core.stock import models as stock
from techstore_desktop.core.storage import backups, checkpoint, hub_link, journal
from techstore_desktop.core.storage.entity import Entity
from techstore_desktop.core.vouchers import models as vouchers

__all__ = [
    "attention",
    "backups",
    "branches",
    "cash",
    "checkpoint",
    "collection",
    "customers",
    "devices",
    "errands",
    "estimates",
    "hub_link",
    "intake",
    "journal",
    "loaners",
    "notices",
    "part_orders",
    "payments",
    "prices",
    "products",
    "repairs",
    "sales",
    "staff",
    "stock",
    "vouchers",
]

metadata = Entity.metadata
