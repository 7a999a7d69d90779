"""What each permission lets one do, as the person reads it who lends it."""

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from techstore_desktop.core.permissions import Permission

WORDS = {
    Permission.SELL: QT_TRANSLATE_NOOP("Permissions", "Sell"),
    Permission.FREE_LINE: QT_TRANSLATE_NOOP(
        "Permissions", "Sell what is not in the catalogue"
    ),
    Permission.CHANGE_PRICE: QT_TRANSLATE_NOOP("Permissions", "Change a price"),
    Permission.GIVE_DISCOUNT: QT_TRANSLATE_NOOP("Permissions", "Give a discount"),
    Permission.EXCEED_DISCOUNT_LIMIT: QT_TRANSLATE_NOOP(
        "Permissions", "Give a discount beyond the limit"
    ),
    Permission.SELL_UNDER_COST: QT_TRANSLATE_NOOP("Permissions", "Sell under cost"),
    Permission.SELL_AT_ZERO: QT_TRANSLATE_NOOP(
        "Permissions", "Sell at a price of zero"
    ),
    Permission.SELL_UNKNOWN_UNIT: QT_TRANSLATE_NOOP(
        "Permissions", "Sell a serial number that was never received"
    ),
    Permission.SEE_SALES: QT_TRANSLATE_NOOP("Permissions", "See the sales"),
    Permission.RETURN_GOODS: QT_TRANSLATE_NOOP("Permissions", "Take goods back"),
    Permission.RETURN_WITHOUT_RECEIPT: QT_TRANSLATE_NOOP(
        "Permissions", "Take goods back without a receipt"
    ),
    Permission.REFUND_OTHER_WAY: QT_TRANSLATE_NOOP(
        "Permissions", "Pay back by another method than was paid by"
    ),
    Permission.HONOUR_EXPIRED_QUOTE: QT_TRANSLATE_NOOP(
        "Permissions", "Keep the prices of a quote that ran out"
    ),
    Permission.VOID_SALE: QT_TRANSLATE_NOOP("Permissions", "Void a sale"),
    Permission.OPEN_CASH_SESSION: QT_TRANSLATE_NOOP(
        "Permissions", "Open the drawer's day"
    ),
    Permission.CLOSE_CASH_SESSION: QT_TRANSLATE_NOOP("Permissions", "Count and close"),
    Permission.MOVE_CASH: QT_TRANSLATE_NOOP(
        "Permissions", "Put cash in or take it out"
    ),
    Permission.OPEN_DRAWER: QT_TRANSLATE_NOOP(
        "Permissions", "Open the drawer without a sale"
    ),
    Permission.SEE_CASH_REPORT: QT_TRANSLATE_NOOP(
        "Permissions", "See the X and Z reports"
    ),
    Permission.VERIFY_COUNT: QT_TRANSLATE_NOOP("Permissions", "Verify a count"),
    Permission.EDIT_EXPENSE_CATEGORIES: QT_TRANSLATE_NOOP(
        "Permissions", "Edit the categories of expenses"
    ),
    Permission.SEE_PRODUCTS: QT_TRANSLATE_NOOP("Permissions", "See the products"),
    Permission.SEE_COST: QT_TRANSLATE_NOOP("Permissions", "See costs"),
    Permission.EDIT_PRODUCTS: QT_TRANSLATE_NOOP("Permissions", "Edit products"),
    Permission.EDIT_PRICES: QT_TRANSLATE_NOOP(
        "Permissions", "Edit price lists and promotions"
    ),
    Permission.IMPORT: QT_TRANSLATE_NOOP("Permissions", "Import a catalogue"),
    Permission.ADJUST_STOCK: QT_TRANSLATE_NOOP("Permissions", "Correct stock"),
    Permission.SEE_CUSTOMERS: QT_TRANSLATE_NOOP("Permissions", "See the customers"),
    Permission.EDIT_CUSTOMERS: QT_TRANSLATE_NOOP("Permissions", "Edit customers"),
    Permission.MERGE_CUSTOMERS: QT_TRANSLATE_NOOP(
        "Permissions", "Merge customers or part them"
    ),
    Permission.ERASE_CUSTOMERS: QT_TRANSLATE_NOOP(
        "Permissions", "Erase a customer for ever"
    ),
    Permission.SEE_ACCOUNTS: QT_TRANSLATE_NOOP(
        "Permissions", "See customers' accounts"
    ),
    Permission.TAKE_ACCOUNT_PAYMENT: QT_TRANSLATE_NOOP(
        "Permissions", "Take a payment on account"
    ),
    Permission.EXCEED_CREDIT_LIMIT: QT_TRANSLATE_NOOP(
        "Permissions", "Sell on account beyond the limit"
    ),
    Permission.EDIT_CREDIT_LIMIT: QT_TRANSLATE_NOOP(
        "Permissions", "Change a credit limit"
    ),
    Permission.CORRECT_ACCOUNT: QT_TRANSLATE_NOOP("Permissions", "Correct an account"),
    Permission.SEE_VOUCHERS: QT_TRANSLATE_NOOP("Permissions", "See the vouchers"),
    Permission.CORRECT_VOUCHER: QT_TRANSLATE_NOOP("Permissions", "Correct a voucher"),
    Permission.REPAIR_SEE: QT_TRANSLATE_NOOP("Permissions", "See the repairs"),
    Permission.REPAIR_TAKE_IN: QT_TRANSLATE_NOOP("Permissions", "Take a device in"),
    Permission.REPAIR_WORK: QT_TRANSLATE_NOOP("Permissions", "Work on a repair"),
    Permission.REPAIR_ASSIGN: QT_TRANSLATE_NOOP(
        "Permissions", "Give a repair to a technician"
    ),
    Permission.REPAIR_QUOTE: QT_TRANSLATE_NOOP("Permissions", "Quote a repair"),
    Permission.REPAIR_APPROVE: QT_TRANSLATE_NOOP(
        "Permissions", "Enter that a quote was approved"
    ),
    Permission.REPAIR_CANCEL: QT_TRANSLATE_NOOP("Permissions", "Cancel a repair"),
    Permission.REPAIR_DELIVER: QT_TRANSLATE_NOOP("Permissions", "Hand a device out"),
    Permission.REPAIR_TAKE_DEPOSIT: QT_TRANSLATE_NOOP("Permissions", "Take a deposit"),
    Permission.REPAIR_RETURN_DEPOSIT: QT_TRANSLATE_NOOP(
        "Permissions", "Give a deposit back"
    ),
    Permission.REPAIR_ACCEPT_LATE_CLAIM: QT_TRANSLATE_NOOP(
        "Permissions", "Accept a claim after the warranty's end"
    ),
    Permission.REPAIR_COLLECT: QT_TRANSLATE_NOOP(
        "Permissions", "Follow up what is not fetched"
    ),
    Permission.REPAIR_CHARGE_STORAGE: QT_TRANSLATE_NOOP(
        "Permissions", "Charge for storage"
    ),
    Permission.REPAIR_KEEP_DEVICE: QT_TRANSLATE_NOOP(
        "Permissions", "Keep or sell a device that nobody fetches"
    ),
    Permission.REPAIR_EDIT_LOANERS: QT_TRANSLATE_NOOP(
        "Permissions", "Edit the loaners"
    ),
    Permission.REPAIR_DELIVER_WITHOUT_LOANER: QT_TRANSLATE_NOOP(
        "Permissions", "Hand out while a loaner is not back"
    ),
    Permission.REPAIR_REMOVE_PHOTO: QT_TRANSLATE_NOOP("Permissions", "Remove a photo"),
    Permission.REPAIR_SEE_COST: QT_TRANSLATE_NOOP(
        "Permissions", "See what repairs cost"
    ),
    Permission.REPAIR_SEE_ACCESS_CODE: QT_TRANSLATE_NOOP(
        "Permissions", "See a device's access code"
    ),
    Permission.REPAIR_EDIT_STATES: QT_TRANSLATE_NOOP(
        "Permissions", "Edit the repair states"
    ),
    Permission.SEE_REPORTS: QT_TRANSLATE_NOOP("Permissions", "See the reports"),
    Permission.ATTENTION_SETTLE: QT_TRANSLATE_NOOP(
        "Permissions", "Decide what needs attention"
    ),
    Permission.EDIT_STAFF: QT_TRANSLATE_NOOP("Permissions", "Edit the staff"),
    Permission.UNLOCK_STAFF: QT_TRANSLATE_NOOP("Permissions", "Unlock a person's PIN"),
    Permission.EDIT_SETTINGS: QT_TRANSLATE_NOOP("Permissions", "Change the settings"),
}


def permission_words(permissions: Iterable[Permission]) -> str:
    """Return what is asked for, one thing a line, in one order."""
    asked = frozenset(permissions)
    words = (str(WORDS[each]) for each in Permission if each in asked)
    return "\n".join(QCoreApplication.translate("Permissions", each) for each in words)
