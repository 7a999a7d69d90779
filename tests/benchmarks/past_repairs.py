"""A workshop with 50,000 past repairs: its services behind board and list."""

import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from techstore_desktop.core.estimates.schemas import DeviceToEstimate
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.core.repairs.models import (
    RepairJob,
    RepairLine,
    RepairTicket,
)
from techstore_desktop.core.repairs.schemas import RepairFilter
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.core.storage.transaction import Transaction
from techstore_desktop.shop import Shop, open_file
from tests.benchmarks.rows import Row, milliseconds
from tests.builders import a_customer, found, sign_in
from tests.core.repairs.arranging import a_job, labour

RowT = TypeVar("RowT", RepairTicket, RepairJob, RepairLine)

PAST, OPEN = 50_000, 500
BATCH = 500
BOARD, FRAME, ESTIMATE = 150.0, 16.0, 100.0
WORDS = ("samsung gal", "quiroga", "iphone 12", "35693", "moto g9", "ra1-0004")
_OPEN_KINDS = tuple(kind for kind in RepairKind if kind is not RepairKind.DELIVERED)
_MODELS = (("Samsung", "Galaxy S21"), ("Apple", "iPhone 12"), ("Motorola", "Moto G9"))
_NAMES = ("Ana Quiroga", "Bruno Paz", "Carla Ruiz", "Diego Sosa", "Elsa Vega")


def past_repair_rows(past: int = PAST) -> list[Row]:
    """Return the figures of the repairs, through the services."""
    shop = open_file(_busy_shop(past))
    actor = sign_in(shop)
    try:
        return [
            _board(shop, actor),
            _move(shop, actor),
            _search(shop, actor),
            _estimate(shop, actor),
        ]
    finally:
        shop.close()


def _board(shop: Shop, actor: Actor) -> Row:
    shop.repairs.board(actor)
    spent = [_spent(lambda: shop.repairs.board(actor)) for _ in range(15)]
    return _row("past_repairs.board_of_500", milliseconds(spent), BOARD)


def _move(shop: Shop, actor: Actor) -> Row:
    cards = [
        card
        for card in shop.repairs.board(actor).cards
        if card.state.kind is RepairKind.RECEIVED
    ][:40]
    spent = []
    for card in cards:
        job_id = card.id
        move = lambda: shop.repairs.move(  # noqa: E731
            actor,
            job_id,  # noqa: B023 - called at once
            RepairKind.DIAGNOSING,
        )
        spent.append(_spent(move))
    for card in cards:
        shop.repairs.move(actor, card.id, RepairKind.CANCELLED)
    return _row("past_repairs.card_moved_p95", milliseconds(spent, at=0.95), FRAME)


def _search(shop: Shop, actor: Actor) -> Row:
    spent = []
    for word in WORDS:
        for length in range(1, len(word) + 1):
            wanted = RepairFilter(text=word[:length], is_open=False)
            look = lambda: shop.repairs.jobs(actor, wanted, limit=50)  # noqa: E731, B023
            spent.append(_spent(look))
    return _row("past_repairs.search_key_p95", milliseconds(spent, at=0.95), FRAME)


def _estimate(shop: Shop, actor: Actor) -> Row:
    """Ask what a repair may cost and when it is ready, with a whole bench before it."""
    brand, model = _MODELS[0]
    device = DeviceToEstimate(
        device_kind="phone", brand=brand, model=model, fault="Screen broken"
    )
    spent = [
        _spent(lambda: shop.estimates.suggest(actor, (device,))) for _ in range(16)
    ][1:]
    return _row("past_repairs.estimate_p95", milliseconds(spent, at=0.95), ESTIMATE)


def _spent(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _row(name: str, value: float, most: float) -> Row:
    return Row(
        name=name,
        unit="ms",
        value=value,
        limit=None,
        goal=f"at most {most:.0f} ms",
        met=value <= most,
        note=f"{PAST:,} past repairs",
    )


def _busy_shop(past: int) -> Path:
    folder = Path(tempfile.gettempdir()) / f"techstore-bench-{SCHEMA_VERSION}"
    folder.mkdir(exist_ok=True)
    file = folder / f"repairs-{past}.db"
    for left in folder.glob(f"{file.name}*"):
        left.unlink()
    shop = open_file(file)
    actor = found(shop)
    chance = random.Random(1)
    pattern = _pattern(shop, actor)
    for start in range(0, past + OPEN, BATCH):
        with shop.database.transaction("repair.taken_in", actor) as transaction:
            for number in range(start, min(start + BATCH, past + OPEN)):
                kind = RepairKind.DELIVERED
                if number >= past:
                    kind = _OPEN_KINDS[number % len(_OPEN_KINDS)]
                _take_in(transaction, pattern, chance, number=number, kind=kind)
    with shop.database.engine.connect().execution_options(alone=True) as connection:
        connection.exec_driver_sql("PRAGMA optimize")
    shop.close()
    return file


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One repair as the service writes it, and the customers that there are."""

    ticket: RepairTicket
    job: RepairJob
    line: RepairLine
    customer_ids: tuple[UUID, ...]


def _pattern(shop: Shop, actor: Actor) -> _Pattern:
    customers = [a_customer(shop, actor, name=name).id for name in _NAMES * 20]
    card = a_job(shop, actor)
    line = shop.repairs.edit_lines(actor, card.id, [labour("50")]).lines[0]
    with shop.database.reading() as reading:
        session = reading.session
        return _Pattern(
            session.get_one(RepairTicket, card.ticket_id),
            session.get_one(RepairJob, card.id),
            session.get_one(RepairLine, line.id),
            tuple(customers),
        )


def _take_in(
    transaction: Transaction,
    pattern: _Pattern,
    chance: random.Random,
    *,
    number: int,
    kind: RepairKind,
) -> None:
    moment = transaction.now - timedelta(minutes=30 * (PAST + OPEN - number))
    brand, model = _MODELS[chance.randrange(3)]
    place = number % len(pattern.customer_ids)
    named = {
        "number": f"RA1-{number + 2:06}",
        "customer_id": pattern.customer_ids[place],
        "customer_name": _NAMES[place % len(_NAMES)],
        "customer_phone": f"+54 11 5555-{number % 10000:04}",
        "received_at": moment,
    }
    ticket = _like(transaction, pattern.ticket, named | {"sequence": number + 2})
    is_past = kind is RepairKind.DELIVERED
    of_device = {
        "ticket_id": ticket.id,
        "brand": brand,
        "model": model,
        "imei": f"{356_938_035_000_000 + number}",
        "state": kind.value,
        "promised_at": moment + timedelta(days=3),
        "delivered_at": moment + timedelta(days=2) if is_past else None,
    }
    job = _like(transaction, pattern.job, named | of_device)
    for position in (1, 2):
        of_line = {"job_id": job.id, "position": position}
        _like(transaction, pattern.line, of_line)


def _like(transaction: Transaction, pattern: RowT, changes: dict[str, Any]) -> RowT:
    """Add a row like another one but for some values."""
    names = type(pattern).__mapper__.column_attrs.keys()
    values = {name: getattr(pattern, name) for name in names}
    row = type(pattern)(**values | changes | {"id": transaction.new_id()})
    transaction.add_unwatched(row)
    return row
