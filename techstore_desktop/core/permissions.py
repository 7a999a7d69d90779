"""Who may do what: the permissions, the roles that carry them, and their lending.

A permission is one row of ``Permission`` and one place in ``ROLE_PERMISSIONS``.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from techstore_desktop.core.errors import RuleBroken


class Permission(StrEnum):
    """A named act that not everybody may do."""

    SELL = "sale.sell"
    FREE_LINE = "sale.free_line"
    CHANGE_PRICE = "sale.change_price"
    GIVE_DISCOUNT = "sale.discount"
    EXCEED_DISCOUNT_LIMIT = "sale.discount_beyond_limit"
    SELL_UNDER_COST = "sale.under_cost"
    SELL_AT_ZERO = "sale.zero_price"
    SELL_UNKNOWN_UNIT = "sale.unknown_unit"
    SEE_SALES = "sale.see"
    RETURN_GOODS = "return.take"
    RETURN_WITHOUT_RECEIPT = "return.without_receipt"
    REFUND_OTHER_WAY = "return.other_way"
    HONOUR_EXPIRED_QUOTE = "quote.honour_expired"
    VOID_SALE = "sale.void"
    OPEN_CASH_SESSION = "cash.open"
    CLOSE_CASH_SESSION = "cash.close"
    MOVE_CASH = "cash.move"
    OPEN_DRAWER = "cash.open_drawer"
    SEE_CASH_REPORT = "cash.report"
    VERIFY_COUNT = "cash.verify"
    EDIT_EXPENSE_CATEGORIES = "cash.edit_categories"
    SEE_PRODUCTS = "product.see"
    SEE_COST = "product.see_cost"
    EDIT_PRODUCTS = "product.edit"
    EDIT_PRICES = "price.edit"
    IMPORT = "product.import"
    ADJUST_STOCK = "stock.adjust"
    SEE_CUSTOMERS = "customer.see"
    EDIT_CUSTOMERS = "customer.edit"
    MERGE_CUSTOMERS = "customer.merge"
    ERASE_CUSTOMERS = "customer.erase"
    SEE_ACCOUNTS = "account.see"
    TAKE_ACCOUNT_PAYMENT = "account.take_payment"
    EXCEED_CREDIT_LIMIT = "account.exceed_limit"
    EDIT_CREDIT_LIMIT = "account.edit_limit"
    CORRECT_ACCOUNT = "account.correct"
    SEE_VOUCHERS = "voucher.see"
    CORRECT_VOUCHER = "voucher.correct"
    REPAIR_SEE = "repair.see"
    REPAIR_TAKE_IN = "repair.take_in"
    REPAIR_WORK = "repair.work"
    REPAIR_ASSIGN = "repair.assign"
    REPAIR_QUOTE = "repair.quote"
    REPAIR_APPROVE = "repair.approve"
    REPAIR_CANCEL = "repair.cancel"
    REPAIR_DELIVER = "repair.deliver"
    REPAIR_TAKE_DEPOSIT = "repair.take_deposit"
    REPAIR_RETURN_DEPOSIT = "repair.return_deposit"
    REPAIR_ACCEPT_LATE_CLAIM = "repair.accept_late_claim"
    REPAIR_COLLECT = "repair.collect"
    REPAIR_CHARGE_STORAGE = "repair.charge_storage"
    REPAIR_KEEP_DEVICE = "repair.keep_device"
    REPAIR_EDIT_LOANERS = "repair.edit_loaners"
    REPAIR_DELIVER_WITHOUT_LOANER = "repair.deliver_without_loaner"
    REPAIR_REMOVE_PHOTO = "repair.remove_photo"
    REPAIR_SEE_COST = "repair.see_cost"
    REPAIR_SEE_ACCESS_CODE = "repair.see_access_code"
    REPAIR_EDIT_STATES = "repair.edit_states"
    SEE_REPORTS = "report.see"
    ATTENTION_SETTLE = "attention.settle"
    EDIT_STAFF = "staff.edit"
    UNLOCK_STAFF = "staff.unlock"
    EDIT_SETTINGS = "settings.edit"


class Role(StrEnum):
    """The three jobs of a shop."""

    CASHIER = "cashier"
    TECHNICIAN = "technician"
    MANAGER = "manager"


_EVERYBODY = frozenset(
    {
        Permission.SEE_PRODUCTS,
        Permission.SEE_CUSTOMERS,
        Permission.EDIT_CUSTOMERS,
        Permission.SEE_SALES,
        Permission.REPAIR_SEE,
        Permission.REPAIR_TAKE_IN,
        Permission.REPAIR_APPROVE,
        Permission.REPAIR_CANCEL,
        Permission.REPAIR_COLLECT,
    }
)

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.TECHNICIAN: _EVERYBODY
    | {
        Permission.REPAIR_WORK,
        Permission.REPAIR_ASSIGN,
        Permission.REPAIR_QUOTE,
    },
    Role.CASHIER: _EVERYBODY
    | {
        Permission.SELL,
        Permission.FREE_LINE,
        Permission.GIVE_DISCOUNT,
        Permission.OPEN_CASH_SESSION,
        Permission.CLOSE_CASH_SESSION,
        Permission.MOVE_CASH,
        Permission.OPEN_DRAWER,
        Permission.VERIFY_COUNT,
        Permission.RETURN_GOODS,
        Permission.SEE_ACCOUNTS,
        Permission.TAKE_ACCOUNT_PAYMENT,
        Permission.REPAIR_DELIVER,
        Permission.REPAIR_TAKE_DEPOSIT,
        Permission.REPAIR_RETURN_DEPOSIT,
        Permission.REPAIR_CHARGE_STORAGE,
    },
    Role.MANAGER: frozenset(Permission),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts, as they signed in."""

    staff_id: UUID
    name: str
    role: Role
    permissions: frozenset[Permission]
    is_person: bool = True

    def may(self, permission: Permission) -> bool:
        """Tell whether the person has a permission of their own."""
        return permission in self.permissions


