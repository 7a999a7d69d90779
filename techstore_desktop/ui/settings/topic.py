"""A page of settings and a setting, as values."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from techstore_desktop.core.permissions import Permission

_CONTEXT = "Settings"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of settings; ``permission`` is needed to see it."""

    key: str
    icon: str
    source: str
    permission: Permission | None = None

    @property
    def title(self) -> str:
        """The title in the language that the window speaks."""
        return QCoreApplication.translate(_CONTEXT, self.source)


@dataclass(frozen=True, slots=True)
class Topic:
    """One setting. ``key`` is ``page.field``; ``what`` says what it does."""

    key: str
    title_source: str
    what_source: str
    permission: Permission | None = None

    @property
    def page(self) -> str:
        """The key of the page that it is on."""
        return self.key.partition(".")[0]

    @property
    def field(self) -> str:
        """The field on its page."""
        return self.key.partition(".")[2]

    @property
    def title(self) -> str:
        """The title in the language that the window speaks."""
        return QCoreApplication.translate(_CONTEXT, self.title_source)

    @property
    def what(self) -> str:
        """What it does, in the language that the window speaks."""
        return QCoreApplication.translate(_CONTEXT, self.what_source)
