"""What every service is made of."""

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.storage.database import Database


class Services:
    """Services of one database. Subclasses make them at their first use.

    What sign-in does not need is imported then, so that the window comes up quickly.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.profiles = ShopProfiles(database)

    def is_offline(self) -> bool:
        """Tell whether the shop's other computers can't be asked."""
        raise NotImplementedError


def know_every_table() -> None:
    """Load the whole schema: an entry's owners are looked for in all of it."""
    from techstore_desktop.core import models

    assert models.metadata.tables  # noqa: S101 - the import is what counts
