"""The words of every kind: one module and one line each, as in the core."""

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.ui.attention.kind_words import KindWords
from techstore_desktop.ui.attention.kinds import (
    barcode_clash,
    cash_difference,
    credit_limit_passed,
    deposit_overdrawn,
    device_kept_twice,
    duplicate_customers,
    edit_conflict,
    loaner_lent_twice,
    negative_stock,
    over_returned,
    parked_sold_twice,
    part_moved_twice,
    part_received_twice,
    price_clash,
    quote_sold_twice,
    repair_billed_twice,
    serial_sold_twice,
    serial_told_apart,
    sku_clash,
    unknown,
    voucher_overspent,
)

_WORDS = {
    words.kind: words
    for words in (
        negative_stock.WORDS,
        serial_sold_twice.WORDS,
        serial_told_apart.WORDS,
        over_returned.WORDS,
        parked_sold_twice.WORDS,
        quote_sold_twice.WORDS,
        repair_billed_twice.WORDS,
        deposit_overdrawn.WORDS,
        device_kept_twice.WORDS,
        loaner_lent_twice.WORDS,
        part_moved_twice.WORDS,
        part_received_twice.WORDS,
        credit_limit_passed.WORDS,
        voucher_overspent.WORDS,
        edit_conflict.WORDS,
        cash_difference.WORDS,
        sku_clash.WORDS,
        barcode_clash.WORDS,
        price_clash.WORDS,
        duplicate_customers.WORDS,
    )
}


def words_of(item: AttentionItem) -> KindWords:
    """Return the words for an item; decent ones for a kind of a newer program."""
    return _WORDS.get(item.kind, unknown.WORDS)
