"""The sync itself, without a network, a clock or a thread of its own.

``round`` asks "is the outbox empty? is there more to pull?" and acts, whatever woke
it. It yields what to ask of the hub and is sent the answers, so that a simulation can
put anything between a question and its answer.
"""

import re
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeAlias
from uuid import UUID

from techstore_desktop import __version__
from techstore_desktop.core.clock import Clock
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.sync.errors import HubLost, HubRefuses
from techstore_desktop.sync.feed import Place
from techstore_desktop.sync.pictures import MOST_AT_ONCE, PictureShelf, fields
from techstore_desktop.sync.position import Position
from techstore_desktop.sync.questions import (
    Confirm,
    GetPictures,
    GiveBack,
    Hello,
    MissingPictures,
    Places,
    Pull,
    Push,
    PutPicture,
    Question,
)
from techstore_desktop.sync.replica import MOST_ENTRIES, Replica
from techstore_desktop.sync.retaining import Retention

PAGE = 500
PLACES = 5000
GREET_AGAIN = timedelta(seconds=60)
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
_DIGEST = re.compile(r'"([0-9a-f]{64})"')
_FINAL = {"sync.fork", "sync.forged", "sync.other_installation", "sync.wrong_hub"}


Round: TypeAlias = Generator[Question, Any, None]


@dataclass(slots=True)
class Contact:
    """What is known of the hub at present."""

    is_online: bool = False
    head: int = 0
    last_contact_at: datetime | None = None
    clock_offset: timedelta = timedelta()
    terminals: list[dict[str, Any]] = field(default_factory=list)
    trouble: str | None = None


