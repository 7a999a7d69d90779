"""Sentences for an item of Attention that is settled or gone."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "attention.gone": QT_TRANSLATE_NOOP(
        "Messages", "This is no longer so: somebody has put it right meanwhile."
    ),
    "attention.settled": QT_TRANSLATE_NOOP(
        "Messages", "Somebody has settled this meanwhile. See it under Settled."
    ),
}
