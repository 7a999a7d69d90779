"""What an item must not show to a person who may not see costs."""

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.permissions import Actor, Permission

HIDDEN = "•••"


def shown_to(actor: Actor, item: AttentionItem) -> AttentionItem:
    """Return an item as this person may see it."""
    if item.values.get("field") != "cost" or actor.may(Permission.SEE_COST):
        return item
    hidden = dict.fromkeys(("now", "standing", "other"), HIDDEN)
    involved = tuple(
        each.model_copy(update={"value": HIDDEN}) for each in item.involved
    )
    return item.model_copy(
        update={"values": item.values | hidden, "involved": involved}
    )
