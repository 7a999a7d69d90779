"""How a customer stands, in words; red and amber only where they mean something."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.accounts.schemas import AccountStanding
from techstore_desktop.core.formats import Formats

translate = QCoreApplication.translate


def standing_words(standing: AccountStanding, formats: Formats) -> str:
    """Return what a customer owes or has in hand, with the limit where there is one."""
    if standing.balance < 0:
        words = translate("Accounts", "{amount} in hand")
        return words.format(amount=formats.money(-standing.balance))
    if not standing.balance:
        words = translate("Accounts", "Owes nothing · limit {limit}")
        return words.format(limit=formats.money(standing.credit_limit))
    if not standing.credit_limit:
        words = translate("Accounts", "Owes {amount} · no credit")
        return words.format(amount=formats.money(standing.balance))
    words = translate("Accounts", "Owes {amount} of {limit}")
    return words.format(
        amount=formats.money(standing.balance),
        limit=formats.money(standing.credit_limit),
    )


def standing_role(standing: AccountStanding) -> str:
    """Return the label's role: green in hand, amber for a debt, red past the limit."""
    return balance_light(standing.balance, standing.credit_limit) or "second"


def balance_light(balance: Decimal, credit_limit: Decimal) -> str:
    """Return a balance's traffic light: ``good``, ``warning``, ``bad``, or none."""
    if balance > credit_limit:
        return "bad"
    if balance > 0:
        return "warning"
    return "good" if balance < 0 else ""


def balance_word(balance: Decimal, credit_limit: Decimal) -> str:
    """Return what the traffic light means, for a list; nothing for nothing."""
    light = balance_light(balance, credit_limit)
    if light == "bad":
        return translate("Accounts", "over the limit")
    if light == "warning":
        return translate("Accounts", "owes")
    return translate("Accounts", "in hand") if light else ""


def after_words(standing: AccountStanding, owed: Decimal, formats: Formats) -> str:
    """Return what a customer will owe once a sale is completed (R22)."""
    if owed > standing.limit_now:
        words = translate(
            "Accounts", "Will owe {owed}: beyond the limit of {limit}. A manager's PIN."
        )
    elif owed > 0:
        words = translate("Accounts", "Will owe {owed} of {limit}.")
    else:
        words = translate("Accounts", "Paid from credit; {left} stays in hand.")
    return words.format(
        owed=formats.money(owed),
        left=formats.money(-owed),
        limit=formats.money(standing.limit_now),
    )
