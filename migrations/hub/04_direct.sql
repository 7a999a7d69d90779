-- Transactions that the application makes here directly enter the same order. This
-- runs while they commit, on the server: no client ever holds the head's lock.
CREATE OR REPLACE FUNCTION sync_publish() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head bigint;
BEGIN
    UPDATE sync_terminal t
    SET last_seq = NEW.seq, last_hash = NEW.hash, last_stamp = NEW.stamp,
        last_push_at = now(), last_hello_at = now()
    WHERE t.terminal_id = NEW.terminal_id AND t.last_seq = NEW.seq - 1
        AND t.last_hash = NEW.previous_hash;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'GAP: % does not follow on', NEW.seq USING ERRCODE = 'TS003';
    END IF;
    UPDATE sync_head
    SET last = last + 1, highest_stamp = greatest(highest_stamp, NEW.stamp)
    RETURNING last INTO head;
    UPDATE journal_entry SET hub_seq = head, receipt = sync_receipt(NEW.hash)
    WHERE id = NEW.id;
    PERFORM pg_notify('techstore_sync', '');
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS journal_entry_is_published ON journal_entry;
CREATE CONSTRAINT TRIGGER journal_entry_is_published AFTER INSERT ON journal_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.hub_seq IS NULL)
    EXECUTE FUNCTION sync_publish();

-- A record that another terminal changed between our reading and our writing keeps
-- each field of the later stamp, as it would anywhere else.
CREATE OR REPLACE FUNCTION sync_keep_later() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    former jsonb := to_jsonb(OLD);
    merged jsonb := to_jsonb(NEW);
    stamps jsonb := NEW.stamps;
    field text;
    holder jsonb;
    ours jsonb;
BEGIN
    FOR field, holder IN SELECT * FROM jsonb_each(OLD.stamps) LOOP
        ours := NEW.stamps -> field;
        IF ours IS NULL OR ((holder ->> 0)::bigint, (holder ->> 1) COLLATE "C")
            > ((ours ->> 0)::bigint, (ours ->> 1) COLLATE "C")
        THEN
            merged := merged || jsonb_build_object(field, former -> field);
            stamps := stamps || jsonb_build_object(field, holder);
        END IF;
    END LOOP;
    RETURN jsonb_populate_record(NEW, merged || jsonb_build_object('stamps', stamps));
END $$;

-- Who this connection is, for the application in direct mode.
CREATE OR REPLACE FUNCTION sync_office()
RETURNS TABLE (terminal_id uuid, branch_id uuid, name text, code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.terminal_id, t.branch_id, t.name, t.code FROM sync_terminal t
    WHERE t.role_name = session_user AND t.is_office AND t.retired_at IS NULL
$$;

-- The highest stamp that anybody has used: the application in direct mode goes on
-- from there, so that an edit made after seeing another's is later than it.
CREATE OR REPLACE FUNCTION sync_highest_stamp() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT highest_stamp FROM sync_head
$$;
