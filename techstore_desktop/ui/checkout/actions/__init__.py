"""What a person can do at the counter: one file and one line each.

Their order here is that of the help, and of the buttons that stand in one place.
"""

from techstore_desktop.ui.checkout.actions.action import CheckoutAction
from techstore_desktop.ui.checkout.actions.clear import Clear
from techstore_desktop.ui.checkout.actions.customer import ChooseCustomer
from techstore_desktop.ui.checkout.actions.discount import GiveDiscount
from techstore_desktop.ui.checkout.actions.free_line import FreeLine
from techstore_desktop.ui.checkout.actions.hand_out_repair import HandOutRepair
from techstore_desktop.ui.checkout.actions.lines import ChangeLines
from techstore_desktop.ui.checkout.actions.new_product import NewProduct
from techstore_desktop.ui.checkout.actions.open_cash_desk import OpenCashDesk
from techstore_desktop.ui.checkout.actions.park import Park
from techstore_desktop.ui.checkout.actions.pay import Pay
from techstore_desktop.ui.checkout.actions.price_check import CheckPrice
from techstore_desktop.ui.checkout.actions.quick_keys import PressQuickKeys
from techstore_desktop.ui.checkout.actions.quote import MakeQuote
from techstore_desktop.ui.checkout.actions.receipt_again import ReceiptAgain
from techstore_desktop.ui.checkout.actions.return_goods import ReturnGoods
from techstore_desktop.ui.checkout.actions.serial_numbers import SerialNumbers
from techstore_desktop.ui.checkout.actions.undo import Undo
from techstore_desktop.ui.checkout.actions.vouchers import SellVouchers

ACTIONS: tuple[type[CheckoutAction], ...] = (
    ChooseCustomer,
    GiveDiscount,
    Pay,
    Park,
    MakeQuote,
    SellVouchers,
    ReturnGoods,
    HandOutRepair,
    CheckPrice,
    OpenCashDesk,
    FreeLine,
    NewProduct,
    SerialNumbers,
    PressQuickKeys,
    Undo,
    ReceiptAgain,
    Clear,
    ChangeLines,
)

__all__ = ["ACTIONS", "CheckoutAction"]
