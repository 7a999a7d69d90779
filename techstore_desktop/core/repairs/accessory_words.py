"""What was left with a device, as a person says it and as the job keeps it."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from techstore_desktop.core.devices.checklist_words import ENGLISH, SPANISH
from techstore_desktop.core.devices.checklists import ACCESSORIES
from techstore_desktop.core.storage import search

_SHORTEST = 3
"""Letters: fewer would mean an accessory by chance."""


def as_kept(text: str) -> tuple[str, ...]:
    """Return what else to look for: ``Pérez cargador`` is also ``perez charger``.

    A job keeps the usual accessories by their keys, whatever the language of the
    window in which it was taken in; so they are found in each language.
    """
    typed = search.words_of(text)
    other = (_with_key(typed, said, key) for said, key in _said())
    return tuple(dict.fromkeys(each for each in other if each))


def _with_key(
    typed: list[str], said: tuple[str, ...], key: tuple[str, ...]
) -> str | None:
    """Return the words with an accessory's key where they name it, else None."""
    meant = [word for word in typed if any(each.startswith(word) for each in said)]
    if all(len(word) < _SHORTEST for word in meant):
        return None
    rest = [word for word in typed if word not in meant]
    return " ".join((*rest, *key))


@lru_cache(maxsize=1)
def _said() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple(_pairs())


def _pairs() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for key in dict.fromkeys(chain.from_iterable(ACCESSORIES.values())):
        kept = tuple(search.words_of(key))
        for words in (ENGLISH, SPANISH):
            said = tuple(search.words_of(words[key]))
            if said != kept:
                yield said, kept
