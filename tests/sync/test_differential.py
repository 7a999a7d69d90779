"""The hub of the simulation and the real one give equal answers, whatever is asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from techstore_desktop.core.clock import COUNTER_BITS
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.sync.errors import HubRefuses
from techstore_desktop.sync.feed import FeedEntry
from techstore_desktop.sync.hub import PostgresHub
from techstore_desktop.sync.hub_setup import copied_tables
from techstore_desktop.sync.hub_terminals import NewTerminal, add_terminal
from tests.simulation import hub_model
from tests.simulation.hub_model import HubModel, State
from tests.sync.scribe import Change, Scribe, Words, said

FAR = 9 * 10**17
MOST = 99
LONGEST = timedelta(minutes=6)
PRODUCT = {
    **dict.fromkeys(("sku", "name", "brand", "notes"), ""),
    **dict.fromkeys(("price", "cost", "minimum_stock", "warranty_months"), 0),
    "imei_count": 0,
    **dict.fromkeys(("is_stocked", "tracks_serial_numbers"), False),
}
CUSTOMER = {
    **dict.fromkeys(("name", "tax_number", "phone", "second_phone", "email"), ""),
    **dict.fromkeys(("address", "notes", "phone_key", "email_key"), ""),
    "credit_limit": 0,
}
BRANCH = str(UUID(int=98))
BRANCH_COST = str(UUID(int=97))
COST_HERE = {"product_id": str(UUID(int=1)), "branch_id": BRANCH}
SOMEBODY = str(UUID(int=99))
products = [UUID(int=number + 1) for number in range(3)]
product_ids = st.sampled_from(products).map(str)
values = st.integers(1, 3)
edits = st.builds(
    lambda product, before, after: ["product", product, "update", before | after],
    product_ids,
    st.just({}),
    st.dictionaries(
        st.sampled_from(["price", "cost", "warranty_months"]),
        st.tuples(values, values).map(list),
        min_size=1,
        max_size=2,
    ),
)
inserts = st.sampled_from([products[2], products[2], products[0]]).map(
    lambda product: ["product", str(product), "insert", PRODUCT]
)
shared = st.one_of(
    st.just(["branch_cost", BRANCH_COST, "insert", COST_HERE]),
    st.builds(
        lambda before, after: [
            *("branch_cost", BRANCH_COST, "update"),
            {"cost": [before, after]},
        ],
        st.one_of(st.none(), values),
        values,
    ),
)
"""A row that both terminals make, and what each says that it costs."""
people = st.one_of(
    st.builds(
        lambda name: ["customer", SOMEBODY, "update", {"name": ["", name]}],
        st.sampled_from(["Ana", "Bruno"]),
    ),
    st.just(
        [
            "customer",
            SOMEBODY,
            "update",
            {"erased_at": [None, "2026-11-23T12:00:00.000000Z"]},
        ]
    ),
)
poison = st.sampled_from(
    [
        ["from_the_future", str(uuid4()), "insert", {"name": "x"}],
        ["from_the_future", str(uuid4()), "update", {"name": ["x", "y"]}],
    ]
)
stamps = st.one_of(st.integers(1, 9), st.integers(FAR, FAR + 3))
terminals = st.integers(0, 1)
changes = st.one_of(edits, edits, edits, people, inserts, poison, shared)
writing = st.tuples(
    st.just("write"),
    terminals,
    st.lists(st.tuples(changes, stamps), min_size=1, max_size=3),
    st.sampled_from([True, True, False]),
)
pushing = st.tuples(
    st.just("push"), terminals, st.integers(-3, 2), st.sampled_from([1, 2, MOST])
)
forging = st.tuples(
    st.just("forge"),
    terminals,
    st.integers(-2, 1),
    st.sampled_from(["hash", "terminal", "chain", "another"]),
)
pulling = st.tuples(st.just("pull"), terminals, st.integers(0, 12), st.integers(0, 9))
placing = st.tuples(
    st.just("places"), terminals, st.integers(0, 12), st.integers(1, 12)
)
greeting = st.tuples(
    st.just("hello"),
    terminals,
    st.integers(0, 12),
    st.sampled_from(
        [
            *["", "", ""],
            *["ahead", "other_id", "other_stamp", "stranger"],
            *["from_long_ago", "unheard_of"],
        ]
    ),
)
backing_up = st.tuples(st.sampled_from(["back_up", "restore", "restore"]), terminals)
offers = (
    st.sampled_from([0, 0, 0, 0, -1, 1]),
    st.sampled_from([1, 2, MOST]),
    st.sampled_from(["", "", "", "", "unproved", "badly_proved", "hash", "chain"]),
)
giving_back = st.tuples(st.just("give_back"), terminals, *offers)
losing = st.tuples(
    st.just("lose"),
    terminals,
    st.lists(st.tuples(changes, stamps), min_size=1, max_size=4),
    *offers,
)
confirming = st.tuples(st.just("confirm"), terminals, st.integers(0, 12), st.booleans())
fetching = st.tuples(
    st.just("entries"), terminals, st.lists(st.integers(0, 12), max_size=5)
)
asking = st.one_of(
    *[writing] * 4,
    pushing,
    forging,
    pulling,
    placing,
    greeting,
    backing_up,
    losing,
    losing,
    giving_back,
    confirming,
    fetching,
)
KEPT = (
    "branch_cost",
    "product",
    "customer",
    "journal_entry",
    "record_history",
    "edit_conflict",
    "sync_head",
    "sync_quarantine",
    "sync_left_place",
    "sync_former_epoch",
)


@dataclass
class Rig:
    """Both hubs, and two terminals that write by hand."""

    engine: Engine
    lines: list[PostgresHub]
    terminal_ids: list[UUID]
    incarnations: list[UUID]

    def begin(self) -> None:
        """Empty both hubs."""
        hub_own = ("sync_quarantine", "sync_left_place", "sync_former_epoch")
        shared = ", ".join([*copied_tables(), *hub_own])
        with self.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text(f"TRUNCATE {shared} CASCADE"))
            connection.execute(text("UPDATE sync_head SET last = 0, highest_stamp = 0"))
            connection.execute(
                text(
                    "UPDATE sync_terminal SET last_seq = 0, last_stamp = 0,"
                    " last_hash = decode(repeat('00', 32), 'hex'),"
                    " schema_version = :version"
                ),
                {"version": SCHEMA_VERSION},
            )
            hub = connection.execute(text("SELECT hub_id, epoch FROM sync_hub")).one()
            secret = connection.scalar(text("SELECT secret FROM sync_secret"))
        self.secret: bytes = secret
        self.model = HubModel(hub.hub_id, Random(1), secret=secret)
        self.model.confirmable = FAR
        self.model.state.epoch = hub.epoch
        self.epochs = [str(hub.epoch)]
        self._backup: State | None = None
        for terminal, incarnation in zip(
            self.terminal_ids, self.incarnations, strict=True
        ):
            self.model.add_terminal(terminal, incarnation)
        self.scribes = [Scribe(terminal) for terminal in self.terminal_ids]
        known = [["product", str(each), "insert", PRODUCT] for each in products[:2]]
        known.append(["customer", SOMEBODY, "insert", CUSTOMER | {"name": "Ana"}])
        place = dict.fromkeys(("name", "address", "phone"), "")
        known.append(["branch", BRANCH, "insert", place])
        self.write(0, [(change, 1) for change in known], is_pushed=True)

    def ask(self, kind: str, number: int, *details: Any) -> None:
        """Do one thing on both hubs and compare."""
        getattr(self, kind)(number, *details)

    def write(
        self, number: int, changes: list[tuple[Change, int]], is_pushed: bool
    ) -> None:
        """Write entries, and push them with all that waits.

        Nobody edits what they make later, nor clashes with an edit of their own that
        still waits: such changes are left out.
        """
        scribe = self.scribes[number]
        for change, stamp in changes:
            after = self._known(number) if change[2] == "update" else 0
            if not scribe.has_edited(change[1], after):
                scribe.write(change, stamp)
        if is_pushed:
            self.push(number, 0, MOST)

    def push(self, number: int, first: int, count: int) -> None:
        """Push some of what was written: from what is new, or before, or beyond."""
        start = max(0, self._known(number) + first)
        self._push(number, self.scribes[number].written[start : start + count])

    def forge(self, number: int, first: int, how: str) -> None:
        """Push what is new, its first entry or one before it forged."""
        start = max(0, self._known(number) + first)
        written = self.scribes[number].written
        if start < len(written):
            forged = self.scribes[number].forged(start, how)
            self._push(number, [forged, *written[start + 1 :]])

    def pull(self, number: int, after: int, own_seq: int) -> None:
        """Pull a page from anywhere."""
        for at_most in (2, 500):
            theirs = self.lines[number].pull(after, own_seq, at_most)
            ours = self.model.pull(self.terminal_ids[number], after, own_seq, at_most)
            assert [_plain(each) for each in theirs] == [_plain(each) for each in ours]

    def places(self, number: int, after: int, at_most: int) -> None:
        """Ask which entries stand where."""
        theirs = self.lines[number].places(after, at_most)
        assert theirs == self.model.places(after, at_most)

    def hello(self, number: int, cursor: int, how: str) -> None:
        """Greet, in truth or not."""
        words = self._greeting(number, cursor, how)
        before = str(self.model.state.epoch)
        model_answer, model_refusal = _try(
            lambda: self.model.hello(self.terminal_ids[number], words, _now())
        )
        answer, refusal = _try(lambda: self.lines[number].hello(words))
        assert refusal == model_refusal
        if answer is None:
            return
        for name in ("head", "has_gone_back", "last_seq", "may_pull", "hub_id"):
            assert answer[name] == model_answer[name], name
        is_new = answer["epoch"] != before
        assert is_new == (model_answer["epoch"] != before)
        self.model.state.epoch = UUID(answer["epoch"])
        self.epochs.append(answer["epoch"])

    def back_up(self, _number: int) -> None:
        """Keep what both hubs hold."""
        self._backup = self.model.backup()
        with self.engine.begin() as connection:
            connection.execute(text("DROP SCHEMA IF EXISTS kept CASCADE"))
            connection.execute(text("CREATE SCHEMA kept"))
            for name in (*KEPT, "sync_terminal", "sync_hub"):
                connection.execute(text(f"CREATE TABLE kept.{name} AS TABLE {name}"))

    def restore(self, _number: int) -> None:
        """Let both hubs go back to what was kept."""
        if self._backup is None:
            return
        self.model.restore(self._backup)
        with self.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text(f"TRUNCATE {', '.join(KEPT)} CASCADE"))
            for name in KEPT:
                back = f"INSERT INTO {name} SELECT * FROM kept.{name}"
                connection.execute(text(back))
            connection.execute(
                text(
                    "UPDATE sync_terminal t SET last_seq = k.last_seq,"
                    " last_hash = k.last_hash, last_stamp = k.last_stamp"
                    " FROM kept.sync_terminal k WHERE k.terminal_id = t.terminal_id"
                )
            )
            connection.execute(
                text("UPDATE sync_hub h SET epoch = k.epoch FROM kept.sync_hub k")
            )

    def lose(
        self,
        number: int,
        changes: list[tuple[Change, int]],
        first: int,
        count: int,
        how: str,
    ) -> None:
        """Let both hubs lose what the other wrote, and give it back."""
        self.back_up(number)
        self.write(1 - number, changes, is_pushed=True)
        self.restore(number)
        self.give_back(number, first, count, how)

    def give_back(self, number: int, first: int, count: int, how: str) -> None:
        """Offer what the other terminal wrote, with the hub's receipt or without."""
        other = 1 - number
        start = max(0, self._known(other) + first)
        offered = self.scribes[other].written[start : start + count]
        if not offered:
            return
        if how in ("hash", "chain"):
            offered[-1] = self.scribes[other].forged(start + len(offered) - 1, how)
        words = [said(each) | {"receipt": self._receipt(each, how)} for each in offered]
        known = self._known(other)
        taken = self.lines[number].give_back(words)
        kept = text(
            "SELECT seq, hub_seq, accepted_stamp FROM journal_entry"
            " WHERE terminal_id = :terminal AND seq > :known"
        )
        which = {"terminal": self.terminal_ids[other], "known": known}
        with self.engine.connect() as connection:
            places = [tuple(row) for row in connection.execute(kept, which)]
        latest = _limit({"places": places}, [each for each in offered if taken])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(hub_model, "_stamp", lambda _moment: latest)
            terminal = self.terminal_ids[number]
            assert taken == self.model.give_back(terminal, words, _now())

    def _receipt(self, entry: FeedEntry, how: str) -> str | None:
        if how == "unproved":
            return None
        secret = bytes(32) if how == "badly_proved" else self.secret
        return "\\x" + sha256(secret + entry.hash).hexdigest()

    def confirm(self, number: int, place: int, is_right: bool) -> None:
        """Ask whether the hub has the same up to a place."""
        hashes = b"".join(
            entry.hash
            for entry in sorted(
                self.model.state.entries.values(), key=lambda each: each.hub_seq
            )
            if entry.hub_seq <= place
        )
        digest = sha256(hashes if is_right else hashes + b"x").digest()
        told = self.lines[number].confirm(place, digest)
        assert told == self.model.confirm(place, digest) == is_right

    def entries(self, number: int, places: list[int]) -> None:
        """Ask for some entries in full, one of them unknown."""
        order = self.model.state.order
        ids = [order[place].id for place in places if place < len(order)]
        told = self.lines[number].entries([*ids, uuid4()])
        assert told == self.model.told(ids)

    def end(self) -> None:
        """Compare what both hubs hold."""
        for number in range(len(self.scribes)):
            self.pull(number, 0, 0)
            self.places(number, 0, MOST)
        for table in ("product", "customer", "branch_cost"):
            self._compare_rows(table)

    def _compare_rows(self, table: str) -> None:
        kept_rows = text(f"SELECT to_jsonb(r) FROM {table} r")
        with self.engine.connect() as connection:
            kept = connection.scalars(kept_rows).all()
        model = self.model.state
        assert {(table, row["id"]) for row in kept} == {
            key for key in model.rows if key[0] == table
        }
        for row in kept:
            expected = dict(model.rows[table, row["id"]])
            is_erased = expected.pop("erased_at", None) is not None
            assert is_erased == (row.get("erased_at") is not None)
            assert row["stamps"] == model.stamps[table, row["id"]]
            assert row | expected == row

    def _greeting(self, number: int, cursor: int, how: str) -> Words:
        order = self.model.state.order
        cursor = min(cursor, len(order)) + (how == "ahead") * 20
        at = order[cursor - 1] if 0 < cursor <= len(order) else None
        entry_id = uuid4() if how == "other_id" else at and at.id
        stamp = 7 if how == "other_stamp" else at and at.accepted_stamp
        incarnation = uuid4() if how == "stranger" else self.incarnations[number]
        return {
            "incarnation": str(incarnation),
            "epoch": self._named(how),
            "cursor": cursor,
            "cursor_id": str(entry_id) if entry_id else None,
            "cursor_stamp": stamp,
            "acknowledged": self._known(number) + (how == "ahead"),
            "waiting": 0,
            "now": _now().isoformat(),
            "program_version": "1",
            "schema_version": SCHEMA_VERSION,
        }

    def _named(self, how: str) -> str:
        """Return the epoch that a terminal names: the last, the first, or none's."""
        if how == "unheard_of":
            return str(uuid4())
        return self.epochs[0 if how == "from_long_ago" else -1]

    def _known(self, number: int) -> int:
        return self.model.state.terminals[self.terminal_ids[number]].last_seq

    def _push(self, number: int, entries: list[FeedEntry]) -> None:
        if not entries:
            return
        words = [said(each) for each in entries]
        answer, refusal = _try(lambda: self.lines[number].push(words))
        known = self._known(number)
        latest = _limit(answer, [each for each in entries if each.seq > known])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(hub_model, "_stamp", lambda _moment: latest)
            model_answer, model_refusal = _try(
                lambda: self.model.push(self.terminal_ids[number], words, _now())
            )
        assert refusal == model_refusal
        if answer is not None:
            for name in ("last_seq", "head", "epoch"):
                assert answer[name] == model_answer[name], name
            assert answer["places"] == [list(each) for each in model_answer["places"]]


