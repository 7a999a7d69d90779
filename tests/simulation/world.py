"""One run: a shop from its founding, through its faults, to agreement."""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from uuid import UUID

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.storage.transaction import Origin
from techstore_desktop.sync.errors import HubLost, HubRefuses
from techstore_desktop.sync.retaining import entries_of, take_back
from tests.simulation import work
from tests.simulation.hub_model import HubModel, State
from tests.simulation.invariants import (
    Broken,
    check_agreement,
    check_terminal,
    has_every_picture,
    knows_the_other_half,
)
from tests.simulation.network import Network
from tests.simulation.steps import WORK, Plan, Step
from tests.simulation.terminal import NEW_WORK, Crash, Terminal

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)
ROUNDS_TO_AGREE = 40
YEARS = timedelta(days=3652)
POISON_TABLE = "line_removal"


class World:
    """A shop of several terminals, one hub, one time."""

    def __init__(self, plan: Plan, template: Path, folder: Path) -> None:
        self._plan = plan
        self._folder = folder
        self._random = Random(f"world {plan.seed}")
        self.clock = SetClock(MORNING)
        self.hub = HubModel(self._uuid(), self._random)
        self.network = Network(self.hub, self.clock)
        self.hits: Counter[str] = self.network.hits
        self.trace: list[str] = []
        self.terminals: list[Terminal] = []
        self._backup: State | None = None
        branch = self._uuid()
        for number in range(plan.terminals):
            self.terminals.append(self._terminal(number, template, branch))
        self._open_shop()

    def run(self) -> str:
        """Let everything happen; return a digest of the run. Raises Broken."""
        for step in self._plan.steps:
            self._do(step)
            self.clock.advance(timedelta(seconds=1))
        self._agree()
        return sha256("\n".join(self.trace).encode()).hexdigest()

    def close(self) -> None:
        """Let go of every file."""
        for terminal in self.terminals:
            terminal.close()

    # The beginning.

    def _terminal(self, number: int, template: Path, branch: UUID) -> Terminal:
        file = self._folder / f"t{number}.db"
        shutil.copy(template, file)
        origin = Origin(terminal_id=self._uuid(), branch_id=branch)
        terminal = Terminal(
            f"t{number}",
            file,
            origin,
            self._uuid(),
            self.clock,
            Random(f"terminal {self._plan.seed} {number}"),
            is_old=number in self._plan.old,
        )
        self.hub.add_terminal(origin.terminal_id, terminal.incarnation)
        return terminal

    def _open_shop(self) -> None:
        first = self.terminals[0]
        work.found(first.database)
        for terminal in self.terminals:
            terminal.join(self.hub.hub_id, self.hub.state.epoch)
            self._sync(terminal, None)
        for number in self._plan.outdated:
            self._outdate(self.terminals[number])
        self._back_up_hub(first, self._random)

    def _outdate(self, terminal: Terminal) -> None:
        """Let the hub be newer than what it tells this terminal's program anything."""
        self.hits["outdated"] += 1
        self.network.outdated.add(terminal.origin.terminal_id)
        terminal.forget_receipts()
        terminal.reopen()

    # What happens.

    def _do(self, step: Step) -> None:
        random = step.random()
        terminal = self._which_half(step)
        if terminal.is_lost:
            return
        if step.kind in WORK:
            self._work(terminal, step.kind, random)
        elif step.kind == "sync":
            self._sync_with_faults(terminal, random)
        else:
            act: Callable[[Terminal, Random], None] = getattr(self, f"_{step.kind}")
            act(terminal, random)
        self._note(step.kind, terminal)

    def _which_half(self, step: Step) -> Terminal:
        """Return a step's terminal; where its disk was copied, one of the two."""
        terminal = self.terminals[step.terminal]
        halves = [each for each in self.terminals if each.origin == terminal.origin]
        return Random(f"half {step.chance}").choice(halves)

    def _work(self, terminal: Terminal, kind: str, random: Random) -> None:
        if terminal.is_old and kind in NEW_WORK:
            kind = "sell"
        doing = getattr(work, kind)
        self._light(terminal, random, 25)
        try:
            doing(terminal.database, random)
            terminal.put_out_fuse()
            terminal.acknowledge()
        except Crash:
            self.hits["crash_at_work"] += 1
            terminal.reopen()
        except Unavailable:
            self.hits["full_disk_at_work"] += 1
        terminal.put_out_fuse()

    def _sync_with_faults(self, terminal: Terminal, random: Random) -> None:
        self._light(terminal, random, 90)
        self._sync(terminal, random)
        terminal.put_out_fuse()
        check_terminal(terminal)

    def _sync(self, terminal: Terminal, random: Random | None) -> bool:
        """Let the engine run one round; between question and answer life goes on.

        Return whether it came to its end: what failed is tried again.
        """
        asking = terminal.engine.round()
        answer = None
        try:
            while True:
                question = asking.send(answer)
                if random is not None and random.random() < 0.08:
                    self.hits["work_meanwhile"] += 1
                    self._meanwhile(terminal, random)
                answer = self.network.ask(
                    terminal.name, terminal.origin.terminal_id, question, random
                )
        except StopIteration:
            return True
        except (HubLost, HubRefuses) as error:
            self._lost(terminal, asking, error)
        except Unavailable as error:
            self._unavailable(terminal, error)
        except Crash:
            self.hits["crash_in_sync"] += 1
            terminal.reopen()
        return terminal.is_forked or terminal.is_misled

    def _lost(
        self, terminal: Terminal, asking: object, error: HubLost | HubRefuses
    ) -> None:
        try:
            asking.throw(error)  # type: ignore[attr-defined]
        except HubLost:
            terminal.engine.lost()
        except HubRefuses as refusal:
            self.hits[refusal.code] += 1
            if refusal.code == "sync.fork" and self.hits["clone"]:
                terminal.is_forked = True
            elif refusal.code != "sync.gap":
                raise Broken(f"{terminal.name} was refused: {refusal.code}") from error
        except Unavailable as unavailable:
            self._unavailable(terminal, unavailable)
        except Crash:
            self.hits["crash_in_sync"] += 1
            terminal.reopen()

    def _unavailable(self, terminal: Terminal, error: Unavailable) -> None:
        if error.code == "storage.full":
            self.hits["full_disk_in_sync"] += 1
        elif error.code == "sync.damaged" and knows_the_other_half(terminal, self.hub):
            self.hits["misled"] += 1
            terminal.is_misled = True
        else:
            raise Broken(f"the sync stopped: {error}") from error

    def _meanwhile(self, terminal: Terminal, random: Random) -> None:
        work.sell(terminal.database, random)
        terminal.acknowledge()

    def _light(self, terminal: Terminal, random: Random, most: int) -> None:
        chance = random.random()
        if chance < 0.12:
            terminal.light_fuse(random.randint(0, most), "crash")
        elif chance < 0.18:
            terminal.light_fuse(random.randint(0, most), "full")

    def _deliver_late(self, _terminal: Terminal, random: Random) -> None:
        self.network.deliver_late(random)

    def _partition(self, terminal: Terminal, random: Random) -> None:
        kind = random.choice(["questions", "answers", "both"])
        self.network.partitions[terminal.origin.terminal_id] = kind

    def _heal_partition(self, terminal: Terminal, _random: Random) -> None:
        self.network.partitions.pop(terminal.origin.terminal_id, None)

    def _clock_jump(self, terminal: Terminal, random: Random) -> None:
        self.hits["clock_jump"] += 1
        far = random.choice([YEARS, -YEARS, timedelta(hours=3), -timedelta(hours=3)])
        terminal.clock.offset = far if random.random() < 0.8 else timedelta()

    def _pass_time(self, _terminal: Terminal, random: Random) -> None:
        self.clock.advance(timedelta(minutes=random.randint(1, 600)))

    def _away_for_a_month(self, terminal: Terminal, _random: Random) -> None:
        self.hits["away_for_a_month"] += 1
        self.network.partitions[terminal.origin.terminal_id] = "both"
        self.clock.advance(timedelta(days=30))

    def _crash(self, terminal: Terminal, _random: Random) -> None:
        self.hits["crash_at_rest"] += 1
        terminal.reopen()

    def _back_up_hub(self, _terminal: Terminal, _random: Random) -> None:
        self._backup = self.hub.backup()
        self.hub.confirmable = self._backup.head

    def _a_night(self, terminal: Terminal, random: Random) -> None:
        """Let the hub be backed up; in the morning some of the past is old."""
        self._back_up_hub(terminal, random)
        self.clock.advance(timedelta(hours=14))

    def _restore_hub(self, _terminal: Terminal, _random: Random) -> None:
        assert self._backup is not None
        if self._backup.head < self.hub.state.head:
            self.hits["restore_hub"] += 1
        self.hub.restore(self._backup)
        self.network.torn = {each.name for each in self.terminals}
        self.network.late.clear()

    def _clone(self, terminal: Terminal, _random: Random) -> None:
        if len(self.terminals) > self._plan.terminals or terminal.is_forked:
            return
        self.hits["clone"] += 1
        name = f"{terminal.name}-clone"
        random = Random(f"clone {self._plan.seed}")
        clone = terminal.copy(name, self._folder / f"{name}.db", random)
        self.terminals.append(clone)
        halves = [terminal, clone]
        random.shuffle(halves)
        for each in halves[: random.randint(0, 2)]:
            for kind in ("sell", "change_price"):
                self._work(each, kind, random)
            self._sync(each, None)

    def _lose(self, terminal: Terminal, _random: Random) -> None:
        """Let a terminal be stolen: what the hub and the others have is left."""
        if any(each.is_lost for each in self.terminals):
            return
        self.hits["lose"] += 1
        terminal.is_lost = True
        terminal.close()

    def _old_receipt(self, terminal: Terminal, random: Random) -> None:
        """Let a customer come with a receipt that only the hub has in full."""
        if terminal.origin.terminal_id in self.network.partitions:
            return
        numbers = terminal.gone_numbers()
        if not numbers:
            return
        ids = entries_of(terminal.database, random.choice(numbers))
        told = self.hub.told(ids)
        self._light(terminal, random, 25)
        try:
            take_back(terminal.database, told)
            self.hits["taken_back"] += 1
        except Crash:
            self.hits["crash_in_sync"] += 1
            terminal.reopen()
        except Unavailable as error:
            self._unavailable(terminal, error)
        terminal.put_out_fuse()
        check_terminal(terminal)

    def _older_hub(self, _terminal: Terminal, _random: Random) -> None:
        self.hub.unknown_tables.add(POISON_TABLE)

    def _newer_hub(self, _terminal: Terminal, _random: Random) -> None:
        self._bring_hub_up()

    def _bring_hub_up(self) -> None:
        self.hub.unknown_tables.clear()
        released = self.hub.release()
        if released:
            self.hits["poison_released"] += released

    # The end.

    def _agree(self) -> None:
        """Heal everything; without anyone's help all must become the same."""
        self.network.partitions.clear()
        while self.network.late:
            self.network.deliver_late(self._random)
        self._bring_hub_up()
        for terminal in self._present():
            if terminal.is_old:
                self.hits["upgraded"] += 1
                terminal.upgrade()
        self.network.outdated.clear()
        for _ in range(ROUNDS_TO_AGREE):
            self.clock.advance(timedelta(seconds=61))
            ended = [self._sync(terminal, None) for terminal in self._present()]
            if all(ended) and self._is_quiet():
                break
        else:
            raise Broken("the shop does not come to rest")
        self.hits["hollow"] += check_agreement(self._present(), self.hub)
        self._note("agreed", self.terminals[0])

    def _present(self) -> list[Terminal]:
        return [terminal for terminal in self.terminals if not terminal.is_lost]

    def _is_quiet(self) -> bool:
        for terminal in self._present():
            position = terminal.replica.position()
            assert position is not None
            if position.set_aside is not None or terminal.is_misled:
                continue
            if position.waiting or position.cursor != self.hub.state.head:
                return False
            if not has_every_picture(terminal, self.hub):
                return False
        return True

    def _note(self, kind: str, terminal: Terminal) -> None:
        last = str(terminal.acknowledged[-1:])
        head = self.hub.state.order[-1].hash.hex() if self.hub.state.order else "-"
        self.trace.append(f"{kind} {terminal.name} {last} {head}")

    def _uuid(self) -> UUID:
        return UUID(int=self._random.getrandbits(128), version=4)
