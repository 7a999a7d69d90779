"""A field that two people edited at once, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.attention.schemas import AttentionItem
from techstore_desktop.core.formats import Formats
from techstore_desktop.ui.attention.field_words import field_word, value_words
from techstore_desktop.ui.attention.kind_words import (
    ChoiceWords,
    KindWords,
    Told,
    value,
)

translate = QCoreApplication.translate


def _name() -> str:
    return translate("Attention", "Edited by two people")


def _tell(item: AttentionItem, formats: Formats) -> Told:
    headline = translate("Attention", "{field} · {name}")
    story = translate(
        "Attention",
        "Two people changed the same field of {name} without knowing of each other. "
        "{field}: one wrote {other}, the other, later, {standing}. It is {now} now.",
    )
    given = _given(item, formats)
    return Told(headline.format_map(given), story.format_map(given))


def _choices(item: AttentionItem, formats: Formats) -> Mapping[str, ChoiceWords]:
    given = _given(item, formats)
    keep = translate("Attention", "Keep {now}")
    take = translate("Attention", "Take {other}")
    effect = translate("Attention", "{field} becomes {other} on every terminal.")
    return {
        "keep": ChoiceWords(
            keep.format_map(given), translate("Attention", "Changes nothing.")
        ),
        "take_other": ChoiceWords(take.format_map(given), effect.format_map(given)),
    }


def _given(item: AttentionItem, formats: Formats) -> Mapping[str, str]:
    table, field = value(item, "table"), value(item, "field")
    told = {
        side: value_words(table, field, item.values.get(side), formats)
        for side in ("now", "standing", "other")
    }
    name = value(item, "name") or "—"
    return {"name": name, "field": field_word(table, field), **told}


WORDS = KindWords("edit_conflict", "arrows-exchange", _name, _tell, _choices)