class Engine:
    """One terminal's sync with its hub."""

    def __init__(
        self,
        replica: Replica,
        clock: Clock,
        random: Random,
        pictures: PictureShelf | None = None,
        retention: Retention | None = None,
    ) -> None:
        self._replica = replica
        self._pictures = pictures
        self._fields = fields()
        self._retention = retention
        self._are_pictures_due = True
        self._may_be_missed = False
        self._clock = clock
        self._random = random
        self._greeted_at: datetime | None = None
        self._may_pull = True
        self._has_caught_up = False
        self._failures = 0
        self._batch = MOST_ENTRIES
        self.contact = Contact()

    def round(self) -> Round:
        """Push all that waits, then take over all that is new.

        Raises Unavailable ``sync.damaged`` and HubRefuses, after which
        ``contact.trouble`` says what a person must know.
        """
        position = self._replica.position()
        if position is None:
            return
        if not self._has_caught_up:
            self._replica.catch_up()
            self._has_caught_up = True
        if position.set_aside is not None:
            self.contact.trouble = position.set_aside
            return
        try:
            yield from self._greet(position)
            yield from self._give_back()
            yield from self._push_all()
            yield from self._pull_all()
            yield from self._exchange_pictures()
            yield from self._let_go()
        except HubRefuses as refusal:
            self._refused(refusal)
            raise
        except Unavailable as error:
            self.contact.trouble = error.code
            self._greeted_at = None
            raise
        self._failures = 0

    def greet_anew(self) -> None:
        """Compare both sides again in the next round: somebody asked for it."""
        self._greeted_at = None

    def answers_again(self) -> None:
        """Note that something answers where the hub was away: pauses begin anew.

        A server that is starting refuses for a while, and is soon back.
        """
        self._failures = 0

    def lost(self) -> float:
        """Note that the hub does not answer; return how many seconds to wait.

        The pause is chosen at random up to a limit that doubles, so that a shop's
        terminals do not come back all at once.
        """
        self.contact.is_online = False
        self._greeted_at = None
        if self._pictures is not None:
            self._pictures.line_lost()
        self._failures += 1
        limit = SHORTEST_PAUSE * 2 ** min(self._failures, 16)
        return max(SHORTEST_PAUSE, self._random.uniform(0, min(LONGEST_PAUSE, limit)))

    def _refused(self, refusal: HubRefuses) -> None:
        self._greeted_at = None
        self.contact.trouble = refusal.code
        if refusal.code in _FINAL:
            self._replica.set_aside(refusal.code)

    def _greet(self, position: Position) -> Round:
        now = self._clock.now()
        is_recent = (
            self._greeted_at is not None
            and timedelta() <= now - self._greeted_at < GREET_AGAIN
        )
        if is_recent:
            return
        answer = yield Hello(self._said(position, now))
        self._heard(answer, now)
        if UUID(answer["hub_id"]) != position.hub_id:
            raise HubRefuses("sync.wrong_hub")
        self._may_pull = answer["may_pull"]
        if UUID(answer["epoch"]) != position.epoch or answer["has_gone_back"]:
            yield from self._follow_back(answer)
        self.contact.terminals = answer["terminals"]
        self._may_be_missed = True
        self.contact.trouble = None if self._may_pull else "sync.outdated"
        self._greeted_at = now
        self._are_pictures_due = True
        self._replica.note_contact(now)

    def _said(self, position: Position, now: datetime) -> dict[str, Any]:
        return {
            "incarnation": str(position.incarnation),
            "epoch": str(position.epoch),
            "cursor": position.cursor,
            "cursor_id": str(position.cursor_id) if position.cursor_id else None,
            "cursor_stamp": position.cursor_stamp,
            "acknowledged": position.acknowledged,
            "waiting": position.waiting,
            "now": now.isoformat(),
            "program_version": __version__,
            "schema_version": SCHEMA_VERSION,
        }

    def _follow_back(self, answer: dict[str, Any]) -> Round:
        """Find where the hub's order and ours parted, and go on from there."""
        agreed = 0
        while True:
            places = yield Places(agreed, PLACES)
            if not places:
                break
            count = self._replica.agreed_places(places)
            if count:
                agreed = places[count - 1].hub_seq
            if count < len(places):
                break
        if self._pictures is not None:
            self._pictures.doubt()
        self._replica.go_back(
            agreed, epoch=UUID(answer["epoch"]), hub_last_seq=answer["last_seq"]
        )

    def _give_back(self) -> Round:
        """Offer what a restored hub lost of others: they may be gone for good.

        Only after a greeting that told of a gap, and until the hub takes no more.
        """
        while self._may_be_missed:
            self._may_be_missed = False
            told = {each["terminal_id"]: each for each in self.contact.terminals}
            for entries in self._replica.missed_by_hub(self.contact.terminals):
                taken = yield GiveBack(entries)
                if taken:
                    told[entries[0]["terminal_id"]]["last_seq"] += taken
                    self._may_be_missed = True

    def _let_go(self) -> Round:
        """Let go of what is older than this terminal keeps, if the hub has it."""
        if self._retention is None or not self._may_pull:
            return
        now = self._clock.now() + self.contact.clock_offset
        proposal = self._retention.proposal(now)
        if proposal is not None:
            is_confirmed = yield Confirm(proposal.place, proposal.digest)
            if is_confirmed:
                self._retention.confirmed(proposal)
        self._retention.let_some_go()

    def _push_all(self) -> Round:
        while entries := self._replica.outbox(self._batch):
            try:
                answer = yield Push(entries)
            except HubLost:
                self._batch = max(1, self._batch // 2)
                raise
            self._batch = min(MOST_ENTRIES, self._batch * 2)
            self._entries_passed([entry["changes"] for entry in entries])
            self._replica.note_places([Place(*place) for place in answer["places"]])
            self._heard(answer, self._clock.now())

    def _pull_all(self) -> Round:
        while self._may_pull:
            position = self._replica.position()
            if position is None:
                return
            page = yield Pull(position.cursor, position.last_seq, PAGE)
            self.contact.is_online = True
            self.contact.last_contact_at = self._clock.now()
            if not page:
                return
            self._entries_passed([entry.changes or "" for entry in page])
            taken = 0
            while taken < len(page):
                taken += self._replica.take(page[taken:])
            self.contact.head = max(self.contact.head, page[-1].hub_seq)

    def _entries_passed(self, changes: list[str]) -> None:
        """Look after pictures again, those that these entries name above all."""
        if self._pictures is not None:
            self._pictures.entries_followed()
        about = [each for each in changes if any(f in each for f in self._fields)]
        if about and self._pictures is not None:
            self._pictures.doubt([n for each in about for n in _DIGEST.findall(each)])
        self._are_pictures_due |= bool(about)

    def _exchange_pictures(self) -> Round:
        """Send the pictures that the hub lacks and fetch those that are missed here.

        What nothing shows any more is let go of first, or it would be sent again.
        """
        if self._pictures is None or not self._are_pictures_due:
            return
        self._pictures.sweep()
        names = self._pictures.unconfirmed()
        while True:
            # Asked of none, too: it lets the hub let go of what nothing shows there.
            for name in (yield MissingPictures(names)):
                picture = self._pictures.picture(name)
                if picture is not None:
                    yield PutPicture(picture)
            self._pictures.confirm(names)
            names = self._pictures.unconfirmed()
            if not names:
                break
        last = ""
        while names := self._pictures.missed(last):
            lacking = set((yield MissingPictures(names)))
            there = [name for name in names if name not in lacking]
            for start in range(0, len(there), MOST_AT_ONCE):
                found = yield GetPictures(there[start : start + MOST_AT_ONCE])
                self._pictures.keep(found)
            last = names[-1]
        self._are_pictures_due = False

    def _heard(self, answer: dict[str, Any], asked_at: datetime) -> None:
        now = self._clock.now()
        self.contact.is_online = True
        self.contact.last_contact_at = now
        self.contact.head = answer["head"]
        theirs = datetime.fromisoformat(answer["now"])
        self.contact.clock_offset = theirs - (asked_at + (now - asked_at) / 2)
