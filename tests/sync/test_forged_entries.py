"""What a terminal says is data: never SQL, never another's, never beyond its fields."""

import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import Engine, text

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.storage.journal import personal_digest
from techstore_desktop.sync.hub_terminals import NewTerminal, add_terminal
from tests import builders
from tests.sync.digests import digest, hub_digest
from tests.sync.forging import Forger, a_branch
from tests.sync.tills import Till

FORGED_SQL = (
    "'; DROP TABLE product; --",
    '"; DROP TABLE product; --',
    'branch"; DELETE FROM branch; --',
    "branch; DELETE FROM journal_entry",
    "public.branch",
    "sync_terminal",
    "$$; DROP TABLE product; $$",
    "%I %s %1$I {} \\",
    "x' || (SELECT role_name FROM sync_terminal LIMIT 1) || '",
    "x\u0000y",
)
Forge = Callable[[Forger, str, UUID], dict[str, Any]]


@pytest.fixture
def forger(hub_engine: Engine, first_till: Till) -> Iterator[Forger]:
    branch_id = first_till.shop.database.origin.branch_id
    place = NewTerminal(name="Till X1", code="X1", branch_id=branch_id)
    forger = Forger(add_terminal(hub_engine, place))
    yield forger
    forger.close()


def a_cash_session(forger: Forger, actor: Actor, **forged: Any) -> list[Any]:
    """Return the insert of a fact with few fields."""
    fields = {
        "terminal_id": str(forger.terminal_id),
        "branch_id": str(forger.branch_id),
        "number": "X1-1",
        "sequence": 1,
        "opened_by_id": str(actor.staff_id),
        "opened_at": "2026-11-23T15:00:00.000000Z",
        "business_day": "2026-11-23",
        "float_amount": 5000,
    }
    return ["cash_session", str(uuid4()), "insert", fields | forged]


def value(engine: Engine, statement: str) -> Any:
    with engine.connect() as connection:
        return connection.scalar(text(statement))


