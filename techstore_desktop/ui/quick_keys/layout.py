"""A layout of quick keys in the making: a value, changed by functions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from techstore_desktop.core.products.quick_keys import KeyColour, QuickKey, QuickPage


@dataclass(frozen=True, slots=True)
class Layout:
    """Pages of keys, with the page and the key that the buttons act on."""

    pages: tuple[QuickPage, ...] = ()
    page: int = 0
    key: int = 0

    @property
    def keys(self) -> tuple[QuickKey, ...]:
        """The keys of the open page."""
        return self.pages[self.page].keys if self.pages else ()

    @property
    def marked(self) -> QuickKey | None:
        """The key that the buttons act on."""
        return self.keys[self.key] if 0 <= self.key < len(self.keys) else None

    def with_pages(self, pages: Sequence[QuickPage]) -> "Layout":
        """Return other pages, with marks that lie within them."""
        page = max(0, min(self.page, len(pages) - 1))
        count = len(pages[page].keys) if pages else 0
        key = max(0, min(self.key, count - 1))
        return Layout(tuple(pages), page, key)

    def opening(self, page: int) -> "Layout":
        """Return it with another page open."""
        return replace(self, page=page, key=0).with_pages(self.pages)

    def marking(self, key: int) -> "Layout":
        """Return it with another key marked."""
        return replace(self, key=key).with_pages(self.pages)

    def adding_page(self, name: str) -> "Layout":
        """Return it with one more page, which is open."""
        pages = (*self.pages, QuickPage(name=name))
        return Layout(pages, len(pages) - 1, 0)

    def without_page(self) -> "Layout":
        """Return it without the open page."""
        kept = [each for place, each in enumerate(self.pages) if place != self.page]
        return self.with_pages(kept)

    def naming(self, name: str) -> "Layout":
        """Return it with the open page called so."""
        return self._with_page(name=name)

    def adding(self, key: QuickKey) -> "Layout":
        """Return it with one more key on the open page, which is marked."""
        keys = (*self.keys, key)
        return replace(self._with_page(keys=keys), key=len(keys) - 1)

    def without_key(self) -> "Layout":
        """Return it without the marked key."""
        kept = tuple(each for place, each in enumerate(self.keys) if place != self.key)
        made = self._with_page(keys=kept)
        return made.with_pages(made.pages)

    def moving(self, step: int) -> "Layout":
        """Return it with the marked key one place further, or one back."""
        to = self.key + step
        if self.marked is None or not 0 <= to < len(self.keys):
            return self
        keys = list(self.keys)
        keys[self.key], keys[to] = keys[to], keys[self.key]
        return replace(self._with_page(keys=tuple(keys)), key=to)

    def dressing(self, *, label: str, colour: KeyColour) -> "Layout":
        """Return it with the marked key called and coloured so."""
        if self.marked is None:
            return self
        dressed = self.marked.model_copy(update={"label": label, "colour": colour})
        keys = list(self.keys)
        keys[self.key] = dressed
        return self._with_page(keys=tuple(keys))

    def _with_page(self, **changes: object) -> "Layout":
        pages = list(self.pages)
        pages[self.page] = pages[self.page].model_copy(update=changes)
        return replace(self, pages=tuple(pages))
