"""Registering customers, finding them again, and noticing who is there already."""

from uuid import uuid4

import pytest
from pydantic import ValidationError

from techstore_desktop.core.customers.schemas import (
    CustomerCreate,
    CustomerSort,
    CustomerUpdate,
)
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Role
from techstore_desktop.core.storage.verify import verify
from techstore_desktop.shop import Shop
from tests.builders import a_customer

NOBODY_IN_PARTICULAR = Actor(uuid4(), "Guest", Role.CASHIER, frozenset())


@pytest.fixture
def ana(shop: Shop, cashier: Actor) -> str:
    """Register a customer with everything known, and return their name."""
    return a_customer(
        shop,
        cashier,
        name="Ana María Quiroga Ñandú",
        tax_number="27-30111222-4",
        second_phone="+54 341 444-9876",
        email="ana.quiroga@example.com",
        address="San Martín 100",
        notes="Prefers to be called in the afternoon.",
    ).name


@pytest.mark.parametrize(
    "text",
    [
        "ana",
        "quiroga maria",
        "NANDU",
        "ñan",
        "5555-0142",
        "4449876",
        "449",
        "ana.quiroga@example.com",
        "30111222",
        "27-30111",
    ],
)
def test_a_customer_is_found_by_what_a_person_would_type(
    shop: Shop, cashier: Actor, ana: str, text: str
) -> None:
    a_customer(shop, cashier, name="Bruno Sosa", phone="+54 11 4321-7777")
    assert [each.name for each in shop.customers.search(text)] == [ana]
    assert [each.name for each in shop.customers.page(text)] == [ana]
    assert shop.customers.count(text) == 1


@pytest.mark.parametrize("text", ["", " ", "—", "zz", "ana zz", "'; --", '"', "😀"])
def test_what_matches_nobody_finds_nobody(
    shop: Shop, cashier: Actor, text: str
) -> None:
    a_customer(shop, cashier)
    assert shop.customers.search(text) == []


def test_who_begins_like_the_text_comes_first(shop: Shop, cashier: Actor) -> None:
    for name in ("Rosa Martín", "Martín Paz", "Martina Ruiz"):
        a_customer(shop, cashier, name=name)
    names = [each.name for each in shop.customers.search("martin", limit=2)]
    assert names == ["Martín Paz", "Martina Ruiz"]


def test_an_archived_customer_is_found_only_among_the_archived(
    shop: Shop, cashier: Actor
) -> None:
    customer = a_customer(shop, cashier)
    shop.customers.archive(cashier, customer.id)
    assert shop.customers.search("ana") == []
    assert shop.customers.count() == 0
    archived = shop.customers.page("ana", is_archived=True)
    assert [each.id for each in archived] == [customer.id]
    shop.customers.restore(cashier, customer.id)
    assert shop.customers.count("ana") == 1
    assert shop.customers.get(customer.id) == customer


def test_many_archived_namesakes_hide_nobody(shop: Shop, cashier: Actor) -> None:
    for number in range(160):
        namesake = a_customer(shop, cashier, name=f"Ana {number}")
        shop.customers.archive(cashier, namesake.id)
    live = a_customer(shop, cashier)
    assert [each.id for each in shop.customers.search("ana")] == [live.id]


def test_pages_have_everybody_once_in_the_order_asked_for(
    shop: Shop, cashier: Actor
) -> None:
    for name in ("Carla", "Ana", "Bruno", "Ana", "Dora"):
        a_customer(shop, cashier, name=name)
    pages = [shop.customers.page(offset=start, limit=2) for start in (0, 2, 4)]
    listed = [each for page in pages for each in page]
    assert [each.name for each in listed] == ["Ana", "Ana", "Bruno", "Carla", "Dora"]
    assert len({each.id for each in listed}) == shop.customers.count() == 5
    backwards = shop.customers.page(sort=CustomerSort.NAME, descending=True)
    assert backwards[0].name == "Dora"


def test_what_was_registered_is_what_is_kept(shop: Shop, cashier: Actor) -> None:
    data = CustomerCreate(
        name="  Società Ünïcode 😀 株式会社  ",
        tax_number="20-1",
        phone="+54 11 5555-0142",
        second_phone="4444-0000",
        email="x@example.com",
        address="Calle 1",
        notes="first line\nsecond line",
    )
    made = shop.customers.create(cashier, data)
    assert made.name == "Società Ünïcode 😀 株式会社"
    assert (
        shop.customers.get(made.id).model_dump(
            exclude={"id", "archived_at", "erased_at", "merged_into_id"}
        )
        == data.model_dump()
    )
    assert verify(shop.database).differences == ()


def test_a_customer_has_at_least_a_name_of_no_more_than_300_characters() -> None:
    for name in ("", "   ", "x" * 301):
        with pytest.raises(ValidationError):
            CustomerCreate(name=name)
    assert CustomerCreate(name="x" * 300).name


