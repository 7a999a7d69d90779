-- How the hub applies what terminals push. Only the functions of 03 call these.
--
-- Errors of class TS are for the terminal: TS001 unknown or retired, TS002 FORK,
-- TS003 GAP, TS004 FORGED, TS005 another installation, TS006 outdated.

-- The hash that an entry must carry; the same bytes as the program's entry_hash.
CREATE OR REPLACE FUNCTION sync_entry_hash(entry journal_entry) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT sha256(
        entry.previous_hash || '\x0a'::bytea || convert_to(
            '["' || entry.id || '","' || entry.terminal_id || '",' || entry.seq || ','
            || entry.stamp || ',"' || coalesce(entry.actor_id::text, 'None') || '","'
            || coalesce(entry.approved_by_id::text, 'None') || '",'
            || to_json(entry.action) || ',' || to_json(entry.schema_version) || ']',
            'UTF8'
        ) || '\x0a'::bytea || convert_to(entry.changes, 'UTF8')
    )
$$;

-- What proves that this hub has taken an entry over once: nobody else can make it, and
-- a hub restored from its backup still can. Both parts have a fixed length.
CREATE OR REPLACE FUNCTION sync_receipt(hash bytea) RETURNS bytea
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT sha256(s.secret || sync_receipt.hash) FROM sync_secret s
$$;

-- What this hub took over before it gave receipts has one from now on.
UPDATE journal_entry e SET receipt = sync_receipt(e.hash)
    WHERE e.receipt IS NULL AND e.hub_seq IS NOT NULL;

