"""UUIDv7: identifiers that any terminal makes alone and that sort by time."""

from random import Random, SystemRandom
from threading import Lock
from uuid import UUID

from techstore_desktop.core.clock import Clock

_VERSION_AND_VARIANT = (7 << 76) | (0b10 << 62)
_LOW_BITS = 62
_TAIL_BITS = 74
_TAIL_MASK = (1 << _TAIL_BITS) - 1


class Identifiers:
    """Makes UUIDv7 (RFC 9562) from a clock and a source of chance.

    Both are handed in, so that a seed gives the same shop again. Identifiers of one
    source always grow, also within a millisecond and when the clock goes back.
    """

    def __init__(self, clock: Clock, random: Random | None = None) -> None:
        self._clock = clock
        self._random = random or SystemRandom()
        self._lock = Lock()
        self._milliseconds = 0
        self._tail = 0

    def new(self) -> UUID:
        """Return an identifier greater than every one made here before."""
        with self._lock:
            self._advance()
            high = self._tail >> _LOW_BITS
            low = self._tail & ((1 << _LOW_BITS) - 1)
            value = (self._milliseconds << 80) | _VERSION_AND_VARIANT
            return UUID(int=value | (high << 64) | low)

    def salt(self) -> str:
        """Return 16 hexadecimal digits of chance."""
        return f"{self._random.getrandbits(64):016x}"

    def _advance(self) -> None:
        milliseconds = int(self._clock.now().timestamp() * 1000)
        if milliseconds > self._milliseconds:
            self._milliseconds = milliseconds
            self._tail = self._random.getrandbits(_TAIL_BITS - 1)
            return
        self._tail += 1 + self._random.getrandbits(32)
        if self._tail > _TAIL_MASK:
            self._milliseconds += 1
            self._tail = self._random.getrandbits(_TAIL_BITS - 1)
