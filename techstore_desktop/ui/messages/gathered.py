"""Every error's sentence: one file of them for each capability, one line here."""

from itertools import chain

from techstore_desktop.ui.messages import (
    accounts,
    amounts,
    attention,
    backups,
    branches,
    cash,
    customers,
    estimates,
    files,
    hub,
    intake,
    mail,
    notices,
    payments,
    prices,
    printing,
    products,
    quotes,
    repairs,
    returns,
    sales,
    serials,
    staff,
    stock,
    storage,
    vouchers,
)

_CAPABILITIES = (
    accounts.SENTENCES,
    amounts.SENTENCES,
    attention.SENTENCES,
    backups.SENTENCES,
    branches.SENTENCES,
    cash.SENTENCES,
    customers.SENTENCES,
    estimates.SENTENCES,
    files.SENTENCES,
    hub.SENTENCES,
    mail.SENTENCES,
    intake.SENTENCES,
    notices.SENTENCES,
    payments.SENTENCES,
    prices.SENTENCES,
    printing.SENTENCES,
    products.SENTENCES,
    quotes.SENTENCES,
    repairs.SENTENCES,
    returns.SENTENCES,
    sales.SENTENCES,
    serials.SENTENCES,
    staff.SENTENCES,
    stock.SENTENCES,
    storage.SENTENCES,
    vouchers.SENTENCES,
)
MESSAGES: dict[str, str] = dict(
    chain.from_iterable(sentences.items() for sentences in _CAPABILITIES)
)
