"""Sentences for prices, price lists, promotions and discounts."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "discount.beyond_all": QT_TRANSLATE_NOOP(
        "Messages",
        "Nobody here may take off more than {limit}. Take off less, or let a "
        "manager raise the limit.",
    ),
    "discount.reason_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Above your limit of {limit} a discount needs a reason. Type why it is given.",
    ),
    "sale.prices_not_looked_up": QT_TRANSLATE_NOOP(
        "Messages",
        "This customer's own prices are not on the sale yet. Choose the customer "
        "again, then take the money.",
    ),
    "promotion.no_percent": QT_TRANSLATE_NOOP(
        "Messages", "Type how many per cent are off."
    ),
    "promotion.no_amount": QT_TRANSLATE_NOOP("Messages", "Type the amount."),
    "promotion.group": QT_TRANSLATE_NOOP(
        "Messages", "Type how many pieces make a group: {fewest} to {most}."
    ),
    "promotion.paid": QT_TRANSLATE_NOOP(
        "Messages", "Type how many of the group are paid: at least one, but not all."
    ),
    "promotion.days": QT_TRANSLATE_NOOP(
        "Messages", "The last day lies before the first one. Change one of them."
    ),
    "price_list.name_taken": QT_TRANSLATE_NOOP(
        "Messages", "There is a price list {name} already. Choose another name."
    ),
    "discount.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "A discount of {discount} is more than the {largest} it is taken "
        "from. Type a smaller one.",
    ),
    "price.negative": QT_TRANSLATE_NOOP(
        "Messages",
        "A price is zero or more. To give money back, make a return.",
    ),
    "price.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "That price is too high: the largest is {largest}. Check the digits.",
    ),
    "price.too_many_decimals": QT_TRANSLATE_NOOP(
        "Messages",
        "A price has no more decimals than the shop's money. Round it.",
    ),
}
