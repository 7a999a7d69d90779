"""Codes on several tills: the key reaches each, an erased code leaves all."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor
from tests.core.repairs.test_intake import CODE, deliver, take_in
from tests.sync.digests import digest, hub_digest
from tests.sync.tills import Till

AddTill = Callable[[str], Till]


def test_a_code_taken_in_at_the_counter_shows_at_the_bench(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    job = take_in(first_till.shop, boss).jobs[0]
    first_till.sync()
    bench = another_till("B1")
    with pytest.raises(RuleBroken) as refused:
        bench.shop.intake.see_code(boss, job.id)
    assert refused.value.code == "access_code.no_key"
    bench.shop.intake.tend_vault()
    bench.sync()
    first_till.sync()
    first_till.shop.intake.tend_vault()
    first_till.sync()
    bench.sync()
    assert bench.shop.intake.see_code(boss, job.id).code == CODE


def test_both_tills_that_made_a_key_while_apart_read_each_others_codes(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    bench = another_till("B1")
    here = take_in(first_till.shop, boss, code="1111").jobs[0]
    there = take_in(bench.shop, boss, code="2222").jobs[0]
    for _ in range(2):
        for till in (first_till, bench, first_till):
            till.sync()
            till.shop.intake.tend_vault()
    bench.sync()
    for till in (first_till, bench):
        assert till.shop.intake.see_code(boss, here.id).code == "1111"
        assert till.shop.intake.see_code(boss, there.id).code == "2222"


def test_delivered_on_one_till_the_code_is_gone_on_all_and_on_the_hub(
    first_till: Till, boss: Actor, another_till: AddTill, hub_engine: Engine
) -> None:
    job = take_in(first_till.shop, boss).jobs[0]
    first_till.sync()
    bench = another_till("B1")
    sealed = _sealed(bench.shop.database.engine)
    assert len(sealed) > len(CODE)
    deliver(first_till.shop, boss, job.id)
    first_till.sync()
    bench.sync()
    for engine in (
        first_till.shop.database.engine,
        bench.shop.database.engine,
        hub_engine,
    ):
        assert _sealed(engine) == ""
        with engine.connect() as connection:
            kept = connection.execute(text("SELECT personal FROM journal_entry"))
            assert sealed not in repr(kept.all())
    assert digest(first_till) == digest(bench) == hub_digest(hub_engine)
    assert bench.shop.verify().holds


def test_a_code_that_comes_after_the_delivery_is_erased_too(
    first_till: Till, boss: Actor, another_till: AddTill
) -> None:
    from techstore_desktop.core.repairs.intake_schemas import AccessCodeCreate

    job = take_in(first_till.shop, boss).jobs[0]
    first_till.sync()
    bench = another_till("B1")
    bench.shop.intake.keep_code(boss, job.id, AccessCodeCreate(code="9753"))
    deliver(first_till.shop, boss, job.id)
    for till in (first_till, bench, first_till):
        till.sync()
    first_till.shop.intake.tend_vault()
    for till in (first_till, bench):
        till.sync()
        assert not till.shop.intake.has_code(job.id)


def _sealed(engine: Engine) -> str:
    with engine.connect() as connection:
        return str(connection.scalar(text("SELECT sealed_code FROM access_code")))
