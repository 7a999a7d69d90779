-- Pictures travel apart from the entries that mention them, after them and in nobody's
-- way. Each is named by the SHA-256 of its content.

-- Which of these the hub does not have. What no row shows any more is let go of first:
-- a picture comes after the entry that names it, so none is on its way to its row. (One
-- that only an entry in quarantine names is sent again by the terminal that has it.)
CREATE OR REPLACE FUNCTION sync_missing_pictures(names text[]) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM sync_speaker();
    DELETE FROM picture p
    WHERE NOT EXISTS (SELECT FROM product s WHERE s.picture_sha256 = p.sha256)
    AND NOT EXISTS (SELECT FROM repair_photo s WHERE s.picture = p.sha256);
    RETURN coalesce((
        SELECT array_agg(n ORDER BY n) FROM unnest(names) n
        WHERE NOT EXISTS (SELECT FROM picture p WHERE p.sha256 = n)
    ), '{}');
END $$;

-- Keep one, if it is what its name says and no larger than a picture of ours can be.
CREATE OR REPLACE FUNCTION sync_put_picture(name text, media_type text, content bytea)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM sync_speaker();
    IF octet_length(content) > 2000000 OR name <> encode(sha256(content), 'hex') THEN
        RAISE EXCEPTION 'FORGED: a picture that is not its name' USING ERRCODE = 'TS004';
    END IF;
    INSERT INTO picture (sha256, media_type, content)
    VALUES (name, sync_put_picture.media_type, sync_put_picture.content)
    ON CONFLICT DO NOTHING;
    PERFORM pg_notify('techstore_sync', '');
END $$;

-- Hand out those of these that the hub has.
CREATE OR REPLACE FUNCTION sync_get_pictures(names text[])
RETURNS TABLE (sha256 text, media_type text, content bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM sync_speaker();
    RETURN QUERY
    SELECT p.sha256, p.media_type, p.content FROM picture p WHERE p.sha256 = ANY (names);
END $$;
