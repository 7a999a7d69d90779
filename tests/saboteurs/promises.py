"""What a shop is promised of its terminals, which tests hold it, and what breaks it.

A promise that nothing can break is none: each names saboteurs, and a test that holds
it is among those that watch them.
"""

from dataclasses import dataclass

SEEDS = "tests/simulation/test_simulation.py::test_whatever_happens_the_terminals_agree"
"""The simulation checks at every moment and once more when all faults are over."""
ALIKE = "tests/sync/test_differential.py::test_the_model_and_the_functions_answer_alike"
CUT = "tests/sync/faults/test_cut_lines.py"
KILLED = "tests/sync/faults/test_killed_servers.py"
RIGHTS = "tests/sync/test_rights.py"


@dataclass(frozen=True, slots=True)
class Promise:
    """One sentence, the tests that fail where it does not hold, and its saboteurs."""

    words: str
    held_by: tuple[str, ...]
    broken_by: tuple[str, ...]


PROMISES = (
    Promise(
        "what was acknowledged to a person is on its terminal after any crash",
        (
            "tests/crash/test_kill.py::test_no_acknowledged_sale_is_lost_and_none_is_half",
            "tests/crash/test_power_cut.py::"
            "test_whatever_a_person_did_is_there_after_a_power_cut",
            "tests/core/storage/test_waiting_for_the_disk.py::"
            "test_each_write_says_whether_it_waits",
            SEEDS,
        ),
        ("synchronous=NORMAL: the disk is not waited for",),
    ),
    Promise(
        "what was acknowledged is in the hub exactly once after healing",
        (
            SEEDS,
            "tests/sync/test_engine.py::"
            "test_what_was_pushed_without_an_answer_still_waits",
            f"{CUT}::test_a_push_that_is_cut_anywhere_arrives_once",
            f"{CUT}::test_a_pull_that_is_cut_anywhere_is_applied_once",
            f"{KILLED}::"
            "test_many_deaths_while_tills_sell_lose_nothing_and_double_nothing",
            "tests/sync/faults/test_killed_tills.py::"
            "test_a_till_that_is_killed_again_and_again_loses_and_doubles_nothing",
        ),
        (
            "a push without an answer counts as taken",
            "what is known is taken again",
            "what a restored hub lost is not pushed again",
        ),
    ),
    Promise(
        "no replica shows a sale without all its lines, payments and movements",
        (
            SEEDS,
            "tests/crash/test_kill.py::test_no_acknowledged_sale_is_lost_and_none_is_half",
            "tests/sync/test_poison.py::test_no_part_of_what_is_set_aside_shows",
            "tests/sync/test_unfitting.py::test_no_part_of_what_does_not_fit_here_shows",
        ),
        (
            "entries are kept in one transaction and applied in another",
            "the entry is written after its rows were committed",
            "part of what is set aside stays",
        ),
    ),
    Promise(
        "sequence and chain are dense and valid everywhere",
        (
            SEEDS,
            ALIKE,
            "tests/sync/test_damage.py::test_a_changed_journal_is_not_taken_over",
            "tests/sync/test_replica.py::"
            "test_an_entry_that_follows_another_one_is_not_taken",
            "tests/sync/test_replica.py::"
            "test_a_place_is_not_passed_over_although_every_chain_holds",
            "tests/core/storage/test_verify.py::"
            "test_what_was_changed_behind_the_journal_is_found",
        ),
        (
            "the number of an entry is the count of entries",
            "no hash is checked",
            "no chain is checked",
            "a place that is missing is passed over",
            "a gap is let pass",
            "the chain is not checked",
        ),
    ),
    Promise(
        "stock, balances and cash totals are the sum of their facts, at every moment",
        (
            SEEDS,
            "tests/sync/test_two_tills.py::test_sales_on_two_tills_add_up_on_both",
            "tests/sync/test_retention.py::test_sales_go_and_every_sum_stays",
        ),
        (
            "a sum follows only the last of its facts",
            "what goes is not added to the opening sums",
        ),
    ),
    Promise(
        "after healing all replicas' digests are equal with no one's help",
        (
            SEEDS,
            "tests/sync/test_days_apart.py::"
            "test_two_counters_apart_agree_alone_and_then_together",
            "tests/sync/test_erasure.py::"
            "test_what_others_did_while_apart_brings_nothing_back",
            "tests/sync/test_restored_hub.py::"
            "test_a_stamp_that_a_restored_hub_accepts_otherwise_is_learned",
        ),
        (
            "the outbox is pushed when something new was written only",
            "the cursor is saved before what it stands for",
            "what a restored hub decided otherwise is not compared",
        ),
    ),
    Promise(
        "a field's value is the one with the highest accepted stamp, on all",
        (
            SEEDS,
            ALIKE,
            "tests/sync/test_merging.py::"
            "test_an_edit_made_earlier_does_not_win_by_arriving_later",
            "tests/sync/test_merging.py::"
            "test_a_clock_ten_years_ahead_does_not_win_for_ever",
        ),
        (
            "who comes last wins, not who was later",
            "the stamp of an edit is not kept",
            "the hub's correction of a stamp is ignored",
            "the last to arrive wins",
            "of two equal stamps the first wins",
        ),
    ),
    Promise(
        "one serial sold on two tills keeps both sales and raises exactly one item",
        (
            "tests/sync/test_attention.py::"
            "test_one_serial_sold_on_two_tills_keeps_both_sales_and_raises_one_item",
            "tests/sync/test_serials.py::"
            "test_r34_one_unit_sold_on_two_tills_apart_keeps_both_and_raises_one_item",
        ),
        ("a unit that was sold twice is no question",),
    ),
    Promise(
        "what two tills tell of one unit and cannot both be is one item, settled once",
        (
            "tests/sync/test_units_told_apart.py::"
            "test_r34_what_cannot_both_be_is_one_item_that_is_settled_once",
        ),
        ("whatever a till does with a unit, it knew of the other's act",),
    ),
    Promise(
        "a poison entry delays nothing behind it",
        (
            "tests/sync/test_poison.py::"
            "test_text_that_the_hub_cannot_store_delays_nothing",
            "tests/sync/test_unfitting.py::"
            "test_an_entry_that_does_not_fit_here_is_set_aside_and_the_rest_goes_on",
        ),
        (
            "one poisoned entry refuses all that come with it",
            "one entry that cannot be applied stops the rest",
        ),
    ),
    Promise(
        "a terminal's role can do nothing but its functions",
        (
            f"{RIGHTS}::test_no_table_can_be_read_written_or_locked",
            f"{RIGHTS}::test_nothing_can_be_made_dropped_or_reached_outside",
            f"{RIGHTS}::test_it_cannot_become_another_role",
            f"{RIGHTS}::test_it_may_call_its_own_functions_and_no_others",
            "tests/sync/test_forged_entries.py::"
            "test_an_entry_of_another_terminal_is_refused",
        ),
        (
            "everybody may call every function",
            "terminals may read tables",
            "a terminal writes in another's name",
        ),
    ),
    Promise(
        "a cashier's commit is quick under any network fault or catch-up",
        (
            "tests/sync/test_waiting_people.py::"
            "test_whoever_comes_meanwhile_waits_for_one_part",
            "tests/sync/test_waiting_people.py::"
            "test_a_page_is_put_down_after_a_tenth_of_a_second",
            "tests/sync/test_waiting_people.py::"
            "test_a_slow_disk_is_given_less_at_a_time",
            "tests/core/storage/test_turns.py::"
            "test_a_person_who_waits_goes_before_the_sync",
            f"{CUT}::test_a_sale_never_waits_for_a_line_that_stalls",
        ),
        (
            "a page is taken whole whoever waits",
            "a page is taken whole however long it takes",
            "a slow disk is given as much at a time",
            "the sync goes before people",
        ),
    ),
)
