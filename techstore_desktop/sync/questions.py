"""What a terminal may ask of its hub, as values: the engine yields them."""

from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from techstore_desktop.sync.feed import FeedEntry, Standing
from techstore_desktop.sync.pictures import Sent


class Hub(Protocol):
    """What answers. Each call raises HubLost or HubRefuses."""

    def hello(self, said: dict[str, Any]) -> dict[str, Any]: ...
    def push(self, entries: list[dict[str, Any]]) -> dict[str, Any]: ...
    def give_back(self, entries: list[dict[str, Any]]) -> int: ...
    def confirm(self, place: int, digest: bytes) -> bool: ...
    def pull(self, after: int, own_seq: int, at_most: int) -> list[FeedEntry]: ...
    def places(self, after: int, at_most: int) -> list[Standing]: ...
    def missing_pictures(self, names: list[str]) -> list[str]: ...
    def put_picture(self, picture: Sent) -> None: ...
    def get_pictures(self, names: list[str]) -> list[Sent]: ...


@dataclass(frozen=True, slots=True)
class Hello:
    """Greet, with how far this terminal is; the answer is how far the hub is."""

    said: dict[str, Any]

    def ask(self, hub: Hub) -> dict[str, Any]:
        """Put the question."""
        return hub.hello(self.said)


@dataclass(frozen=True, slots=True)
class Push:
    """Hand entries over; the answer is where they stand."""

    entries: list[dict[str, Any]]

    def ask(self, hub: Hub) -> dict[str, Any]:
        """Put the question."""
        return hub.push(self.entries)


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Offer what the hub lost of another terminal; the answer is how many it took."""

    entries: list[dict[str, Any]]

    def ask(self, hub: Hub) -> int:
        """Put the question."""
        return hub.give_back(self.entries)


@dataclass(frozen=True, slots=True)
class Confirm:
    """Ask whether the hub has the same up to a place."""

    place: int
    digest: bytes

    def ask(self, hub: Hub) -> bool:
        """Put the question."""
        return hub.confirm(self.place, self.digest)


@dataclass(frozen=True, slots=True)
class Pull:
    """Ask for what follows a place; own entries up to ``own_seq`` are here."""

    after: int
    own_seq: int
    at_most: int

    def ask(self, hub: Hub) -> list[FeedEntry]:
        """Put the question."""
        return hub.pull(self.after, self.own_seq, self.at_most)


@dataclass(frozen=True, slots=True)
class Places:
    """Ask which entry stands where."""

    after: int
    at_most: int

    def ask(self, hub: Hub) -> list[Standing]:
        """Put the question."""
        return hub.places(self.after, self.at_most)


@dataclass(frozen=True, slots=True)
class MissingPictures:
    """Ask which of these pictures the hub lacks."""

    names: list[str]

    def ask(self, hub: Hub) -> list[str]:
        """Put the question."""
        return hub.missing_pictures(self.names)


@dataclass(frozen=True, slots=True)
class PutPicture:
    """Hand a picture over."""

    picture: Sent

    def ask(self, hub: Hub) -> None:
        """Put the question."""
        hub.put_picture(self.picture)


@dataclass(frozen=True, slots=True)
class GetPictures:
    """Ask for pictures; the answer holds those that the hub has."""

    names: list[str]

    def ask(self, hub: Hub) -> list[Sent]:
        """Put the question."""
        return hub.get_pictures(self.names)


Question: TypeAlias = (
    Hello
    | Push
    | GiveBack
    | Confirm
    | Pull
    | Places
    | MissingPictures
    | PutPicture
    | GetPictures
)