-- Whether a value is a digest that stands for something personal.
CREATE OR REPLACE FUNCTION sync_is_digest(value jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_typeof(value) = 'object' AND value ? 'digest'
        AND value - 'digest' = '{}'
$$;

-- An entry's changes with each digest replaced by what it stands for: empty where that
-- was erased, null where it could not be sent. What is personal is unpacked once: an import has thousands of values.
CREATE OR REPLACE FUNCTION sync_plain(changes jsonb, personal jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    WITH known AS MATERIALIZED (
        SELECT k.key AS digest, coalesce(k.value -> 1, 'null') AS value
        FROM jsonb_each(personal) k
    ),
    field AS (
        SELECT c.ordinality, c.value AS change, f.key,
            CASE WHEN c.value ->> 2 = 'update' THEN f.value -> 0 END AS before,
            CASE WHEN c.value ->> 2 = 'update' THEN f.value -> 1 ELSE f.value END AS after
        FROM jsonb_array_elements(changes) WITH ORDINALITY c
        LEFT JOIN LATERAL jsonb_each(c.value -> 3) f ON true
    ),
    plain AS (
        SELECT d.ordinality, d.change, d.key,
            CASE WHEN sync_is_digest(d.before)
                THEN coalesce(b.value, '""') ELSE d.before END AS before,
            CASE WHEN sync_is_digest(d.after)
                THEN coalesce(a.value, '""') ELSE d.after END AS after
        FROM field d
        LEFT JOIN known b ON b.digest = d.before ->> 'digest'
        LEFT JOIN known a ON a.digest = d.after ->> 'digest'
    )
    SELECT jsonb_agg(
        jsonb_build_array(w.change -> 0, w.change -> 1, w.change -> 2, w.fields)
        ORDER BY w.ordinality
    )
    FROM (
        SELECT p.ordinality, p.change, coalesce(jsonb_object_agg(p.key, CASE
            WHEN p.change ->> 2 = 'update' THEN jsonb_build_array(p.before, p.after)
            ELSE p.after
        END) FILTER (WHERE p.key IS NOT NULL), '{}') AS fields
        FROM plain p
        GROUP BY p.ordinality, p.change
    ) w
$$;

-- Merge one edit into a record, field by field: the later stamp wins, ties go to the
-- higher terminal. A guarded field that was not what the editor saw is noted.
CREATE OR REPLACE FUNCTION sync_merge(
    entry_id uuid, stamp bigint, terminal_id uuid,
    table_name text, record_id uuid, fields jsonb
) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    shape sync_table;
    standing jsonb;
    seen jsonb;
    meant jsonb;
    field text;
    holder jsonb;
    is_later boolean;
    taken jsonb := '{}';
    stamps jsonb;
    columns text;
BEGIN
    SELECT * INTO shape FROM sync_table t WHERE t.name = table_name AND NOT t.is_fact;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no record table %', table_name USING ERRCODE = '42P01';
    END IF;
    EXECUTE format('SELECT to_jsonb(r) FROM %I r WHERE r.id = $1 FOR UPDATE', table_name)
        INTO standing USING record_id;
    IF standing IS NULL THEN
        RAISE EXCEPTION 'no % %', table_name, record_id USING ERRCODE = '23503';
    END IF;
    EXECUTE format(
        'SELECT to_jsonb(jsonb_populate_record(NULL::%1$I, $1)),'
        ' to_jsonb(jsonb_populate_record(NULL::%1$I, $2))', table_name
    ) INTO seen, meant USING
        (SELECT jsonb_object_agg(f.key, f.value -> 0) FROM jsonb_each(fields) f),
        (SELECT jsonb_object_agg(f.key, f.value -> 1) FROM jsonb_each(fields) f);
    stamps := standing -> 'stamps';
    FOR field IN SELECT jsonb_object_keys(fields) LOOP
        CONTINUE WHEN NOT standing ? field OR field IN ('id', 'stamps');
        holder := stamps -> field;
        is_later := holder IS NULL
            OR (stamp, terminal_id::text COLLATE "C")
                > ((holder ->> 0)::bigint, (holder ->> 1) COLLATE "C");
        IF field = ANY (shape.guarded)
            AND standing -> field IS DISTINCT FROM seen -> field
            AND standing -> field IS DISTINCT FROM meant -> field
        THEN
            PERFORM sync_note_conflict(
                entry_id, table_name, record_id, field, holder, is_later,
                standing -> field, meant -> field
            );
        END IF;
        IF is_later THEN
            taken := taken || jsonb_build_object(field, meant -> field);
            stamps := stamps
                || jsonb_build_object(field, jsonb_build_array(stamp, terminal_id));
        END IF;
    END LOOP;
    IF taken = '{}' THEN
        RETURN;
    END IF;
    SELECT string_agg(format('%1$I = p.%1$I', k), ', ') INTO columns
        FROM jsonb_object_keys(taken) k;
    EXECUTE format(
        'UPDATE %1$I r SET %2$s, stamps = $2'
        ' FROM jsonb_populate_record(NULL::%1$I, $1) p WHERE r.id = $3',
        table_name, columns
    ) USING taken, stamps, record_id;
END $$;

-- Note that two people changed a guarded field: who stands now, and whose was lost.
CREATE OR REPLACE FUNCTION sync_note_conflict(
    entry uuid, table_name text, record uuid, field_name text, holder jsonb,
    is_later boolean, standing jsonb, meant jsonb
) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
    WITH former AS (
        SELECT h.entry_id
        FROM record_history h JOIN journal_entry j ON j.id = h.entry_id
        WHERE h.record_id = record AND holder IS NOT NULL
            AND j.terminal_id = (holder ->> 1)::uuid
            AND coalesce(j.accepted_stamp, j.stamp) = (holder ->> 0)::bigint
        LIMIT 1
    )
    INSERT INTO edit_conflict (
        entry_id, record_id, field, "table", standing, lost,
        standing_entry_id, lost_entry_id
    )
    SELECT entry, record, field_name, table_name,
        CASE WHEN is_later THEN meant ELSE standing END,
        CASE WHEN is_later THEN standing ELSE meant END,
        CASE WHEN is_later THEN entry ELSE (SELECT entry_id FROM former) END,
        CASE WHEN is_later THEN (SELECT entry_id FROM former) ELSE entry END
    ON CONFLICT DO NOTHING
$$;

-- Wait until nobody else applies, until the end of the transaction: sums of the same
-- product meet in any order. A table's lock, for one of numbers could be taken, and
-- kept, by any terminal.
CREATE OR REPLACE FUNCTION sync_take_turn() RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    LOCK TABLE sync_table IN SHARE ROW EXCLUSIVE MODE;
END $$;

-- Which entries touched a record: for the history of prices, on the hub too. Of facts
-- with somebody's personal values, ``person`` is the column that names them.
DROP FUNCTION IF EXISTS sync_keep_history(jsonb[], uuid[]);
CREATE OR REPLACE FUNCTION sync_keep_history(
    changes jsonb[], entry_ids uuid[], person text
) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
    INSERT INTO record_history (record_id, entry_id)
    SELECT DISTINCT h.record_id::uuid, h.entry_id
    FROM (
        SELECT CASE WHEN coalesce(person, 'id') = 'id' THEN c.change ->> 1
            ELSE c.change -> 3 ->> person END AS record_id, c.entry_id
        FROM unnest(changes, entry_ids) AS c (change, entry_id)
    ) h
    WHERE h.record_id IS NOT NULL
    ON CONFLICT DO NOTHING
$$;

-- Whom a change names: its own row, or the person in a column; before and after where an
-- edit put another there. An edit that leaves the column says by ``whose``, no column, to
-- whom the personal values belong that it sets.
CREATE OR REPLACE FUNCTION sync_named(change jsonb, owner text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT change ->> 1 WHERE owner = 'id'
    UNION ALL
    SELECT change -> 3 ->> owner
    WHERE jsonb_typeof(change -> 3 -> owner) = 'string'
    UNION ALL
    SELECT n.value
    FROM unnest(ARRAY[owner, 'whose']) told (name),
        jsonb_array_elements_text(
            CASE WHEN jsonb_typeof(change -> 3 -> told.name) = 'array'
                THEN change -> 3 -> told.name ELSE '[]' END
        ) n (value)
    WHERE n.value IS NOT NULL AND owner <> 'id'
$$;

-- Whom entries touch that may have been erased: by an edit of theirs or a document with
-- their name. Of those that are set aside, the history tells.
CREATE OR REPLACE FUNCTION sync_people(entry_ids uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT p.id::uuid), '{}')
    FROM (
        SELECT n.id
        FROM journal_entry e, jsonb_array_elements(e.changes::jsonb) c, sync_table t,
            sync_named(c.value, t.owner) n (id)
        WHERE e.id = ANY (entry_ids) AND NOT e.is_quarantined
            AND (e.personal IS NOT NULL OR e.changes LIKE '%"erased_at"%')
            AND t.name = c.value ->> 0 AND t.owner IS NOT NULL
        UNION
        SELECT h.record_id::text
        FROM record_history h JOIN journal_entry e ON e.id = h.entry_id
        WHERE e.id = ANY (entry_ids) AND e.is_quarantined
    ) p
    WHERE p.id IS NOT NULL
$$;

-- Let entries bring nothing back of whom was erased. Most name nobody, which is quickly
-- seen: the questions after it take as long as the sale itself.
CREATE OR REPLACE FUNCTION sync_wipe_again(entry_ids uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    people uuid[];
BEGIN
    PERFORM 1 FROM journal_entry e
    WHERE e.id = ANY (entry_ids) AND (
        e.is_quarantined OR e.personal IS NOT NULL OR e.changes LIKE '%"erased_at"%'
    ) LIMIT 1;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    people := sync_people(entry_ids);
    IF cardinality(people) > 0 THEN
        PERFORM wipe_erased(people);
    END IF;
END $$;

-- Let entries that are set aside be found by the people whom they tell of: what is
-- erased must not wait in them. One that cannot even be read is left alone; the sign that
-- PostgreSQL has no text for must not make it one.
CREATE OR REPLACE FUNCTION sync_keep_waiting_history(entry_ids uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    waiting uuid;
BEGIN
    FOREACH waiting IN ARRAY entry_ids LOOP
        BEGIN
            INSERT INTO record_history (record_id, entry_id)
            SELECT DISTINCT h.record_id::uuid, waiting
            FROM (
                SELECT n.id AS record_id,
                    (SELECT count(*) FROM jsonb_each(c.value -> 3)) AS fields
                FROM journal_entry e
                CROSS JOIN jsonb_array_elements(
                    replace(e.changes, '\u0000', '\ufffd')::jsonb
                ) c
                LEFT JOIN sync_table t ON t.name = c.value ->> 0
                LEFT JOIN sync_named(c.value, t.owner) n (id) ON true
                WHERE e.id = waiting
            ) h
            WHERE h.record_id IS NOT NULL AND h.fields >= 0
            ON CONFLICT DO NOTHING;
        EXCEPTION WHEN OTHERS THEN
            IF NOT sync_is_poison(SQLSTATE) THEN
                RAISE;
            END IF;
        END;
    END LOOP;
END $$;

-- Apply entries of one terminal in their order, all of them or none.
CREATE OR REPLACE FUNCTION sync_apply(entries journal_entry[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    part record;
    shape sync_table;
    change record;
    has_edits boolean := false;
BEGIN
    -- An entry that was applied before in this transaction has left them immediate.
    SET CONSTRAINTS ALL DEFERRED;
    FOR part IN
        SELECT c.value ->> 0 AS table_name, c.value ->> 2 AS operation,
            array_agg(c.value ORDER BY e.seq, c.ordinality) AS changes,
            array_agg(e.id ORDER BY e.seq, c.ordinality) AS entry_ids,
            bool_or(c.value #>> '{3,terminal_id}' IS DISTINCT FROM e.terminal_id::text)
                AS has_foreign_rows
        FROM unnest(entries) e,
            jsonb_array_elements(CASE WHEN e.personal IS NULL THEN e.changes::jsonb
                ELSE sync_plain(e.changes::jsonb, e.personal) END) WITH ORDINALITY c
        GROUP BY 1, 2
        ORDER BY 1
    LOOP
        IF part.operation IS DISTINCT FROM 'insert' THEN
            has_edits := true;
            CONTINUE;
        END IF;
        SELECT * INTO shape FROM sync_table t WHERE t.name = part.table_name;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'no table %', part.table_name USING ERRCODE = '42P01';
        END IF;
        IF shape.is_fact AND part.has_foreign_rows THEN
            RAISE EXCEPTION 'FORGED: a fact of another terminal' USING ERRCODE = 'TS004';
        END IF;
        EXECUTE format('SELECT %I($1, $2)', 'sync_insert_' || part.table_name)
            USING part.changes, shape.defaults;
        IF NOT shape.is_fact OR shape.owner IS NOT NULL THEN
            PERFORM sync_keep_history(part.changes, part.entry_ids, shape.owner);
        END IF;
    END LOOP;
    FOR change IN
        SELECT e.id AS entry_id, coalesce(e.accepted_stamp, e.stamp) AS stamp,
            e.terminal_id, c.value AS whole, c.value ->> 0 AS table_name,
            c.value ->> 1 AS record_id, c.value ->> 2 AS operation,
            c.value -> 3 AS fields
        FROM unnest(entries) e,
            jsonb_array_elements(CASE WHEN e.personal IS NULL THEN e.changes::jsonb
                ELSE sync_plain(e.changes::jsonb, e.personal) END) WITH ORDINALITY c
        WHERE has_edits AND c.value ->> 2 IS DISTINCT FROM 'insert'
        ORDER BY e.seq, c.ordinality
    LOOP
        IF change.operation IS DISTINCT FROM 'update' THEN
            RAISE EXCEPTION 'no operation %', change.operation USING ERRCODE = '42883';
        END IF;
        PERFORM sync_merge(
            change.entry_id, change.stamp, change.terminal_id, change.table_name,
            change.record_id::uuid, change.fields
        );
        PERFORM sync_keep_history(ARRAY[change.whole], ARRAY[change.entry_id], 'id');
        INSERT INTO record_history (record_id, entry_id)
        SELECT DISTINCT n.id::uuid, change.entry_id
        FROM sync_table t, sync_named(change.whole, t.owner) n (id)
        WHERE t.name = change.table_name AND t.owner <> 'id'
        ON CONFLICT DO NOTHING;
    END LOOP;
    SET CONSTRAINTS ALL IMMEDIATE;
END $$;

-- Whether an error speaks of the entry itself, and not of the server's bad day.
CREATE OR REPLACE FUNCTION sync_is_poison(sql_state text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT left(sql_state, 2) IN ('22', '23', '42', '54', 'P0')
$$;

-- Apply entries together; where that fails, one by one, and name those that cannot be.
CREATE OR REPLACE FUNCTION sync_apply_or_set_aside(entries journal_entry[])
RETURNS uuid[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    entry journal_entry;
    set_aside uuid[] := '{}';
BEGIN
    BEGIN
        PERFORM sync_apply(entries);
        RETURN set_aside;
    EXCEPTION WHEN OTHERS THEN
        IF NOT sync_is_poison(SQLSTATE) THEN
            RAISE;
        END IF;
    END;
    FOREACH entry IN ARRAY entries LOOP
        BEGIN
            PERFORM sync_apply(ARRAY[entry]);
        EXCEPTION WHEN OTHERS THEN
            IF NOT sync_is_poison(SQLSTATE) THEN
                RAISE;
            END IF;
            set_aside := set_aside || entry.id;
            INSERT INTO sync_quarantine (entry_id, reason)
                VALUES (entry.id, SQLSTATE || ': ' || SQLERRM)
                ON CONFLICT (entry_id) DO UPDATE SET reason = excluded.reason;
        END;
    END LOOP;
    RETURN set_aside;
END $$;

-- Try again what was set aside, in its order, until nothing more applies; return what
-- did. After a hub was restored, an edit may come before the record that it is of.
-- Without a state, everything that waits is tried.
CREATE OR REPLACE FUNCTION sync_apply_waiting(sql_state text) RETURNS uuid[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    entry journal_entry;
    applied uuid[] := '{}';
    count integer := -1;
BEGIN
    WHILE cardinality(applied) > count LOOP
        count := cardinality(applied);
        FOR entry IN
            SELECT j.* FROM journal_entry j JOIN sync_quarantine q ON q.entry_id = j.id
            WHERE q.released_at IS NULL AND j.id <> ALL (applied)
                AND (sql_state IS NULL OR q.reason LIKE sql_state || ':%')
            ORDER BY j.hub_seq
        LOOP
            BEGIN
                PERFORM sync_apply(ARRAY[entry]);
            EXCEPTION WHEN OTHERS THEN
                IF NOT sync_is_poison(SQLSTATE) THEN
                    RAISE;
                END IF;
                CONTINUE;
            END;
            applied := applied || entry.id;
        END LOOP;
    END LOOP;
    RETURN applied;
END $$;

-- Give entries that apply now a new place at the end, so that terminals meet them
-- again; their old places are left. Like every place, the last thing that is locked.
CREATE OR REPLACE FUNCTION sync_move_to_end(entry_ids uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    moving uuid;
    head bigint;
BEGIN
    FOREACH moving IN ARRAY entry_ids LOOP
        UPDATE sync_quarantine q SET released_at = now() WHERE q.entry_id = moving;
        INSERT INTO sync_left_place (hub_seq, entry_id)
            SELECT j.hub_seq, j.id FROM journal_entry j WHERE j.id = moving;
        UPDATE sync_head SET last = last + 1 RETURNING last INTO head;
        UPDATE journal_entry j SET hub_seq = head, is_quarantined = false
        WHERE j.id = moving;
    END LOOP;
    IF cardinality(entry_ids) > 0 THEN
        PERFORM sync_wipe_again(entry_ids);
        PERFORM pg_notify('techstore_sync', '');
    END IF;
END $$;

-- For a hub that has learned new tables: apply all that waits and can be applied now.
CREATE OR REPLACE FUNCTION sync_release() RETURNS integer
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    applied uuid[];
BEGIN
    PERFORM sync_take_turn();
    applied := sync_apply_waiting(NULL);
    PERFORM sync_move_to_end(applied);
    RETURN cardinality(applied);
END $$;
