-- What the hub itself keeps. None of it is content: no terminal ever receives a row.

-- Which hub this is. The epoch changes when the hub is found to have gone back in
-- time, restored from a backup for one: every terminal then compares from the start.
CREATE TABLE IF NOT EXISTS sync_hub (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    hub_id uuid NOT NULL,
    epoch uuid NOT NULL,
    schema_version text NOT NULL,
    oldest_schema_version text NOT NULL
);

-- Epochs that were. One that a terminal names and that is neither here nor the present
-- one, the hub has lost: it went back behind the moment in which it took it.
CREATE TABLE IF NOT EXISTS sync_former_epoch (
    epoch uuid PRIMARY KEY
);

-- What only the hub knows: with it, it signs what it has taken over.
CREATE TABLE IF NOT EXISTS sync_secret (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret bytea NOT NULL
);
INSERT INTO sync_secret (secret)
    VALUES (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
    ON CONFLICT DO NOTHING;

-- The end of the central order. Its row is the last lock of every push, so that the
-- order of commits is the order of hub_seq, without holes.
CREATE TABLE IF NOT EXISTS sync_head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last bigint NOT NULL,
    highest_stamp bigint NOT NULL
) WITH (fillfactor = 50);

-- One row per terminal; which one is speaking is told by its login role alone.
CREATE TABLE IF NOT EXISTS sync_terminal (
    terminal_id uuid PRIMARY KEY,
    role_name name NOT NULL UNIQUE,
    branch_id uuid NOT NULL,
    name text NOT NULL,
    code text NOT NULL,
    is_office boolean NOT NULL DEFAULT false,
    incarnation uuid,
    enrolled_at timestamptz,
    retired_at timestamptz,
    last_seq bigint NOT NULL DEFAULT 0,
    last_hash bytea NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000',
    last_stamp bigint NOT NULL DEFAULT 0,
    last_push_at timestamptz,
    last_hello_at timestamptz,
    waiting integer NOT NULL DEFAULT 0,
    clock_offset_ms bigint NOT NULL DEFAULT 0,
    program_version text NOT NULL DEFAULT '',
    schema_version text NOT NULL DEFAULT ''
) WITH (fillfactor = 50);

-- The shared tables, as the program declares them: what may be inserted or merged.
CREATE TABLE IF NOT EXISTS sync_table (
    name text PRIMARY KEY,
    is_fact boolean NOT NULL,
    guarded text[] NOT NULL,
    defaults jsonb NOT NULL
);

-- Whose personal values a table holds: the column that names the person.
ALTER TABLE sync_table ADD COLUMN IF NOT EXISTS owner text;

-- Entries that could not be applied when they came. They block nothing.
CREATE TABLE IF NOT EXISTS sync_quarantine (
    entry_id uuid PRIMARY KEY,
    reason text NOT NULL,
    quarantined_at timestamptz NOT NULL DEFAULT now(),
    released_at timestamptz
);

-- Places that an entry left when it was released and took a new one at the end.
CREATE TABLE IF NOT EXISTS sync_left_place (
    hub_seq bigint PRIMARY KEY,
    entry_id uuid NOT NULL
);
