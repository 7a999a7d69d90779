"""What can be broken around the sync: turns, sums, questions, the first download."""

from tests.saboteurs.saboteur import SIMULATION, Saboteur

REPLICA = "techstore_desktop/sync/replica.py"
WAITING = "tests/sync/test_waiting_people.py"

SABOTEURS = (
    Saboteur(
        "part of what is set aside stays",
        REPLICA,
        "                self._take_part(replay, [entry])\n",
        "                try:\n"
        "                    self._take_part(replay, [entry])\n"
        "                except Exception:\n"
        "                    _log.error('cannot be applied')\n"
        "                    self._set_aside_entry(replay, entry)\n",
        ("tests/sync/test_unfitting.py::test_no_part_of_what_does_not_fit_here_shows",),
    ),
    Saboteur(
        "what is set aside stays at the place that it had",
        REPLICA,
        "                hub_seq=entry.hub_seq,\n"
        "                accepted_stamp=entry.accepted_stamp,\n"
        "                is_quarantined=True,\n",
        "                is_quarantined=True,\n",
        (
            "tests/sync/test_restored_hub.py::"
            "test_what_was_set_aside_here_follows_a_restored_hub_to_its_new_place",
        ),
    ),
    Saboteur(
        "a sum follows only the last of its facts",
        "techstore_desktop/core/storage/projections.py",
        "{column} = {name}.{column} + excluded.{column}",
        "{column} = excluded.{column}",
        (
            "tests/sync/test_two_tills.py::test_sales_on_two_tills_add_up_on_both",
            SIMULATION,
        ),
    ),
    Saboteur(
        "a unit that was sold twice is no question",
        "techstore_desktop/core/attention/kinds/serial_sold_twice.py",
        "serial_sold.c.times_sold > 1",
        "serial_sold.c.times_sold > 2",
        ("tests/sync/test_attention.py",),
    ),
    Saboteur(
        "whatever a till does with a unit, it knew of the other's act",
        "techstore_desktop/core/stock/serials.py",
        "row.after_id = last.get(key) or uuid5(*key)",
        "row.after_id = row.id",
        ("tests/sync/test_units_told_apart.py",),
    ),
    Saboteur(
        "what came in another branch counts in the settled cost",
        "techstore_desktop/core/products/costing.py",
        "facts.branch_id == reading.origin.branch_id",
        "facts.product_id == product_id",
        ("tests/sync/test_branch_costs.py",),
    ),
    Saboteur(
        "a page is taken whole whoever waits",
        REPLICA,
        "                if replay.is_awaited():\n",
        "                if False:\n",
        (WAITING,),
    ),
    Saboteur(
        "a page is taken whole however long it takes",
        REPLICA,
        " and seconds < LONGEST_SECONDS:",
        ":",
        (WAITING,),
    ),
    Saboteur(
        "a slow disk is given as much at a time",
        REPLICA,
        "                self._part_weight = at_this_pace(weight, seconds)\n",
        "",
        (WAITING,),
    ),
    Saboteur(
        "the sync goes before people",
        "techstore_desktop/core/storage/turns.py",
        "lambda: self._holder is None and not self._people_waiting",
        "lambda: self._holder is None",
        ("tests/core/storage/test_turns.py",),
    ),
    Saboteur(
        "who is erased stays in the journal",
        "techstore_desktop/core/storage/erasing.py",
        "        if not told:\n",
        "        if told:\n",
        ("tests/sync/test_erasure.py", SIMULATION),
    ),
    Saboteur(
        "a downloaded file's indexes hold every row",
        "techstore_desktop/sync/first_download.py",
        "        connection.exec_driver_sql(index.sql)\n",
        '        connection.exec_driver_sql(index.sql.partition(" WHERE ")[0])\n',
        (
            "tests/sync/test_joining.py::test_a_downloaded_file_is_made_as_a_migrated_one",
        ),
    ),
)
