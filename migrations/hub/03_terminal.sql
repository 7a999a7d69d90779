-- What a terminal may call. Each function tells the terminal by its login role, so
-- that nobody can speak for another; none takes a name of a role, table or function.

-- The stamp of a moment: milliseconds shifted left by the counter's 16 bits.
CREATE OR REPLACE FUNCTION sync_stamp(moment timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT floor(extract(epoch FROM moment) * 1000)::bigint << 16
$$;

CREATE OR REPLACE FUNCTION sync_now() RETURNS text
LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
    SELECT to_char(
        clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
    )
$$;

-- The terminal that is speaking, its row locked: an earlier call that still runs is
-- waited for.
CREATE OR REPLACE FUNCTION sync_me() RETURNS sync_terminal
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    me sync_terminal;
BEGIN
    SELECT * INTO me FROM sync_terminal t WHERE t.role_name = session_user FOR UPDATE;
    IF NOT FOUND OR me.retired_at IS NOT NULL THEN
        RAISE EXCEPTION 'UNKNOWN: no terminal signs in as %', session_user
            USING ERRCODE = 'TS001';
    END IF;
    RETURN me;
END $$;

-- The same without a lock, for those who only read.
CREATE OR REPLACE FUNCTION sync_speaker() RETURNS sync_terminal
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    me sync_terminal;
BEGIN
    SELECT * INTO me FROM sync_terminal t WHERE t.role_name = session_user;
    IF NOT FOUND OR me.retired_at IS NOT NULL THEN
        RAISE EXCEPTION 'UNKNOWN: no terminal signs in as %', session_user
            USING ERRCODE = 'TS001';
    END IF;
    RETURN me;
END $$;

-- Take a place for one installation; its code works once.
CREATE OR REPLACE FUNCTION sync_enrol(incarnation uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    me sync_terminal := sync_me();
BEGIN
    IF me.incarnation IS NOT NULL AND me.incarnation <> sync_enrol.incarnation THEN
        RAISE EXCEPTION 'OTHER: the enrolment was used' USING ERRCODE = 'TS005';
    END IF;
    UPDATE sync_terminal t
    SET incarnation = sync_enrol.incarnation, enrolled_at = coalesce(enrolled_at, now())
    WHERE t.terminal_id = me.terminal_id;
    RETURN (
        SELECT jsonb_build_object(
            'hub_id', h.hub_id, 'epoch', h.epoch, 'schema_version', h.schema_version,
            'terminal_id', me.terminal_id, 'branch_id', me.branch_id,
            'name', me.name, 'code', me.code, 'last_seq', me.last_seq
        ) FROM sync_hub h
    );
END $$;

-- Greet: say how far both sides are. A hub that has gone back finds out here, and
-- takes a new epoch: a terminal knows what the hub does not, be it an entry at a place
-- or an epoch. An epoch that was is only the word of a terminal that has been away.
CREATE OR REPLACE FUNCTION sync_hello(said jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    me sync_terminal := sync_me();
    hub sync_hub;
    head bigint;
    at_cursor journal_entry;
    has_gone_back boolean;
    named uuid;
    is_lost boolean;
BEGIN
    IF me.incarnation IS DISTINCT FROM (said ->> 'incarnation')::uuid THEN
        RAISE EXCEPTION 'OTHER: another installation' USING ERRCODE = 'TS005';
    END IF;
    SELECT * INTO hub FROM sync_hub FOR UPDATE;
    SELECT last INTO head FROM sync_head;
    SELECT j.* INTO at_cursor FROM journal_entry j
        WHERE j.hub_seq = (said ->> 'cursor')::bigint
            OR j.id = (SELECT l.entry_id FROM sync_left_place l
                WHERE l.hub_seq = (said ->> 'cursor')::bigint);
    has_gone_back := (said ->> 'cursor')::bigint > head
        OR (said ->> 'acknowledged')::bigint > me.last_seq
        OR (said ->> 'cursor_id' IS NOT NULL AND (
            at_cursor.id IS DISTINCT FROM (said ->> 'cursor_id')::uuid
            OR said ? 'cursor_stamp' AND at_cursor.accepted_stamp
                IS DISTINCT FROM (said ->> 'cursor_stamp')::bigint));
    named := (said ->> 'epoch')::uuid;
    is_lost := named <> hub.epoch
        AND NOT EXISTS (SELECT FROM sync_former_epoch f WHERE f.epoch = named);
    IF is_lost OR has_gone_back AND named = hub.epoch THEN
        INSERT INTO sync_former_epoch (epoch) VALUES (hub.epoch), (named)
            ON CONFLICT DO NOTHING;
        UPDATE sync_hub SET epoch = gen_random_uuid() RETURNING * INTO hub;
    END IF;
    UPDATE sync_terminal t
    SET last_hello_at = now(),
        waiting = (said ->> 'waiting')::integer,
        clock_offset_ms = round(extract(epoch FROM
            (said ->> 'now')::timestamptz - clock_timestamp()) * 1000),
        program_version = said ->> 'program_version',
        schema_version = said ->> 'schema_version'
    WHERE t.terminal_id = me.terminal_id;
    RETURN jsonb_build_object(
        'hub_id', hub.hub_id, 'epoch', hub.epoch, 'head', head,
        'schema_version', hub.schema_version,
        'may_pull', (said ->> 'schema_version') >= hub.oldest_schema_version,
        'has_gone_back', has_gone_back,
        'last_seq', me.last_seq, 'last_hash', me.last_hash,
        'now', sync_now(), 'terminals', sync_terminals()
    );
END $$;

-- What the page about the terminals shows.
CREATE OR REPLACE FUNCTION sync_terminals() RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_object(
        'terminal_id', terminal_id, 'name', name, 'code', code,
        'last_push_at', last_push_at, 'last_contact_at', last_hello_at,
        'waiting', waiting, 'clock_offset_ms', clock_offset_ms,
        'program_version', program_version, 'retired_at', retired_at,
        'last_seq', last_seq
    ) ORDER BY code), '[]')
    FROM sync_terminal
$$;

-- A sign of life: where the central order ends, and the hub's time.
CREATE OR REPLACE FUNCTION sync_ping() RETURNS jsonb
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT jsonb_build_object('head', d.last, 'epoch', h.epoch, 'now', sync_now())
    FROM sync_head d, sync_hub h
$$;

-- Refuse entries that are known otherwise (FORK), do not follow on (GAP) or whose hash
-- is not theirs (FORGED).
CREATE OR REPLACE FUNCTION sync_check(me sync_terminal, entries journal_entry[])
RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT e.seq INTO wrong
    FROM unnest(entries) e
    LEFT JOIN journal_entry j ON j.terminal_id = me.terminal_id AND j.seq = e.seq
    WHERE e.seq <= me.last_seq
        AND (j.id IS DISTINCT FROM e.id OR j.hash IS DISTINCT FROM e.hash)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'FORK: % is known otherwise', wrong USING ERRCODE = 'TS002';
    END IF;
    SELECT e.seq INTO wrong
    FROM (
        SELECT f.seq, f.previous_hash,
            lag(f.seq, 1, me.last_seq) OVER (ORDER BY f.seq) AS seq_before,
            lag(f.hash, 1, me.last_hash) OVER (ORDER BY f.seq) AS hash_before
        FROM unnest(entries) f WHERE f.seq > me.last_seq
    ) e
    WHERE e.seq <> e.seq_before + 1
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'GAP: % does not follow on', wrong USING ERRCODE = 'TS003';
    END IF;
    SELECT e.seq INTO wrong
    FROM (
        SELECT f.seq, f.previous_hash,
            lag(f.hash, 1, me.last_hash) OVER (ORDER BY f.seq) AS hash_before
        FROM unnest(entries) f WHERE f.seq > me.last_seq
    ) e
    WHERE e.previous_hash IS DISTINCT FROM e.hash_before
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'FORK: % follows another entry', wrong USING ERRCODE = 'TS002';
    END IF;
    SELECT e.seq INTO wrong
    FROM unnest(entries) e
    WHERE e.terminal_id IS DISTINCT FROM me.terminal_id
        OR e.hash IS DISTINCT FROM sync_entry_hash(e)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'FORGED: the hash of % is not its own', wrong
            USING ERRCODE = 'TS004';
    END IF;
END $$;

-- The stamps that count: growing per terminal, and never beyond five minutes ahead of
-- the hub's clock, so that a clock set to another year does not win for ever.
CREATE OR REPLACE FUNCTION sync_with_accepted_stamps(
    me sync_terminal, entries journal_entry[]
) RETURNS journal_entry[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    latest bigint := sync_stamp(clock_timestamp() + interval '5 minutes');
    last_stamp bigint := me.last_stamp;
    entry journal_entry;
    stamped journal_entry[] := '{}';
BEGIN
    FOREACH entry IN ARRAY entries LOOP
        last_stamp := greatest(least(entry.stamp, latest), last_stamp + 1);
        entry.accepted_stamp := nullif(last_stamp, entry.stamp);
        stamped := stamped || entry;
    END LOOP;
    RETURN stamped;
END $$;

-- Give entries their places at the end of the central order and keep them. The head is
-- the last row that is locked: nobody who waits for it holds what we need.
CREATE OR REPLACE FUNCTION sync_place(entries journal_entry[], set_aside uuid[])
RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    count integer := cardinality(entries);
    head bigint;
    highest bigint;
BEGIN
    SELECT max(coalesce(e.accepted_stamp, e.stamp)) INTO highest FROM unnest(entries) e;
    UPDATE sync_head SET last = last + count,
        highest_stamp = greatest(highest_stamp, highest)
    RETURNING last INTO head;
    INSERT INTO journal_entry (
        id, terminal_id, seq, stamp, actor_id, approved_by_id, action, schema_version,
        changes, personal, previous_hash, hash, hub_seq, accepted_stamp, is_quarantined,
        receipt
    )
    SELECT e.id, e.terminal_id, e.seq, e.stamp, e.actor_id, e.approved_by_id, e.action,
        e.schema_version, e.changes, e.personal, e.previous_hash, e.hash,
        head - count + e.ordinality, e.accepted_stamp, e.id = ANY (set_aside),
        sync_receipt(e.hash)
    FROM unnest(entries) WITH ORDINALITY e;
    PERFORM sync_keep_waiting_history(set_aside);
    PERFORM sync_wipe_again(ARRAY(SELECT e.id FROM unnest(entries) e));
    PERFORM pg_notify('techstore_sync', '');
    RETURN head;
END $$;

-- Take over entries of a terminal that follow on what is known of it.
CREATE OR REPLACE FUNCTION sync_take(them sync_terminal, fresh journal_entry[])
RETURNS sync_terminal
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    last_entry journal_entry;
    set_aside uuid[];
    released uuid[];
BEGIN
    PERFORM sync_take_turn();
    fresh := sync_with_accepted_stamps(them, fresh);
    set_aside := sync_apply_or_set_aside(fresh);
    released := sync_apply_waiting('23503');
    last_entry := fresh[cardinality(fresh)];
    UPDATE sync_terminal t
    SET last_seq = last_entry.seq, last_hash = last_entry.hash,
        last_stamp = coalesce(last_entry.accepted_stamp, last_entry.stamp),
        last_push_at = now(), waiting = greatest(0, t.waiting - cardinality(fresh))
    WHERE t.terminal_id = them.terminal_id
    RETURNING * INTO them;
    PERFORM sync_place(fresh, set_aside);
    PERFORM sync_move_to_end(released);
    RETURN them;
END $$;

-- Take entries over, in the order in which the terminal wrote them. What is known
-- already is only compared, so a push that is repeated ends in the same state.
CREATE OR REPLACE FUNCTION sync_push(entries jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    me sync_terminal := sync_me();
    sent journal_entry[];
    fresh journal_entry[];
BEGIN
    SELECT array_agg(e ORDER BY e.seq) INTO sent
        FROM jsonb_populate_recordset(NULL::journal_entry, entries) e;
    PERFORM sync_check(me, sent);
    SELECT array_agg(e ORDER BY e.seq) INTO fresh
        FROM unnest(sent) e WHERE e.seq > me.last_seq;
    IF cardinality(fresh) > 0 THEN
        me := sync_take(me, fresh);
    END IF;
    RETURN (
        SELECT jsonb_build_object(
            'last_seq', me.last_seq, 'head', d.last, 'epoch', h.epoch,
            'now', sync_now(), 'places', (
                SELECT coalesce(jsonb_agg(jsonb_build_array(
                    j.seq, j.hub_seq, j.accepted_stamp, j.is_quarantined
                ) ORDER BY j.seq), '[]')
                FROM journal_entry j
                WHERE j.terminal_id = me.terminal_id
                    AND j.seq BETWEEN sent[1].seq AND sent[cardinality(sent)].seq
            )
        )
        FROM sync_head d, sync_hub h
    );
END $$;

-- Take back what this hub had of another terminal before it was restored, from one that
-- kept it: the other may be gone for good. The receipts prove that each entry was here.
-- Returns how many were taken; what does not follow on, or is not ours, is left alone.
-- One terminal at a time, its row locked before the turn, as in a push.
CREATE OR REPLACE FUNCTION sync_give_back(entries jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    me sync_terminal := sync_speaker();
    them sync_terminal;
    fresh journal_entry[];
BEGIN
    SELECT t.* INTO them FROM sync_terminal t
        WHERE t.terminal_id = (entries #>> '{0,terminal_id}')::uuid
            AND t.terminal_id <> me.terminal_id
        FOR UPDATE;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    SELECT array_agg(e ORDER BY e.seq) INTO fresh
        FROM jsonb_populate_recordset(NULL::journal_entry, entries) e
        WHERE e.seq > them.last_seq;
    IF fresh IS NULL OR EXISTS (
        SELECT 1 FROM unnest(fresh) e
        WHERE e.receipt IS DISTINCT FROM sync_receipt(e.hash)
    ) THEN
        RETURN 0;
    END IF;
    BEGIN
        PERFORM sync_check(them, fresh);
    EXCEPTION WHEN SQLSTATE 'TS002' OR SQLSTATE 'TS003' OR SQLSTATE 'TS004' THEN
        RETURN 0;
    END;
    PERFORM sync_take(them, fresh);
    RETURN cardinality(fresh);
END $$;

-- Where a page ends that begins after a place: so many entries, but no more than a
-- megabyte as they are kept, and always one.
CREATE OR REPLACE FUNCTION sync_page_end(after bigint, at_most integer) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(min(s.hub_seq), after + at_most)
    FROM (
        SELECT e.hub_seq,
            sum(pg_column_size(e.changes)) OVER (ORDER BY e.hub_seq) AS bytes
        FROM journal_entry e
        WHERE e.hub_seq > after AND e.hub_seq <= after + at_most
    ) s
    WHERE s.bytes > 1000000
$$;

-- The next entries of the central order. Of the terminal's own, up to the one that it
-- has, only the place is told. At a place that was left, the entry comes as it stood
-- there, set aside, so that its terminal's chain holds; it comes again at its new one.
CREATE OR REPLACE FUNCTION sync_feed(after bigint, own_seq bigint, at_most integer)
RETURNS TABLE (
    hub_seq bigint, id uuid, terminal_id uuid, seq bigint, stamp bigint,
    accepted_stamp bigint, actor_id uuid, approved_by_id uuid, action text,
    schema_version text, changes text, personal jsonb, previous_hash bytea,
    hash bytea, is_quarantined boolean, conflicts jsonb, receipt bytea
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    me sync_terminal := sync_speaker();
    page_end bigint := sync_page_end(after, at_most);
BEGIN
    IF me.schema_version < (SELECT h.oldest_schema_version FROM sync_hub h) THEN
        RAISE EXCEPTION 'OUTDATED: %', me.schema_version USING ERRCODE = 'TS006';
    END IF;
    RETURN QUERY
    SELECT p.hub_seq, j.id, j.terminal_id, j.seq, j.stamp, j.accepted_stamp, j.actor_id,
        j.approved_by_id, j.action, j.schema_version,
        CASE WHEN t.is_told THEN j.changes END,
        CASE WHEN t.is_told THEN j.personal END,
        j.previous_hash, j.hash, j.is_quarantined OR p.is_left,
        CASE WHEN NOT p.is_left THEN (
            SELECT jsonb_agg(to_jsonb(c) ORDER BY c.record_id, c.field)
            FROM edit_conflict c WHERE c.entry_id = j.id
        ) END,
        CASE WHEN t.is_told THEN j.receipt END
    FROM (
        SELECT e.hub_seq, e.id AS entry_id, false AS is_left
        FROM journal_entry e WHERE e.hub_seq > after
        UNION ALL
        SELECT l.hub_seq, l.entry_id, true
        FROM sync_left_place l WHERE l.hub_seq > after
        ORDER BY 1
        LIMIT at_most
    ) p
    JOIN journal_entry j ON j.id = p.entry_id
    CROSS JOIN LATERAL (
        SELECT j.terminal_id <> me.terminal_id OR j.seq > own_seq AS is_told
    ) t
    WHERE p.hub_seq <= page_end
    ORDER BY p.hub_seq;
END $$;

-- What programs ask that know of no receipts: they are told that they are outdated. What
-- they took over could not be given back to a restored hub, and would stay theirs alone.
CREATE OR REPLACE FUNCTION sync_pull(after bigint, own_seq bigint, at_most integer)
RETURNS TABLE (
    hub_seq bigint, id uuid, terminal_id uuid, seq bigint, stamp bigint,
    accepted_stamp bigint, actor_id uuid, approved_by_id uuid, action text,
    schema_version text, changes text, personal jsonb, previous_hash bytea,
    hash bytea, is_quarantined boolean, conflicts jsonb
)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT f.hub_seq, f.id, f.terminal_id, f.seq, f.stamp, f.accepted_stamp, f.actor_id,
        f.approved_by_id, f.action, f.schema_version, f.changes, f.personal,
        f.previous_hash, f.hash, f.is_quarantined, f.conflicts
    FROM sync_feed(after, own_seq, at_most) f
    ORDER BY f.hub_seq
$$;

-- Whether a terminal has the same entries as the hub up to a place, in the same order:
-- then it may let go of old ones.
CREATE OR REPLACE FUNCTION sync_confirm(place bigint, digest bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM sync_speaker();
    RETURN sync_confirm.digest = (
        SELECT sha256(coalesce(string_agg(j.hash, ''::bytea ORDER BY j.hub_seq), ''))
        FROM journal_entry j WHERE j.hub_seq <= sync_confirm.place
    );
END $$;

-- Some entries with their content, for a terminal that let go of it.
CREATE OR REPLACE FUNCTION sync_entries(ids uuid[])
RETURNS TABLE (
    hub_seq bigint, id uuid, terminal_id uuid, seq bigint, stamp bigint,
    accepted_stamp bigint, actor_id uuid, approved_by_id uuid, action text,
    schema_version text, changes text, personal jsonb, previous_hash bytea,
    hash bytea, is_quarantined boolean, conflicts jsonb, receipt bytea
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM sync_speaker();
    RETURN QUERY
    SELECT j.hub_seq, j.id, j.terminal_id, j.seq, j.stamp, j.accepted_stamp, j.actor_id,
        j.approved_by_id, j.action, j.schema_version, j.changes, j.personal,
        j.previous_hash, j.hash, j.is_quarantined, NULL::jsonb, j.receipt
    FROM journal_entry j WHERE j.id = ANY (ids[1:100]) AND NOT j.is_quarantined
    ORDER BY j.hub_seq;
END $$;

-- Which entry stands at which place, and what was decided about it: to find where two
-- orders parted. An entry that a restored hub gets again may have another stamp.
DROP FUNCTION IF EXISTS sync_places(bigint, integer);
CREATE FUNCTION sync_places(after bigint, at_most integer)
RETURNS TABLE (
    hub_seq bigint, id uuid, accepted_stamp bigint, is_quarantined boolean,
    is_left boolean
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM sync_speaker();
    RETURN QUERY
    SELECT e.hub_seq, e.id, e.accepted_stamp, e.is_quarantined, false
        FROM journal_entry e WHERE e.hub_seq > after
    UNION ALL
    SELECT l.hub_seq, l.entry_id, NULL, true, true
        FROM sync_left_place l WHERE l.hub_seq > after
    ORDER BY 1 LIMIT at_most;
END $$;
