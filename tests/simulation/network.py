"""The lines between terminals and hub: they drop, repeat, delay, reorder and forget."""

import json
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from techstore_desktop.core.clock import Clock
from techstore_desktop.sync.errors import HubLost, HubRefuses
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
from tests.simulation.hub_model import HubModel

FAULTS = ("drop", "lost_answer", "delay", "repeat")
USUAL = 0.72


@dataclass
class Network:
    """Every line of the shop. ``hits`` counts each fault that really happened.

    ``torn`` are the computers, by name, whose connection was to a server that has
    ended; a copied disk is one more of them. ``outdated`` are terminals whose program
    knows of no receipts: the hub takes what they push, no more.
    """

    hub: HubModel
    clock: Clock
    hits: Counter[str] = field(default_factory=Counter)
    partitions: dict[UUID, str] = field(default_factory=dict)
    late: list[tuple[UUID, Question]] = field(default_factory=list)
    torn: set[str] = field(default_factory=set)
    outdated: set[UUID] = field(default_factory=set)

    def ask(
        self,
        computer: str,
        terminal_id: UUID,
        question: Question,
        random: Random | None,
    ) -> Any:
        """Put a question to the hub; ``random`` chooses the fault, None means none."""
        if computer in self.torn:
            self.torn.discard(computer)
            raise HubLost("the server was started anew")
        partition = self.partitions.get(terminal_id)
        if partition is not None:
            self.hits[f"partition_{partition}"] += 1
            if partition == "answers":
                self._deliver(terminal_id, question)
            raise HubLost(partition)
        if random is None or random.random() < USUAL:
            return self.answer(terminal_id, question)
        fault = random.choice(FAULTS)
        self.hits[fault] += 1
        if fault == "repeat":
            self._deliver(terminal_id, question)
            return self.answer(terminal_id, question)
        if fault == "lost_answer":
            self._deliver(terminal_id, question)
        if fault == "delay":
            self.late.append((terminal_id, question))
        raise HubLost(fault)

    def deliver_late(self, random: Random) -> None:
        """Let one delayed question arrive, any of them: order is not kept."""
        if self.late:
            self.hits["reorder"] += 1
            self._deliver(*self.late.pop(random.randrange(len(self.late))))

    def answer(self, terminal_id: UUID, question: Question) -> Any:
        """Return what the hub answers; what it is asked travels as text."""
        now = self.clock.now()
        match question:
            case Hello(said):
                may_pull = {"may_pull": terminal_id not in self.outdated}
                return self.hub.hello(terminal_id, said, now) | may_pull
            case Push(entries):
                return self.hub.push(terminal_id, json.loads(json.dumps(entries)), now)
            case GiveBack(entries):
                return self._give_back(terminal_id, entries)
            case Pull(after, own_seq, at_most):
                if terminal_id in self.outdated:
                    raise HubRefuses("sync.outdated")
                return self.hub.pull(terminal_id, after, own_seq, at_most)
            case _:
                return self._answer_anybody(question)

    def _answer_anybody(self, question: Question) -> Any:
        """Answer what does not depend on who asks."""
        match question:
            case Confirm(place, digest):
                return self.hub.confirm(place, digest)
            case Places(after, at_most):
                return self.hub.places(after, at_most)
            case MissingPictures(names):
                return self.hub.missing_pictures(names)
            case PutPicture(picture):
                self.hits["put_picture"] += 1
                return self.hub.put_picture(picture)
            case GetPictures(names):
                found = self.hub.get_pictures(names)
                self.hits["get_picture"] += len(found)
                return found
            case _:
                raise AssertionError(question)

    def _give_back(self, terminal_id: UUID, entries: list[dict[str, Any]]) -> int:
        sent = json.loads(json.dumps(entries))
        taken = self.hub.give_back(terminal_id, sent, self.clock.now())
        self.hits["given_back"] += taken
        return taken

    def _deliver(self, terminal_id: UUID, question: Question) -> None:
        try:
            self.answer(terminal_id, question)
        except HubRefuses:
            self.hits["refused_unheard"] += 1