COMMAND_LINE = Actor(
    staff_id=UUID(int=0),
    name="command line",
    role=Role.MANAGER,
    permissions=frozenset(Permission),
    is_person=False,
)
"""Whoever may run commands on this computer; the journal names no person for it."""


@dataclass(slots=True)
class Approval:
    """Another person's permission, lent by their PIN for one act (R60)."""

    approver_id: UUID
    permissions: frozenset[Permission]
    _is_spent: bool = field(default=False, init=False)

    def spend(self) -> None:
        """Use the approval up. Raises RuleBroken ``approval.spent`` the second time."""
        if self._is_spent:
            raise RuleBroken("approval.spent")
        self._is_spent = True


def authorize(
    actor: Actor, permissions: set[Permission], approval: Approval | None = None
) -> UUID | None:
    """Check that an act is allowed; return who lent what the actor lacks.

    Returns None where the actor needs nobody. Raises RuleBroken
    ``permission.missing`` (with ``permission``, and with ``permissions`` where it is
    more than one), ``approval.own`` where the actor
    would approve for themselves, and ``approval.spent``.
    """
    missing = sorted(permissions - actor.permissions)
    if not missing:
        return None
    lent = approval.permissions if approval else frozenset()
    refused = [permission for permission in missing if permission not in lent]
    if approval is None or refused:
        raise RuleBroken(
            "permission.missing",
            permission=(refused or missing)[0].value,
            **_every(missing),
        )
    if approval.approver_id == actor.staff_id:
        raise RuleBroken("approval.own")
    approval.spend()
    return approval.approver_id


def _every(missing: list[Permission]) -> dict[str, tuple[str, ...]]:
    """Return all that is missing, so that one PIN can lend it."""
    if len(missing) == 1:
        return {}
    return {"permissions": tuple(permission.value for permission in missing)}
