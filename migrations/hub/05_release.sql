-- Try again what was set aside, for a hub that has learned new tables since. Each entry
-- that applies now takes a new place at the end, so that terminals meet it again; its
-- old place is left.
CREATE OR REPLACE FUNCTION sync_release() RETURNS integer
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    entry journal_entry;
    head bigint;
    released integer := 0;
BEGIN
    PERFORM sync_take_turn();
    FOR entry IN
        SELECT j.* FROM journal_entry j JOIN sync_quarantine q ON q.entry_id = j.id
        WHERE q.released_at IS NULL ORDER BY j.hub_seq
    LOOP
        BEGIN
            PERFORM sync_apply(ARRAY[entry]);
        EXCEPTION WHEN OTHERS THEN
            IF NOT sync_is_poison(SQLSTATE) THEN
                RAISE;
            END IF;
            CONTINUE;
        END;
        PERFORM sync_keep_history(ARRAY[entry], '{}');
        UPDATE sync_quarantine q SET released_at = now() WHERE q.entry_id = entry.id;
        INSERT INTO sync_left_place (hub_seq, entry_id) VALUES (entry.hub_seq, entry.id);
        UPDATE sync_head SET last = last + 1 RETURNING last INTO head;
        UPDATE journal_entry j SET hub_seq = head, is_quarantined = false
        WHERE j.id = entry.id;
        released := released + 1;
    END LOOP;
    IF released > 0 THEN
        PERFORM pg_notify('techstore_sync', '');
    END IF;
    RETURN released;
END $$;