def as_action(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(a_branch(), action=words)


def as_schema_version(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(a_branch(), schema_version=words)


def as_text_of_changes(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(text=words)


def as_table(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry([words, str(uuid4()), "insert", {"name": "x"}])


def as_table_edited(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry([words, str(branch), "update", {"name": ["x", "y"]}])


def as_row_id(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(["branch", words, "insert", a_branch()[3]])


def as_row_id_edited(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(["branch", words, "update", {"name": ["x", "y"]}])


def as_operation(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(["branch", str(branch), words, {"name": "x"}])


def as_column(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(a_branch(**{words: "x"}))


def as_column_edited(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(["branch", str(branch), "update", {words: ["x", "y"]}])


def as_value(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(a_branch(words))


def as_value_edited(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(["branch", str(branch), "update", {"address": ["x", words]}])


def as_identifier(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(a_branch()) | {"id": words}


def as_writer(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(a_branch()) | {"terminal_id": words}


def as_actor(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(a_branch()) | {"actor_id": words}


def as_stamp(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(a_branch()) | {"stamp": words}


def as_hash(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(a_branch()) | {"hash": words}


def as_personal_value(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    digest = personal_digest("salt", words)
    return forger.entry(
        a_branch({"digest": digest}), personal={digest: ["salt", words]}
    )


def as_unknown_field(forger: Forger, words: str, branch: UUID) -> dict[str, Any]:
    return forger.entry(a_branch()) | {words: words}


WAYS = (
    as_action,
    as_schema_version,
    as_text_of_changes,
    as_table,
    as_table_edited,
    as_row_id,
    as_row_id_edited,
    as_operation,
    as_column,
    as_column_edited,
    as_value,
    as_value_edited,
    as_identifier,
    as_writer,
    as_actor,
    as_stamp,
    as_hash,
    as_personal_value,
    as_unknown_field,
)


@pytest.mark.parametrize("way", WAYS)
def test_forged_sql_is_text_and_nothing_else(
    forger: Forger, hub_engine: Engine, first_till: Till, way: Forge
) -> None:
    branch = first_till.shop.database.origin.branch_id
    shape = (
        "SELECT count(*)::text || (SELECT count(*) FROM pg_proc)::text"
        " || (SELECT count(*) FROM journal_entry WHERE terminal_id <> "
        f"'{forger.terminal_id}') || (SELECT count(*) FROM sync_terminal)"
        " || (SELECT name FROM branch WHERE id = "
        f"'{branch}') FROM pg_tables"
    )
    before = value(hub_engine, shape)
    tried = 0
    for words in FORGED_SQL:
        try:
            forger.push(way(forger, words, branch))
        except psycopg.Error as error:
            assert (error.sqlstate or "")[:2] in {"22", "TS"}, error  # noqa: PT017
        tried += 1
        assert value(hub_engine, shape) == before
    assert tried == len(FORGED_SQL)
    assert forger.push_one(a_branch("after all that"))
    first_till.sync()
    assert first_till.shop.verify().holds
    assert digest(first_till) == hub_digest(hub_engine)


def test_a_fact_of_another_terminal_is_refused(
    forger: Forger, first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    theirs = str(first_till.replica.terminal_id)
    entry = forger.entry(a_cash_session(forger, boss, terminal_id=theirs))
    with pytest.raises(psycopg.Error) as refused:
        forger.push(entry)
    assert refused.value.sqlstate == "TS004"
    disguised = a_cash_session(forger, boss, terminal_id={"digest": "ab"})
    entry = forger.entry(disguised, personal={"ab": ["salt", theirs]})
    with pytest.raises(psycopg.Error) as refused:
        forger.push(entry)
    assert refused.value.sqlstate == "TS004"
    assert forger.push_one(a_cash_session(forger, boss))
    assert value(hub_engine, "SELECT count(*) FROM cash_session") == 1


def test_an_entry_of_another_terminal_is_refused(
    forger: Forger, first_till: Till
) -> None:
    with pytest.raises(psycopg.Error) as refused:
        forger.push(
            forger.entry(a_branch(), terminal_id=first_till.replica.terminal_id)
        )
    assert refused.value.sqlstate == "TS004"


def test_an_entry_whose_hash_is_not_its_own_is_refused(forger: Forger) -> None:
    entry = forger.entry(a_branch()) | {"action": "sale.voided"}
    with pytest.raises(psycopg.Error) as refused:
        forger.push(entry)
    assert refused.value.sqlstate == "TS004"


def test_another_terminals_fact_can_be_neither_replaced_nor_edited(
    forger: Forger, first_till: Till, boss: Actor, hub_engine: Engine
) -> None:
    opened = builders.open_drawer(first_till.shop, boss)
    first_till.sync()
    replaced = a_cash_session(forger, boss, float_amount=1)
    replaced[1] = str(opened.id)
    assert not forger.push_one(replaced)
    edit = {"float_amount": [5000, 1]}
    assert not forger.push_one(["cash_session", str(opened.id), "update", edit])
    for operation in ("delete", "", None):
        assert not forger.push_one(["cash_session", str(opened.id), operation, {}])
    first_till.sync()
    assert value(hub_engine, "SELECT float_amount FROM cash_session") == 5000
    assert first_till.shop.verify().holds
    assert digest(first_till) == hub_digest(hub_engine)


def test_a_record_keeps_its_identity_whatever_is_said(
    forger: Forger, first_till: Till, hub_engine: Engine
) -> None:
    branch = a_branch()
    assert forger.push_one(branch)
    forger.push_one(["branch", branch[1], "update", {"id": [branch[1], str(uuid4())]}])
    forever = {"name": [2**62, "ffffffff-ffff-ffff-ffff-ffffffffffff"]}
    forger.push_one(["branch", branch[1], "update", {"stamps": [{}, forever]}])
    forged = a_branch(stamps=forever)
    forger.push_one(forged)
    first_till.sync()
    assert first_till.shop.verify().holds
    assert digest(first_till) == hub_digest(hub_engine)
    kept = value(hub_engine, f"SELECT id FROM branch WHERE id = '{branch[1]}'")
    assert str(kept) == branch[1]
    stamps = value(hub_engine, f"SELECT stamps FROM branch WHERE id = '{forged[1]}'")
    assert stamps == {}


def test_what_only_the_hub_decides_is_not_taken_from_a_terminal(
    forger: Forger, first_till: Till, hub_engine: Engine
) -> None:
    head = value(hub_engine, "SELECT last FROM sync_head")
    entry = forger.entry(a_branch(), stamp=2**62)
    forged = {"hub_seq": 1, "accepted_stamp": 2**62, "is_quarantined": True}
    answer = forger.push(entry | forged)
    [[_seq, hub_seq, accepted_stamp, is_quarantined]] = answer["places"]
    assert hub_seq == head + 1
    assert accepted_stamp < 2**62
    assert not is_quarantined
    first_till.sync()
    assert first_till.shop.verify().holds


@pytest.mark.parametrize("said", ["null", "[]", "{}", "1", "[null]", "[{}]", "[[]]"])
def test_nonsense_is_answered_and_changes_nothing(
    forger: Forger, hub_engine: Engine, said: str
) -> None:
    head = value(hub_engine, "SELECT last FROM sync_head")
    forger.refusal("SELECT sync_push(%s::jsonb)", json.dumps(json.loads(said)))
    assert value(hub_engine, "SELECT last FROM sync_head") == head
