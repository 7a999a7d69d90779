"""The list's price wins; without one the shop's own jobs tell, if they are enough."""

from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from techstore_desktop.core.estimates.experience import (
    FEWEST,
    ClosedJob,
    experience,
)
from techstore_desktop.core.estimates.price_book import (
    PriceBook,
    PricedFault,
    faults_of,
)
from techstore_desktop.core.estimates.schemas import RepairPriceCreate
from techstore_desktop.core.estimates.suggesting import (
    ListPrice,
    PriceSource,
    Suggested,
    suggest,
    together,
)

amounts = st.decimals(0, 10**6, places=2)
jobs = st.builds(
    ClosedJob,
    price=amounts,
    cost=amounts,
    base=st.none() | amounts,
    minutes=st.none() | st.integers(0, 5000),
    came_back=st.booleans(),
    parts=st.frozensets(st.integers(1, 4).map(lambda n: UUID(int=n))),
)


@given(st.lists(jobs, max_size=30))
def test_what_jobs_tell_lies_among_them(closed: list[ClosedJob]) -> None:
    known = experience(closed, 2)
    if len(closed) < FEWEST:
        assert known is None
        return
    assert known is not None
    assert known.count == len(closed)
    assert min(j.price for j in closed) <= known.price <= max(j.price for j in closed)
    assert 0 <= known.come_backs <= 100
    worked = [job.minutes for job in closed if job.minutes is not None]
    assert (known.minutes is None) == (not worked)
    if known.minutes is not None:
        assert min(worked) <= known.minutes <= max(worked)
    for part in known.parts:
        assert sum(part in job.parts for job in closed) * 2 >= len(closed)


@given(st.lists(jobs, min_size=FEWEST, max_size=9), st.randoms(use_true_random=False))
def test_their_order_tells_nothing(closed: list[ClosedJob], chance: object) -> None:
    before = experience(closed, 2)
    chance.shuffle(closed)  # type: ignore[attr-defined]
    assert experience(closed, 2) == before


def known(price: str, minutes: int | None = 40) -> object:
    jobs = [ClosedJob(price=Decimal(price), minutes=minutes) for _ in range(FEWEST)]
    return experience(jobs, 2)


def test_the_list_wins_and_says_what_jobs_came_to() -> None:
    told = suggest(
        ListPrice(Decimal(90), 0),
        known("70"),  # type: ignore[arg-type]
        None,
        usual_minutes=60,
    )
    assert (told.price, told.minutes) == (Decimal(90), 40)
    assert told.source is PriceSource.LIST
    assert told.experience_source is PriceSource.SAME_MODEL


def test_without_a_list_the_model_tells_before_the_kind() -> None:
    both = suggest(None, known("70"), known("50"), usual_minutes=60)  # type: ignore[arg-type]
    assert (both.price, both.source) == (Decimal(70), PriceSource.SAME_MODEL)
    kind = suggest(None, None, known("50"), usual_minutes=60)  # type: ignore[arg-type]
    assert (kind.price, kind.source) == (Decimal(50), PriceSource.SAME_KIND)
    nothing = suggest(None, None, None, usual_minutes=60)
    assert nothing.price is None
    assert nothing.minutes == 60
    assert nothing.source is PriceSource.NOTHING


def row(fault: str, price: int, minutes: int = 0, **device: str) -> RepairPriceCreate:
    return RepairPriceCreate.model_validate(
        {"fault": fault, "price": price, "minutes": minutes, **device}
    )


IPHONE = {"device_kind": "phone", "brand": "Apple", "model": "iPhone 12"}
BOOK = PriceBook(
    [
        row("Pantalla rota", 200, 50, **IPHONE),
        row("Pantalla rota", 120, device_kind="phone", brand="Apple"),
        row("Pantalla rota", 80, device_kind="phone"),
        row("Batería", 40, 30, device_kind="phone"),
        row("Batería", 35),
    ]
)


def asked(fault: str, kind: str = "phone", brand: str = "", model: str = "") -> object:
    found = BOOK.find(PricedFault(kind, brand, model, fault))
    return found and int(found.price)


def test_the_row_that_says_most_of_the_device_counts() -> None:
    assert asked("Pantalla rota", brand="Apple", model="iPhone 12") == 200
    assert asked("pantalla  ROTA", brand="apple", model="iphone 12") == 200
    assert asked("Pantalla rota", model="iPhone 12") == 200
    assert asked("Pantalla rota", brand="Apple", model="iPhone 15") == 120
    assert asked("Pantalla rota", brand="Samsung", model="Galaxy S21") == 80
    assert asked("bateria", kind="tablet") == 35
    assert asked("No enciende") is None


def test_any_fault_of_a_device_is_what_no_row_of_that_device_names() -> None:
    book = PriceBook(
        [
            row("", 90, 60, **IPHONE),
            row("Batería", 70, 30, **IPHONE),
            row("Cámara", 50, device_kind="phone"),
            row("", 25, device_kind="phone"),
        ]
    )
    iphone = PricedFault("phone", "Apple", "iPhone 12", "")

    def price(asked: PricedFault, fault: str) -> int | None:
        found = book.find(asked._replace(fault=fault))
        return found and int(found.price)

    assert price(iphone, "bateria") == 70
    assert price(iphone, "Cámara") == 90
    assert price(iphone._replace(model="iPhone 15"), "Cámara") == 50
    assert price(iphone._replace(model="iPhone 15"), "No enciende") == 25
    assert price(iphone._replace(device_kind="tablet", model=""), "Cámara") is None


def test_several_faults_are_told_apart_and_each_is_there_once() -> None:
    said = "Pantalla rota, batería;  no carga + BATERIA\nse apaga,"
    told = ("Pantalla rota", "BATERIA", "no carga", "se apaga")
    assert faults_of(said) == told
    assert faults_of(" , ") == ()


def of_list(price: int, minutes: int, *, is_for_any: bool = False) -> Suggested:
    listed = ListPrice(Decimal(price), minutes, is_for_any)
    return suggest(listed, None, None, usual_minutes=60)


def test_several_faults_cost_what_each_costs_if_each_is_known() -> None:
    unknown = suggest(None, None, None, usual_minutes=60)
    by_jobs = suggest(None, known("70"), None, usual_minutes=60)  # type: ignore[arg-type]
    listed = together({"screen": of_list(200, 50), "battery": of_list(40, 30)})
    assert (listed.price, listed.minutes) == (240, 80)
    assert listed.source is PriceSource.LIST
    mixed = together({"screen": of_list(200, 50), "camera": by_jobs})
    assert (mixed.price, mixed.minutes) == (270, 90)
    assert mixed.source is PriceSource.EACH_FAULT
    half = together({"screen": of_list(200, 50), "smells": unknown})
    assert (half.price, half.minutes, half.unknown) == (None, 110, ("smells",))
    none = together({"smells": unknown, "hums": unknown})
    assert none.source is PriceSource.NOTHING


def test_the_price_for_any_fault_is_asked_once() -> None:
    any_fault = of_list(90, 60, is_for_any=True)
    told = together({"a": any_fault, "b": any_fault, "battery": of_list(70, 30)})
    assert (told.price, told.minutes) == (160, 90)
