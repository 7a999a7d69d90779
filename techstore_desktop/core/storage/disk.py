"""Room on the disk: warned of early, and no new sale begun where it runs out."""

import shutil
from enum import StrEnum

from sqlalchemy import Engine

LEAST_WITHOUT_WARNING = 500 * 1024**2
LEAST_TO_BEGIN = 200 * 1024**2


class Room(StrEnum):
    """How much room is left for the shop."""

    ENOUGH = "enough"
    LITTLE = "little"
    NONE = "none"


def room(engine: Engine) -> Room:
    """Return how much room is left where a SQLite file lies.

    A server's disk is its own business, and a disk that cannot be asked has room.
    """
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return Room.ENOUGH
    try:
        free = shutil.disk_usage(engine.url.database).free
    except OSError:
        return Room.ENOUGH
    if free < LEAST_TO_BEGIN:
        return Room.NONE
    return Room.LITTLE if free < LEAST_WITHOUT_WARNING else Room.ENOUGH
