"""Pictures on their way: those that the hub lacks, and those that are missed here."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from techstore_desktop.core.products.models import Picture
from techstore_desktop.core.products.pictures import columns, is_shown_nowhere
from techstore_desktop.core.storage.database import Database

MOST_NAMES = 500
MOST_AT_ONCE = 10
_PICTURES: Any = Picture.__table__


@dataclass(frozen=True, slots=True)
class Sent:
    """One picture as it travels."""

    name: str
    media_type: str
    content: bytes

    def is_whole(self) -> bool:
        """Tell whether the content is what the name says."""
        return sha256(self.content).hexdigest() == self.name


class PictureShelf:
    """This terminal's pictures. What the hub has is remembered until the next start.

    A hub that goes back to a backup is noticed by the entries that it lacks; not so
    where only pictures came after the last entry. Those are asked about again once the
    line was lost, for a hub does not go back without ending every line.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._confirmed: set[str] = set()
        self._since_last_entry: set[str] = set()

    def unconfirmed(self) -> list[str]:
        """Return pictures that are here and may be missing in the hub.

        At most ``MOST_NAMES`` of them.
        """
        with self._database.reading() as reading:
            names = set(reading.connection.scalars(select(_PICTURES.c.sha256)))
        # What was let go of here is let go of there: it may come back another day.
        self._confirmed &= names
        return sorted(names - self._confirmed)[:MOST_NAMES]

    def confirm(self, names: Sequence[str]) -> None:
        """Remember that the hub has these."""
        self._confirmed.update(names)
        self._since_last_entry.update(names)

    def entries_followed(self) -> None:
        """Note that the central order grew after what the hub has of pictures."""
        self._since_last_entry.clear()

    def line_lost(self) -> None:
        """Forget what a hub that went back could have lost unnoticed."""
        self.doubt(list(self._since_last_entry))
        self._since_last_entry.clear()

    def doubt(self, names: Sequence[str] | None = None) -> None:
        """Forget of these that the hub has them; of all where it was restored."""
        if names is None:
            self._confirmed.clear()
        else:
            self._confirmed.difference_update(names)

    def sweep(self) -> None:
        """Let go of the content of pictures that nothing here shows any more."""
        left = is_shown_nowhere()
        with self._database.reading() as reading:
            if (
                reading.connection.scalar(select(_PICTURES.c.sha256).where(left))
                is None
            ):
                return
        with self._database.replaying() as replay:
            replay.connection.execute(_PICTURES.delete().where(left))

    def picture(self, name: str) -> Sent | None:
        """Return a picture to be sent."""
        with self._database.reading() as reading:
            row = reading.connection.execute(
                select(_PICTURES).where(_PICTURES.c.sha256 == name)
            ).first()
        return Sent(row.sha256, row.media_type, row.content) if row else None

    def missed(self, after: str = "") -> list[str]:
        """Return pictures that something here shows and that are not here, by name.

        At most ``MOST_NAMES`` of them, those that come after a name.
        """
        with self._database.reading() as reading:
            names: set[str] = set()
            for table, column in columns():
                names |= _missed_by(reading.connection, table, column, after)
        return sorted(names)[:MOST_NAMES]

    def keep(self, pictures: Sequence[Sent]) -> None:
        """Keep pictures that came, and let what shows them be shown anew."""
        whole = [each for each in pictures if each.is_whole()]
        if not whole:
            return
        with self._database.replaying() as replay:
            # A person may have chosen the same one meanwhile.
            replay.connection.execute(
                _PICTURES.insert().prefix_with("OR IGNORE"),
                [
                    {
                        "sha256": each.name,
                        "media_type": each.media_type,
                        "content": each.content,
                    }
                    for each in whole
                ],
            )
            names = [each.name for each in whole]
            for table, column in columns():
                shown = select(table.c.id).where(table.c[column].in_(names))
                ids = set(replay.connection.scalars(shown))
                replay.touched.setdefault(table.name, set()).update(ids)
        self.confirm(names)


def fields() -> frozenset[str]:
    """Return how the text of an entry names what holds a picture's name."""
    return frozenset(f'"{column}"' for _table, column in columns())


def _missed_by(connection: Connection, table: Any, column: str, after: str) -> set[str]:
    query = (
        select(table.c[column])
        .outerjoin(_PICTURES, _PICTURES.c.sha256 == table.c[column])
        .where(table.c[column] > after, _PICTURES.c.sha256.is_(None))
        .order_by(table.c[column])
        .distinct()
        .limit(MOST_NAMES)
    )
    return set(connection.scalars(query))
