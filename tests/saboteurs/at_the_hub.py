"""What can be broken at the hub."""

from tests.saboteurs.saboteur import Saboteur

APPLY = "migrations/hub/02_apply.sql"
TERMINAL = "migrations/hub/03_terminal.sql"
DIRECT = "migrations/hub/04_direct.sql"
SETUP = "techstore_desktop/sync/hub_setup.py"
ALIKE = "tests/sync/test_differential.py"
TWO_PRICES = (
    "tests/sync/test_attention.py"
    "::test_two_prices_and_the_other_one_taken_on_either_till_stands_on_both"
)
"""The row itself is guarded twice; who stood and who lost the merge tells alone."""
ORDER = "tests/sync/test_central_order.py"
DIRECT_MODE = "tests/sync/test_direct_mode.py"

SABOTEURS = (
    Saboteur(
        "a plain sequence is the cursor",
        TERMINAL,
        "    UPDATE sync_head SET last = last + count,\n"
        "        highest_stamp = greatest(highest_stamp, highest)\n"
        "    RETURNING last INTO head;\n",
        "    CREATE SEQUENCE IF NOT EXISTS plain_sequence;\n"
        "    SELECT setval('plain_sequence',\n"
        "        greatest(nextval('plain_sequence'), last + 1) + count - 1)\n"
        "        INTO head FROM sync_head;\n"
        "    UPDATE sync_head SET last = head;\n",
        (ORDER,),
    ),
    Saboteur(
        "places are handed out before others' are committed",
        TERMINAL,
        "    UPDATE sync_head SET last = last + count,\n"
        "        highest_stamp = greatest(highest_stamp, highest)\n"
        "    RETURNING last INTO head;\n",
        "    SELECT last + count INTO head FROM sync_head;\n"
        "    UPDATE sync_head SET last = head;\n",
        (ORDER,),
    ),
    Saboteur(
        "a row that a second till makes as well is poison",
        SETUP,
        "p{unless_there(model)}; END",
        "p; END",
        ("tests/sync/test_branch_costs.py", ALIKE),
    ),
    Saboteur(
        "what waits is released in the middle of a push",
        APPLY,
        "    PERFORM sync_take_turn();\n    applied := sync_apply_waiting(NULL);\n",
        "    applied := sync_apply_waiting(NULL);\n",
        (ORDER,),
    ),
    Saboteur(
        "an entry that is known otherwise is let pass",
        TERMINAL,
        "        AND (j.id IS DISTINCT FROM e.id OR j.hash IS DISTINCT FROM e.hash)\n",
        "        AND false\n",
        (
            "tests/sync/test_copied_disk.py",
            ALIKE,
        ),
    ),
    Saboteur(
        "a gap is let pass",
        TERMINAL,
        "    WHERE e.seq <> e.seq_before + 1\n",
        "    WHERE false\n",
        (ALIKE,),
    ),
    Saboteur(
        "the chain is not checked",
        TERMINAL,
        "    WHERE e.previous_hash IS DISTINCT FROM e.hash_before\n",
        "    WHERE false\n",
        (ALIKE,),
    ),
    Saboteur(
        "the hash is not checked",
        TERMINAL,
        "        OR e.hash IS DISTINCT FROM sync_entry_hash(e)\n",
        "",
        (
            "tests/sync/test_forged_entries.py::test_an_entry_whose_hash_is_not_its_own_is_refused",
        ),
    ),
    Saboteur(
        "a terminal writes in another's name",
        TERMINAL,
        "    WHERE e.terminal_id IS DISTINCT FROM me.terminal_id\n        OR",
        "    WHERE",
        (
            "tests/sync/test_forged_entries.py::test_an_entry_of_another_terminal_is_refused",
        ),
    ),
    Saboteur(
        "a terminal's facts may be another's",
        APPLY,
        "        IF shape.is_fact AND part.has_foreign_rows THEN\n",
        "        IF false THEN\n",
        (
            "tests/sync/test_forged_entries.py::test_a_fact_of_another_terminal_is_refused",
        ),
    ),
    Saboteur(
        "a record's identity and stamps can be edited",
        APPLY,
        "CONTINUE WHEN NOT standing ? field OR field IN ('id', 'stamps');",
        "CONTINUE WHEN NOT standing ? field;",
        (
            "tests/sync/test_forged_entries.py::test_a_record_keeps_its_identity_whatever_is_said",
        ),
    ),
    Saboteur(
        "the last to arrive wins",
        APPLY,
        "        is_later := holder IS NULL\n",
        "        is_later := true OR holder IS NULL\n",
        (TWO_PRICES, ALIKE),
    ),
    Saboteur(
        "of two equal stamps the first wins",
        APPLY,
        '                > ((holder ->> 0)::bigint, (holder ->> 1) COLLATE "C");\n'
        "        IF field",
        '                > ((holder ->> 0)::bigint + 1, (holder ->> 1) COLLATE "C");\n'
        "        IF field",
        (ALIKE,),
    ),
    Saboteur(
        "a clash of two edits is not noted",
        APPLY,
        "            AND standing -> field IS DISTINCT FROM seen -> field\n",
        "            AND false\n",
        (ALIKE,),
    ),
    Saboteur(
        "a stamp from the far future is taken",
        TERMINAL,
        "greatest(least(entry.stamp, latest), last_stamp + 1)",
        "greatest(entry.stamp, last_stamp + 1)",
        (
            "tests/sync/test_forged_entries.py::"
            "test_what_only_the_hub_decides_is_not_taken_from_a_terminal",
        ),
    ),
    Saboteur(
        "stamps of a terminal may run backwards",
        TERMINAL,
        "greatest(least(entry.stamp, latest), last_stamp + 1)",
        "least(entry.stamp, latest)",
        (ALIKE,),
    ),
    Saboteur(
        "one poisoned entry refuses all that come with it",
        APPLY,
        "SELECT left(sql_state, 2) IN ('22', '23', '42', '54', 'P0')",
        "SELECT false",
        (
            "tests/sync/test_poison.py::test_text_that_the_hub_cannot_store_delays_nothing",
        ),
    ),
    Saboteur(
        "what is set aside is acknowledged and not stored",
        TERMINAL,
        "    FROM unnest(entries) WITH ORDINALITY e;\n",
        "    FROM unnest(entries) WITH ORDINALITY e WHERE e.id <> ALL (set_aside);\n",
        (
            "tests/sync/test_poison.py::test_text_that_the_hub_cannot_store_delays_nothing",
        ),
    ),
    Saboteur(
        "what is set aside is told as applied",
        TERMINAL,
        "j.is_quarantined OR p.is_left,",
        "p.is_left,",
        (ALIKE,),
    ),
    Saboteur(
        "an edit that came before its record waits for ever",
        TERMINAL,
        "    released := sync_apply_waiting('23503');\n",
        "    released := '{}';\n",
        ("tests/sync/test_restored_hub.py",),
    ),
    Saboteur(
        "a hub that has gone back does not notice",
        TERMINAL,
        "    named := (said",
        "    has_gone_back := false;\n    named := (said",
        ("tests/sync/test_restored_hub.py",),
    ),
    Saboteur(
        "a hub forgets an epoch in which it was heard of",
        TERMINAL,
        "    IF is_lost OR has_gone_back",
        "    IF has_gone_back",
        (
            "tests/sync/test_restored_hub.py::"
            "test_a_hub_that_is_restored_twice_misleads_nobody_who_was_away",
            ALIKE,
        ),
    ),
    Saboteur(
        "another entry at the cursor is not noticed",
        TERMINAL,
        "            at_cursor.id IS DISTINCT FROM (said ->> 'cursor_id')::uuid\n"
        "            OR said",
        "            said",
        (ALIKE,),
    ),
    Saboteur(
        "two installations share one place",
        TERMINAL,
        "IF me.incarnation IS DISTINCT FROM (said ->> 'incarnation')::uuid THEN",
        "IF false THEN",
        (ALIKE,),
    ),
    Saboteur(
        "an enrolment works twice",
        TERMINAL,
        "IF me.incarnation IS NOT NULL AND me.incarnation <> sync_enrol.incarnation",
        "IF false",
        (
            "tests/sync/test_joining.py::test_a_code_works_once",
            "tests/sync/test_rights.py::test_a_second_installation_with_the_same_login_is_refused",
        ),
    ),
    Saboteur(
        "everybody may call every function",
        SETUP,
        '        "REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC",\n',
        "",
        (
            "tests/sync/test_rights.py::test_it_may_call_its_own_functions_and_no_others",
            "tests/sync/test_rights.py::test_everybody_else_has_nothing",
        ),
    ),
    Saboteur(
        "terminals may read tables",
        SETUP,
        "        f'GRANT EXECUTE ON FUNCTION {asked} TO \"{terminals}\"',\n",
        "        f'GRANT EXECUTE ON FUNCTION {asked} TO \"{terminals}\"',\n"
        "        f'GRANT SELECT ON ALL TABLES IN SCHEMA public TO \"{terminals}\"',\n",
        ("tests/sync/test_rights.py::test_no_table_can_be_read_written_or_locked",),
    ),
    Saboteur(
        "a picture need not be what its name says",
        "migrations/hub/06_pictures.sql",
        " OR name <> encode(sha256(content), 'hex')",
        "",
        (
            "tests/sync/test_pictures.py::test_a_picture_that_is_not_its_name_is_not_taken",
        ),
    ),
    Saboteur(
        "whom the hub hears of again after their erasure is remembered",
        TERMINAL,
        "    PERFORM sync_wipe_again(ARRAY(SELECT e.id FROM unnest(entries) e));\n",
        "",
        ("tests/sync/test_erasure.py",),
    ),
    Saboteur(
        "the office writes over a later edit",
        DIRECT,
        "        IF ours IS NULL OR ((holder ->> 0)::bigint",
        "        IF false AND ((holder ->> 0)::bigint",
        (DIRECT_MODE,),
    ),
    Saboteur(
        "the office's acts do not follow on",
        DIRECT,
        "AND t.last_seq = NEW.seq - 1\n        AND t.last_hash = NEW.previous_hash;",
        ";",
        (DIRECT_MODE,),
    ),
    Saboteur(
        "the office's acts enter no order",
        DIRECT,
        "    UPDATE journal_entry SET hub_seq = head,"
        " receipt = sync_receipt(NEW.hash)\n"
        "    WHERE id = NEW.id;\n",
        "",
        (DIRECT_MODE,),
    ),
    Saboteur(
        "a terminal may let go of what the hub has otherwise",
        TERMINAL,
        "    RETURN sync_confirm.digest = (\n"
        "        SELECT sha256(coalesce(string_agg(j.hash, ''::bytea ORDER BY"
        " j.hub_seq), ''))\n"
        "        FROM journal_entry j WHERE j.hub_seq <= sync_confirm.place\n"
        "    );\n",
        "    RETURN true;\n",
        ("tests/sync/test_retention.py",),
    ),
    Saboteur(
        "what others give back needs no receipt",
        TERMINAL,
        "        WHERE e.receipt IS DISTINCT FROM sync_receipt(e.hash)\n",
        "        WHERE false\n",
        ("tests/sync/test_giving_back.py",),
    ),
    Saboteur(
        "what others give back is taken without looking at its chain",
        TERMINAL,
        "    BEGIN\n        PERFORM sync_check(them, fresh);\n"
        "    EXCEPTION WHEN SQLSTATE 'TS002' OR SQLSTATE 'TS003' OR SQLSTATE 'TS004'"
        " THEN\n        RETURN 0;\n    END;\n",
        "",
        ("tests/sync/test_giving_back.py",),
    ),
    Saboteur(
        "whom an entry tells of that is set aside is not noted",
        TERMINAL,
        "    PERFORM sync_keep_waiting_history(set_aside);\n",
        "",
        ("tests/sync/test_erasure.py",),
    ),
)