def _limit(answer: Any, entries: list[FeedEntry]) -> int:
    """Return the latest stamp that the hub accepts: only its clock knows it."""
    usual = int((_now() + LONGEST).timestamp() * 1000) << COUNTER_BITS
    places = {each[0]: each for each in answer["places"]} if answer else {}
    for entry in entries:
        accepted = places[entry.seq][2] if entry.seq in places else None
        if accepted is not None and accepted < entry.stamp:
            assert accepted < usual
            return int(accepted)
    return usual


def _try(ask: Any) -> tuple[Any, str]:
    try:
        return ask(), ""
    except HubRefuses as refusal:
        return None, refusal.code


def _plain(entry: FeedEntry) -> FeedEntry:
    """Return an entry with its clashes in one order."""
    clashes = sorted(entry.conflicts or (), key=lambda each: repr(sorted(each.items())))
    return replace(entry, conflicts=clashes)


def _now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def rig(hub_engine: Engine) -> Iterator[Rig]:
    lines, terminal_ids, incarnations = [], [], []
    for code in ("X1", "X2"):
        place = NewTerminal(name=code, code=code, branch_id=uuid4())
        enrolment = add_terminal(hub_engine, place)
        line = PostgresHub(enrolment.address, enrolment.password)
        incarnations.append(uuid4())
        terminal_ids.append(UUID(line.enrol(incarnations[-1])["terminal_id"]))
        lines.append(line)
    yield Rig(hub_engine, lines, terminal_ids, incarnations)
    for line in lines:
        line.close()


@settings(
    max_examples=120,
    derandomize=True,
    phases=[Phase.generate, Phase.shrink],
)
@given(asked=st.lists(asking, min_size=8, max_size=30))
def test_the_model_and_the_functions_answer_alike(
    rig: Rig, asked: list[tuple[Any, ...]]
) -> None:
    rig.begin()
    for kind, number, *details in asked:
        rig.ask(kind, number, *details)
    rig.end()
