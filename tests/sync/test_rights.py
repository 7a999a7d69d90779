"""A terminal's role can do nothing but its functions, and speaks for itself only."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import Engine, text

from techstore_desktop.core.models import metadata
from techstore_desktop.core.permissions import Actor
from techstore_desktop.sync.connection import connect
from techstore_desktop.sync.enrolment import Enrolment
from techstore_desktop.sync.hub_setup import (
    HUB_TABLES,
    TERMINAL_FUNCTIONS,
    copied_tables,
    copy_function,
)
from techstore_desktop.sync.hub_terminals import (
    NewTerminal,
    add_terminal,
    retire_terminal,
)
from tests import builders
from tests.sync.forging import Forger, a_branch
from tests.sync.tills import Till

DENIED, RESERVED = "42501", "42939"
TABLES = sorted({*metadata.tables, *HUB_TABLES})
OWN = [*TERMINAL_FUNCTIONS, *(copy_function(table) for table in copied_tables())]


@pytest.fixture
def enrolment(hub_engine: Engine, first_till: Till) -> Enrolment:
    branch_id = first_till.shop.database.origin.branch_id
    place = NewTerminal(name="Till X1", code="X1", branch_id=branch_id)
    return add_terminal(hub_engine, place)


@pytest.fixture
def forger(enrolment: Enrolment) -> Iterator[Forger]:
    forger = Forger(enrolment)
    yield forger
    forger.close()


def owner_says(engine: Engine, statement: str) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.execute(text(statement)).scalars())


def test_no_table_can_be_read_written_or_locked(forger: Forger) -> None:
    statements = (
        "SELECT * FROM {}",
        "SELECT count(*) FROM {}",
        "INSERT INTO {} DEFAULT VALUES",
        "DELETE FROM {}",
        "TRUNCATE {}",
        "DROP TABLE {}",
        "ALTER TABLE {} ADD COLUMN x int",
        "LOCK TABLE {} IN ACCESS SHARE MODE",
        "COPY {} TO STDOUT",
        "CREATE INDEX ON {} ((1))",
        "CREATE TRIGGER x BEFORE UPDATE ON {} EXECUTE FUNCTION sync_keep_later()",
    )
    said = {
        (table, statement): forger.refusal(SQL(statement).format(Identifier(table)))
        for table in TABLES
        for statement in statements
    }
    assert {each: code for each, code in said.items() if code != DENIED} == {}


def test_every_table_of_the_hub_is_among_those_tried(hub_engine: Engine) -> None:
    tables = owner_says(
        hub_engine, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    assert sorted(tables) == TABLES


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE x (y int)",
        "CREATE TEMPORARY TABLE journal_entry (y int)",
        "CREATE SCHEMA x",
        "CREATE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE ROLE x",
        "CREATE EXTENSION plperl",
        "DROP FUNCTION sync_push(jsonb)",
        "DROP SCHEMA public CASCADE",
        "ALTER FUNCTION sync_push(jsonb) SECURITY INVOKER",
        "CREATE OR REPLACE FUNCTION sync_ping() RETURNS jsonb LANGUAGE sql AS 'SELECT"
        " null::jsonb'",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'x')",
        "COPY (SELECT 1) TO '/tmp/x'",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('postgresql.conf')",
        "SELECT pg_ls_dir('.')",
        "SELECT rolpassword FROM pg_authid",
        "SET SESSION AUTHORIZATION postgres",
    ],
)
def test_nothing_can_be_made_dropped_or_reached_outside(
    forger: Forger, statement: str
) -> None:
    assert forger.refusal(statement) in {DENIED, "0A000"}


def test_it_cannot_become_another_role(forger: Forger, hub_engine: Engine) -> None:
    others = set(owner_says(hub_engine, "SELECT rolname FROM pg_roles"))
    group = f"{hub_engine.url.database}_terminals"
    for role in others - {forger.role, group}:
        refused = forger.refusal(SQL("SET ROLE {}").format(Identifier(role)))
        assert refused == DENIED, role
        refused = forger.refusal(SQL("DROP ROLE {}").format(Identifier(role)))
        assert refused in {DENIED, RESERVED}, role
        refused = forger.refusal(
            SQL("ALTER ROLE {} PASSWORD 'x'").format(Identifier(role))
        )
        assert refused in {DENIED, RESERVED}, role


def test_it_may_call_its_own_functions_and_no_others(
    hub_engine: Engine, forger: Forger
) -> None:
    allowed = (
        "SELECT p.oid::regprocedure::text FROM pg_proc p"
        " JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'public'"
        f" AND has_function_privilege('{forger.role}', p.oid, 'EXECUTE')"
    )
    own = [
        declared.replace("after ", "").replace("at_most ", "").replace(", ", ",")
        for declared in OWN
    ]
    assert sorted(owner_says(hub_engine, allowed)) == sorted(own)


def test_everybody_else_has_nothing(hub_engine: Engine, forger: Forger) -> None:
    granted = (
        "SELECT c.relname::text FROM pg_class c, aclexplode(c.relacl) a"
        " WHERE a.grantee = 0 AND c.relnamespace = 'public'::regnamespace"
        " UNION ALL SELECT p.proname::text FROM pg_proc p,"
        " aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a"
        " WHERE a.grantee = 0 AND p.pronamespace = 'public'::regnamespace"
        " UNION ALL SELECT n.nspname::text FROM pg_namespace n, aclexplode(n.nspacl) a"
        " WHERE a.grantee = 0 AND n.nspname = 'public'"
        " UNION ALL SELECT d.datname::text FROM pg_database d,"
        " aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a"
        " WHERE a.grantee = 0 AND d.datname = current_database()"
    )
    assert owner_says(hub_engine, granted) == []
    # PostgreSQL only warns of what cannot be granted.
    forger.refusal("GRANT EXECUTE ON FUNCTION sync_push(jsonb) TO PUBLIC")
    assert owner_says(hub_engine, granted) == []


def test_functions_with_rights_look_names_up_in_our_schema_only(
    hub_engine: Engine,
) -> None:
    unsafe = (
        "SELECT proname FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace AND prosecdef"
        " AND NOT coalesce(proconfig, '{}') @> ARRAY['search_path=public, pg_temp']"
    )
    assert owner_says(hub_engine, unsafe) == []


def test_a_terminal_cannot_stop_others_by_taking_what_they_wait_for(
    forger: Forger, first_till: Till, boss: Actor
) -> None:
    forger.ask("SELECT pg_advisory_lock(hashtext('techstore_sync_apply'))")
    builders.a_customer(first_till.shop, boss)
    first_till.sync()
    assert first_till.replica.outbox() == []


def test_a_terminal_that_was_retired_is_not_heard(
    forger: Forger, enrolment: Enrolment, hub_engine: Engine
) -> None:
    entry = forger.entry(a_branch())
    with hub_engine.begin() as connection:
        connection.execute(text("UPDATE sync_terminal SET retired_at = now()"))
    for statement in (
        "SELECT sync_pull(0, 0, 10)",
        "SELECT sync_places(0, 10)",
        "SELECT sync_copy_product(null, 10)",
        "SELECT sync_hello('{}')",
    ):
        assert forger.refusal(statement) == "TS001", statement
    with pytest.raises(psycopg.Error) as refused:
        forger.push(entry)
    assert refused.value.sqlstate == "TS001"
    with hub_engine.begin() as connection:
        connection.execute(text("UPDATE sync_terminal SET retired_at = null"))
    retire_terminal(hub_engine, "X1")
    with pytest.raises(psycopg.OperationalError):
        forger.push(entry)
    with pytest.raises(psycopg.OperationalError):
        connect(enrolment.address, enrolment.password)


def test_a_second_installation_with_the_same_login_is_refused(forger: Forger) -> None:
    assert forger.refusal("SELECT sync_enrol(%s)", uuid4()) == "TS005"
    with pytest.raises(psycopg.Error) as refused:
        forger.greet(incarnation=str(uuid4()))
    assert refused.value.sqlstate == "TS005"