@pytest.mark.parametrize("email", ["ana", "ana@", "@x.com", "a b@x.com", "ana@x"])
def test_an_address_that_no_mail_reaches_is_refused(
    shop: Shop, cashier: Actor, email: str
) -> None:
    with pytest.raises(RuleBroken, match=r"customer\.email_unreadable"):
        a_customer(shop, cashier, email=email)
    customer = a_customer(shop, cashier)
    with pytest.raises(RuleBroken, match=r"customer\.email_unreadable"):
        shop.customers.update(cashier, customer.id, CustomerUpdate(email=email))
    assert shop.customers.get(customer.id).email == ""


def test_only_what_is_named_changes(shop: Shop, cashier: Actor) -> None:
    customer = a_customer(shop, cashier, email="ana@example.com")
    change = CustomerUpdate(name="Ana Sosa", email="")
    changed = shop.customers.update(cashier, customer.id, change)
    assert changed == customer.model_copy(update={"name": "Ana Sosa", "email": ""})
    assert shop.customers.get(customer.id) == changed


def test_a_change_is_found_at_once_and_what_was_before_no_more(
    shop: Shop, cashier: Actor
) -> None:
    customer = a_customer(shop, cashier)
    change = CustomerUpdate(name="Berta Paz", phone="4321-7777")
    shop.customers.update(cashier, customer.id, change)
    assert shop.customers.search("quiroga") == []
    assert [each.id for each in shop.customers.search("43217777")] == [customer.id]


def test_nobody_edits_customers_without_the_permission(
    shop: Shop, cashier: Actor
) -> None:
    customer = a_customer(shop, cashier)
    refused = pytest.raises(RuleBroken, match=r"permission\.missing.*customer\.edit")
    with refused:
        a_customer(shop, NOBODY_IN_PARTICULAR)
    with refused:
        shop.customers.update(
            NOBODY_IN_PARTICULAR, customer.id, CustomerUpdate(name="X")
        )
    with refused:
        shop.customers.archive(NOBODY_IN_PARTICULAR, customer.id)
    with refused:
        shop.customers.restore(NOBODY_IN_PARTICULAR, customer.id)


def test_who_is_not_registered_cannot_be_looked_up(shop: Shop, cashier: Actor) -> None:
    with pytest.raises(RuleBroken, match=r"customer\.not_found"):
        shop.customers.get(uuid4())
    with pytest.raises(RuleBroken, match=r"customer\.not_found"):
        shop.customers.update(cashier, uuid4(), CustomerUpdate(name="X"))


@pytest.mark.parametrize(
    "typed",
    [
        {"phone": "011 5555 0142"},
        {"second_phone": "5555-0142"},
        {"phone": "0341 4449876"},
        {"email": "ANA@Example.com"},
    ],
)
def test_the_same_phone_or_address_is_warned_of(
    shop: Shop, cashier: Actor, typed: dict[str, str]
) -> None:
    ana = a_customer(
        shop, cashier, second_phone="(341) 444-9876", email="ana@example.com"
    )
    a_customer(shop, cashier, name="Bruno", phone="", second_phone="")
    data = CustomerCreate.model_validate({"name": "A. Quiroga"} | typed)
    found = [each.id for each in shop.customers.likely_duplicates(data)]
    assert found == [ana.id]


def test_the_warning_forbids_nothing(shop: Shop, cashier: Actor) -> None:
    first = a_customer(shop, cashier)
    second = a_customer(shop, cashier)
    assert first.id != second.id
    assert shop.customers.count() == 2


def test_nobody_is_their_own_duplicate(shop: Shop, cashier: Actor) -> None:
    ana = a_customer(shop, cashier, second_phone="4444-9876", email="a@example.com")
    assert shop.customers.likely_duplicates(ana, except_id=ana.id) == []


def test_blank_fields_and_archived_customers_are_no_duplicates(
    shop: Shop, cashier: Actor
) -> None:
    ana = a_customer(shop, cashier)
    a_customer(shop, cashier, name="Bruno", phone="")
    assert shop.customers.likely_duplicates(CustomerCreate(name="Bruno")) == []
    shop.customers.archive(cashier, ana.id)
    assert shop.customers.likely_duplicates(ana) == []


def test_a_tax_number_like_a_phone_is_no_duplicate(shop: Shop, cashier: Actor) -> None:
    a_customer(shop, cashier, phone="", tax_number="30111222")
    data = CustomerCreate(name="Bruno", phone="3011-1222")
    assert shop.customers.likely_duplicates(data) == []


def test_a_shared_office_phone_warns_of_no_more_than_five(
    shop: Shop, cashier: Actor
) -> None:
    people = [a_customer(shop, cashier, name=f"Ana {n}") for n in range(8)]
    found = shop.customers.likely_duplicates(people[0], except_id=people[0].id)
    assert [each.name for each in found] == [f"Ana {n}" for n in range(1, 6)]
