"""What can be broken on a terminal."""

from tests.saboteurs.saboteur import SIMULATION, Saboteur

ENGINE = "techstore_desktop/sync/engine.py"
REPLICA = "techstore_desktop/sync/replica.py"
CHAINS = "techstore_desktop/sync/chains.py"
APPLY = "techstore_desktop/sync/apply.py"
KNOWN = "techstore_desktop/sync/known.py"
RETENTION = "techstore_desktop/core/storage/retention.py"
DATABASE = "techstore_desktop/core/storage/database.py"

SABOTEURS = (
    Saboteur(
        "the cursor is saved before what it stands for",
        REPLICA,
        "        known = known_places(connection, [entry.id for entry in entries])\n",
        "        connection.execute(update(_LINK).values(cursor=entries[-1].hub_seq))\n"
        '        connection.exec_driver_sql("COMMIT")\n'
        '        connection.exec_driver_sql("BEGIN IMMEDIATE")\n'
        "        known = known_places(connection, [entry.id for entry in entries])\n",
        (SIMULATION,),
    ),
    Saboteur(
        "entries are kept in one transaction and applied in another",
        REPLICA,
        "        keep(replay, fresh)\n        for entry in entries:\n",
        "        keep(replay, fresh)\n"
        '        connection.exec_driver_sql("COMMIT")\n'
        '        connection.exec_driver_sql("BEGIN IMMEDIATE")\n'
        "        for entry in entries:\n",
        (SIMULATION,),
    ),
    Saboteur(
        "a push without an answer counts as taken",
        ENGINE,
        "                self._batch = max(1, self._batch // 2)\n",
        "                self._batch = max(1, self._batch // 2)\n"
        '                seqs = [entry["seq"] for entry in entries]\n'
        "                self._replica.note_places(\n"
        "                    [Place(seq, -seq, None, False) for seq in seqs]\n"
        "                )\n",
        ("tests/sync/test_engine.py",),
    ),
    Saboteur(
        "the outbox is pushed when something new was written only",
        ENGINE,
        "            yield from self._push_all()\n",
        '            if getattr(self, "_pushed", 0) != position.last_seq:\n'
        "                self._pushed = position.last_seq\n"
        "                yield from self._push_all()\n",
        (SIMULATION,),
    ),
    Saboteur(
        "the thread waits for an event and for no time",
        "techstore_desktop/sync/runner.py",
        "            self._wake.wait(seconds)\n            return\n",
        "            self._wake.wait()\n            return\n",
        (
            "tests/sync/test_runner.py::test_what_nobody_told_of_is_found_by_asking_again",
        ),
    ),
    Saboteur(
        "a push cut off once is never pushed in smaller parts",
        ENGINE,
        "self._batch = max(1, self._batch // 2)",
        "pass",
        ("tests/sync/test_engine.py",),
    ),
    Saboteur(
        "the outbox goes out in no order",
        REPLICA,
        ".order_by(_ENTRIES.c.seq)\n                .limit(most_entries)",
        ".order_by(_ENTRIES.c.seq.desc())\n                .limit(most_entries)",
        ("tests/sync/test_replica.py",),
    ),
    Saboteur(
        "no hash is checked",
        "techstore_desktop/sync/feed.py",
        "return entry_hash(self) == self.hash and all(",
        "return True or all(",
        ("tests/sync/test_damage.py",),
    ),
    Saboteur(
        "what lies beside an entry is not checked",
        "techstore_desktop/sync/feed.py",
        "return entry_hash(self) == self.hash and all(",
        "return entry_hash(self) == self.hash or all(",
        ("tests/sync/test_damage.py",),
    ),
    Saboteur(
        "no chain is checked",
        CHAINS,
        "(entry.seq, entry.previous_hash) == (tail.seq + 1, tail.hash)",
        "entry.seq > tail.seq",
        ("tests/sync/test_replica.py",),
    ),
    Saboteur(
        "a place that is missing is passed over",
        CHAINS,
        "if entry.hub_seq != expected:",
        "if entry.hub_seq < expected:",
        ("tests/sync/test_replica.py",),
    ),
    Saboteur(
        "the wall clock is the stamp",
        DATABASE,
        "stamp=self._stamps.tick(),",
        "stamp=int(self.clock.now().timestamp() * 1000) << 16,",
        ("tests/core/storage/test_database.py",),
    ),
    Saboteur(
        "stamps of others are not taken note of",
        DATABASE,
        "self._stamps.observe(replay.highest_stamp)",
        "pass",
        (
            "tests/sync/test_merging.py::"
            "test_an_edit_seen_between_two_of_ones_own_is_overruled_by_the_second",
        ),
    ),
    Saboteur(
        "stamps go on from one that the hub has corrected",
        DATABASE,
        "if replay.has_new_stamps:\n            self._stamps = None\n        elif",
        "if",
        ("tests/sync/test_replica.py",),
    ),
    Saboteur(
        "synchronous=NORMAL: the disk is not waited for",
        "techstore_desktop/core/storage/dialects.py",
        '"NORMAL" if options.get(REPEATABLE) else "FULL"',
        '"NORMAL"',
        (
            "tests/crash/test_power_cut.py",
            "tests/core/storage/test_waiting_for_the_disk.py",
        ),
    ),
    Saboteur(
        "the entry is written after its rows were committed",
        DATABASE,
        "                yield transaction\n",
        "                yield transaction\n"
        "                transaction.flush()\n"
        "                session.commit()\n",
        (SIMULATION,),
    ),
    Saboteur(
        "the number of an entry is the count of entries",
        DATABASE,
        "seq=last.seq + 1,",
        "seq=1 + (connection.scalar(select(func.count(JournalEntry.id))) or 0),",
        (SIMULATION,),
    ),
    Saboteur(
        "who comes last wins, not who was later",
        APPLY,
        'if name not in columns or stamps.get(name, [0, ""]) >= order:',
        "if name not in columns:",
        (SIMULATION,),
    ),
    Saboteur(
        "the stamp of an edit is not kept",
        APPLY,
        "        stamps[name] = order\n",
        "",
        (SIMULATION,),
    ),
    Saboteur(
        "the hub's correction of a stamp is ignored",
        "techstore_desktop/sync/feed.py",
        "return self.accepted_stamp or self.stamp",
        "return self.stamp",
        (SIMULATION,),
    ),
    Saboteur(
        "records are not worked out anew after a correction",
        REPLICA,
        "            replay.has_new_stamps = True\n"
        "            refold_changed(replay, row.id, self._models,"
        " terminal_id=self.terminal_id)\n",
        "            replay.has_new_stamps = True\n",
        (SIMULATION,),
    ),
    Saboteur(
        "what is known is taken again",
        REPLICA,
        "fresh = [entry for entry in entries if entry.id not in known]",
        "fresh = list(entries)",
        (SIMULATION,),
    ),
    Saboteur(
        "an entry that was released is not applied",
        REPLICA,
        "                or known[entry.id].is_quarantined\n",
        "",
        (SIMULATION,),
    ),
    Saboteur(
        "what the hub set aside is applied here",
        REPLICA,
        "            and not entry.is_quarantined\n",
        "",
        ("tests/sync/test_replica.py",),
    ),
    Saboteur(
        "clashes that the hub has forgotten stay",
        REPLICA,
        "        forget_conflicts(replay, known)\n",
        "",
        ("tests/sync/test_replica.py",),
    ),
    Saboteur(
        "another epoch is not noticed",
        ENGINE,
        'if UUID(answer["epoch"]) != position.epoch or answer["has_gone_back"]:',
        'if answer["has_gone_back"]:',
        ("tests/sync/test_replica.py",),
    ),
    Saboteur(
        "what a restored hub lost is not pushed again",
        REPLICA,
        "                .where((_ENTRIES.c.hub_seq > hub_seq) | own_lost)\n",
        "                .where(own_lost & ~own_lost)\n",
        (SIMULATION,),
    ),
    Saboteur(
        "what a restored hub decided otherwise is not compared",
        KNOWN,
        "else here.get(place.hub_seq) == place[:4]",
        "else here.get(place.hub_seq, ())[:2] == place[:2]",
        ("tests/sync/test_restored_hub.py", SIMULATION),
    ),
    Saboteur(
        "a copied disk goes on trying",
        ENGINE,
        '_FINAL = {"sync.fork", ',
        "_FINAL = {",
        (SIMULATION,),
    ),
    Saboteur(
        "one entry that cannot be applied stops the rest",
        REPLICA,
        "            return self._take_one(entries[0])\n",
        "            raise\n",
        ("tests/sync/test_unfitting.py",),
    ),
    Saboteur(
        "what an older program did not understand is left",
        ENGINE,
        "            self._replica.catch_up()\n",
        "",
        (SIMULATION,),
    ),
    Saboteur(
        "the answer is given before the hub commits",
        "techstore_desktop/sync/connection.py",
        "autocommit=True",
        "autocommit=False",
        ("tests/sync/test_two_tills.py::test_a_new_till_has_the_whole_shop",),
    ),
    Saboteur(
        "a foreign host need not prove who it is",
        "techstore_desktop/sync/connection.py",
        "if is_local(host) or allows_plain:",
        "if host:",
        ("tests/sync/test_line_security.py",),
    ),
    Saboteur(
        "a shop with entries that wait can be left",
        REPLICA,
        "if position and position.waiting:",
        "if False:",
        ("tests/sync/test_commands.py",),
    ),
    Saboteur(
        "what goes is not added to the opening sums",
        RETENTION,
        "connection, ids, table=projection.opening, sign=1\n",
        "connection, [], table=projection.opening, sign=1\n",
        ("tests/sync/test_retention.py", SIMULATION),
    ),
    Saboteur(
        "an act goes although a row that stays refers to it",
        RETENTION,
        "                if inner.get(row) != owner[referred]\n",
        "                if False\n",
        ("tests/sync/test_retention.py",),
    ),
    Saboteur(
        "the last document of a series goes",
        RETENTION,
        "        held |= {owner[row] for row in"
        " _last_numbers(connection, model, owner)}\n",
        "",
        ("tests/sync/test_retention.py",),
    ),
    Saboteur(
        "history goes that nobody has confirmed",
        ENGINE,
        "            if is_confirmed:\n",
        "            if True:\n",
        ("tests/sync/test_retention.py",),
    ),
    Saboteur(
        "history goes up to the place where the pull goes on",
        RETENTION,
        "    return min(cursor, cursor + 1 if young is None else young) - 1\n",
        "    return cursor\n",
        ("tests/sync/test_retention.py", SIMULATION),
    ),
    Saboteur(
        "an entry that is set aside holds nothing that follows it",
        RETENTION,
        "            or_(stamp >= before, _ENTRIES.c.is_quarantined),\n",
        "            or_(stamp >= before),\n",
        ("tests/sync/test_retention.py",),
    ),
    Saboteur(
        "an old document that comes back counts twice",
        "techstore_desktop/sync/retaining.py",
        "            retention.uncount(replay.connection, entry.changes, entry.id)\n",
        "",
        ("tests/sync/test_retention.py",),
    ),
    Saboteur(
        "an old document is taken back whatever it says",
        "techstore_desktop/sync/retaining.py",
        "            if kept.hash != entry.hash or not entry.is_genuine():\n",
        "            if False:\n",
        ("tests/sync/test_retention.py",),
    ),
    Saboteur(
        "a hub from before the checkpoint is followed",
        REPLICA,
        "            if checkpoint and hub_seq < checkpoint.place:\n",
        "            if False:\n",
        ("tests/sync/test_retention.py",),
    ),
    Saboteur(
        "what a restored hub lost of others is not given back",
        ENGINE,
        "            yield from self._give_back()\n",
        "",
        ("tests/sync/test_giving_back.py",),
    ),
    Saboteur(
        "entries that are set aside keep what they tell of people",
        REPLICA,
        "        erase_in_waiting(replay, waiting, self._models)\n",
        "",
        ("tests/sync/test_erasure.py", SIMULATION),
    ),
    Saboteur(
        "a fact stays without the columns that an older program did not know",
        "techstore_desktop/sync/catching_up.py",
        " and _fill_in(replay.connection, model, told):\n",
        " and not told:\n",
        ("tests/sync/test_older_programs.py", SIMULATION),
    ),
    Saboteur(
        "an older program lets go of what a newer one wrote",
        RETENTION,
        "        and row.schema_version <= version\n",
        "",
        ("tests/sync/test_older_programs.py",),
    ),
    Saboteur(
        "a restored hub is not given its pictures again",
        ENGINE,
        "            self._pictures.doubt()\n",
        "            pass\n",
        ("tests/sync/test_pictures.py", SIMULATION),
    ),
    Saboteur(
        "an edit of somebody's values does not say whose they are",
        "techstore_desktop/core/storage/journal.py",
        "            values[WHOSE] = [str(person), str(person)]\n",
        "            pass\n",
        ("tests/sync/test_erasure.py", SIMULATION),
    ),
    Saboteur(
        "what did not fit an older program is left out for good",
        "techstore_desktop/sync/catching_up.py",
        "    return cursor if first is None else min(cursor, first - 1)\n",
        "    return cursor if first is None else cursor\n",
        ("tests/sync/test_older_programs.py", SIMULATION),
    ),
)
