"""What the counter takes down beside the job: codes, photos, consent."""

import sys
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import text

from techstore_desktop import settings
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Approval, Permission
from techstore_desktop.core.products.pictures import LARGEST_FILE
from techstore_desktop.core.repairs import events, sealing
from techstore_desktop.core.repairs.choices import EventKind
from techstore_desktop.core.repairs.intake_choices import (
    CodeKind,
    ConsentOccasion,
    ConsentWay,
)
from techstore_desktop.core.repairs.intake_schemas import (
    AccessCodeCreate,
    ConsentCreate,
    IntakeCreate,
    IntakeExtras,
)
from techstore_desktop.core.repairs.intake_service import scaled_photo
from techstore_desktop.core.repairs.models import RepairJob
from techstore_desktop.core.repairs.schemas import RepairTicketResponse
from techstore_desktop.core.repairs.ticket_schemas import RepairTicketCreate
from techstore_desktop.shop import Shop
from tests import builders
from tests.core.repairs.arranging import a_device, a_technician

CODE = "80461379"
SEALING_LIBRARY = "cryptography.hazmat.primitives.asymmetric.x25519"
SIGNATURE = (((0.1, 0.5), (0.4, 0.2)), ((0.5, 0.5), (0.9, 0.6)))


def take_in(
    shop: Shop, actor: Actor, *, technician_id: UUID | None = None, code: str = CODE
) -> RepairTicketResponse:
    customer = builders.a_customer(shop, actor)
    job = a_device(technician_id=technician_id)
    return shop.intake.take_in(
        actor,
        IntakeCreate(
            ticket=RepairTicketCreate(customer_id=customer.id, jobs=(job,)),
            extras=(
                IntakeExtras(
                    access_code=AccessCodeCreate(kind=CodeKind.PIN, code=code),
                    photos=(scaled_photo(a_photo()),),
                ),
            ),
            consent=ConsentCreate(
                way=ConsentWay.SCREEN, text="Estimate 100", strokes=SIGNATURE
            ),
        ),
    )


def a_photo(width: int = 400, height: int = 300) -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x8298] = "Somebody's name"
    Image.new("RGB", (width, height), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


def deliver(shop: Shop, actor: Actor, job_id: UUID) -> None:
    with shop.database.transaction("repair.delivered", actor) as transaction:
        job = transaction.session.get_one(RepairJob, job_id)
        events.change_state(
            transaction, actor, job, "delivered", kind=EventKind.DELIVERED
        )


def everything(shop: Shop) -> str:
    """Return whatever stands in the database, as text."""
    from techstore_desktop.core.models import metadata

    with shop.database.engine.connect() as connection:
        return "".join(
            repr(connection.execute(text(f"SELECT * FROM {name}")).all())
            for name in metadata.tables
        )


def test_the_technician_on_the_job_sees_the_code_and_the_look_is_an_event(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    """R58: whoever works on it may look, and the look is told of."""
    technician = a_technician(shop, manager)
    job = take_in(shop, cashier, technician_id=technician.staff_id).jobs[0]
    assert shop.intake.has_code(job.id)
    assert shop.intake.may_see_code(technician, job.technician_id)
    seen = shop.intake.see_code(technician, job.id)
    assert (seen.kind, seen.code) == (CodeKind.PIN, CODE)
    looks = [
        event
        for event in shop.repairs.job(manager, job.id).events
        if event.kind is EventKind.ACCESS_CODE_SEEN
    ]
    assert [look.person_id for look in looks] == [technician.staff_id]


def test_a_manager_sees_it_and_nobody_else_does(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    """R58: managers may look; a cashier and another technician may not."""
    job = take_in(shop, cashier).jobs[0]
    assert shop.intake.see_code(manager, job.id).code == CODE
    another = a_technician(shop, manager)
    for person in (cashier, another):
        with pytest.raises(RuleBroken) as refused:
            shop.intake.see_code(person, job.id)
        assert refused.value.code == "permission.missing"


def test_a_manager_lends_a_look(shop: Shop, manager: Actor, cashier: Actor) -> None:
    job = take_in(shop, cashier).jobs[0]
    lent = Approval(manager.staff_id, frozenset({Permission.REPAIR_SEE_ACCESS_CODE}))
    assert shop.intake.see_code(cashier, job.id, approval=lent).code == CODE


def test_the_code_stands_nowhere_in_the_database(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    job = take_in(shop, cashier).jobs[0]
    shop.intake.see_code(manager, job.id)
    assert CODE not in everything(shop)
    assert shop.verify().holds


def test_the_key_lies_outside_the_database_for_its_user_alone(
    shop: Shop, cashier: Actor
) -> None:
    take_in(shop, cashier)
    folder = settings.config_file().parent
    (file,) = folder.glob("vault-*.secret")
    assert file.stat().st_mode & 0o077 == 0
    private = file.read_text().split()[0]
    assert private not in everything(shop)


def test_a_day_without_codes_asks_nothing_of_the_keys(
    shop: Shop, cashier: Actor
) -> None:
    """What seals codes takes 8 MB of memory: it is loaded when a code is."""
    take_in(shop, cashier)
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(sys.modules, SEALING_LIBRARY, None)
        shop.intake.tend_vault()


def test_a_private_key_that_was_kept_alone_opens_and_gets_its_public_one(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    job = take_in(shop, cashier).jobs[0]
    (file,) = settings.config_file().parent.glob("vault-*.secret")
    pair = file.read_text()
    file.write_text(pair.split()[0])
    assert shop.intake.see_code(manager, job.id).code == CODE
    assert file.read_text() == pair


def test_without_the_key_it_is_not_shown_and_says_why(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    job = take_in(shop, cashier).jobs[0]
    _lose_key()
    with pytest.raises(RuleBroken) as refused:
        shop.intake.see_code(manager, job.id)
    assert refused.value.code == "access_code.no_key"


def test_a_computer_that_lost_its_key_still_takes_devices_in(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    take_in(shop, cashier)
    _lose_key()
    later = take_in(shop, cashier, code="1357").jobs[0]
    assert shop.intake.see_code(manager, later.id).code == "1357"


def test_delivered_the_code_is_gone_from_row_and_journal(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    """R58: once the device is handed out, its code is nowhere."""
    job = take_in(shop, cashier).jobs[0]
    sealed = _sealed(shop)
    assert sealed in everything(shop)
    deliver(shop, manager, job.id)
    assert sealed not in everything(shop)
    assert not shop.intake.has_code(job.id)
    with pytest.raises(RuleBroken) as refused:
        shop.intake.see_code(manager, job.id)
    assert refused.value.code == "access_code.gone"
    assert shop.verify().holds


def test_another_code_takes_the_place_of_the_first(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    job = take_in(shop, cashier).jobs[0]
    first = _sealed(shop)
    pattern = AccessCodeCreate(kind=CodeKind.PATTERN, code="14789")
    shop.intake.keep_code(cashier, job.id, pattern)
    assert shop.intake.see_code(manager, job.id).code == "14789"
    assert first not in everything(shop)


@pytest.mark.parametrize("code", ["123", "1223", "0123", "12345678912"])
def test_a_pattern_joins_at_least_four_dots_each_once(code: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        AccessCodeCreate(kind=CodeKind.PATTERN, code=code)


def test_a_code_does_not_show_where_its_value_is_logged() -> None:
    assert CODE not in repr(AccessCodeCreate(kind=CodeKind.PIN, code=CODE))


@given(code=st.text(min_size=1, max_size=60), job=st.uuids(), other=st.uuids())
def test_a_sealed_code_opens_for_its_job_and_key_alone(
    code: str, job: UUID, other: UUID
) -> None:
    key = sealing.new_key()
    sealed = sealing.seal_code(code, key, job)
    assert sealing.open_code(sealed, key, job) == code
    for wrong in ((sealing.new_key(), job), (key, other)):
        if wrong != (key, job):
            with pytest.raises(RuleBroken):
                sealing.open_code(sealed, *wrong)


def test_a_photo_is_turned_scaled_and_stripped_of_what_the_camera_wrote() -> None:
    kept = scaled_photo(a_photo(4000, 3000))
    with Image.open(BytesIO(kept)) as photo:
        assert photo.size == (1200, 1600)
        assert not photo.getexif()
    assert b"Somebody" not in kept


def test_one_photo_is_stored_and_shown_once(shop: Shop, cashier: Actor) -> None:
    photo = scaled_photo(a_photo())
    job = take_in(shop, cashier).jobs[0]
    shop.intake.add_photos(cashier, job.id, [photo, photo])
    assert shop.intake.photos(job.id) == [photo]
    assert shop.intake.photos_on_the_way(job.id) == 0
    with shop.database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM picture")) == 1


def test_a_wrong_photo_is_taken_off_with_a_reason_and_its_content_goes(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    photo = scaled_photo(a_photo())
    first, second = take_in(shop, cashier).jobs[0], take_in(shop, cashier).jobs[0]
    for job in (first, second):
        shop.intake.add_photos(cashier, job.id, [photo])
    (kept,) = shop.repair_photos.of_job(first.id)
    assert (kept.content, kept.taken_by_name) == (photo, cashier.name)
    with pytest.raises(RuleBroken, match=r"permission\.missing"):
        shop.repair_photos.take_off(cashier, kept.id, "Another phone")
    with pytest.raises(RuleBroken, match=r"repair\.reason_needed"):
        shop.repair_photos.take_off(manager, kept.id, " ")
    shop.repair_photos.take_off(manager, kept.id, "Another phone")
    assert shop.intake.photos(first.id) == []
    assert shop.intake.photos(second.id) == [photo]
    told = shop.repairs.job(manager, first.id).events[-1]
    assert (told.kind, told.note) == (EventKind.PHOTO_REMOVED, "Another phone")
    with pytest.raises(RuleBroken, match=r"repair_photo\.not_found"):
        shop.repair_photos.take_off(manager, kept.id, "Another phone")
    (other,) = shop.repair_photos.of_job(second.id)
    shop.repair_photos.take_off(manager, other.id, "Blurred")
    with shop.database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM picture")) == 0
    assert shop.verify().holds
    shop.intake.add_photos(cashier, first.id, [photo])
    assert shop.intake.photos(first.id) == [photo]


def test_a_photo_too_large_is_refused_before_anything_is_written() -> None:
    with pytest.raises(RuleBroken) as refused:
        scaled_photo(b"x" * (LARGEST_FILE + 1))
    assert refused.value.code == "picture.too_large"


def test_the_exact_text_that_was_signed_is_kept(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    ticket = take_in(shop, cashier)
    words = "Pick-up: all accessories returned. ñ €"
    shop.intake.sign(
        cashier,
        ticket.jobs[0].id,
        ConsentCreate(
            occasion=ConsentOccasion.PICK_UP,
            way=ConsentWay.PAPER,
            text=words,
            signed_name="Ana",
        ),
    )
    first, second = shop.intake.consents(ticket.id)
    assert (first.text, first.way, first.strokes) == (
        "Estimate 100",
        ConsentWay.SCREEN,
        SIGNATURE,
    )
    assert (second.text, second.occasion) == (words, ConsentOccasion.PICK_UP)
    assert first.is_whole
    assert second.is_whole
    assert shop.verify().holds


def test_who_is_erased_leaves_no_signature(
    shop: Shop, manager: Actor, cashier: Actor
) -> None:
    ticket = take_in(shop, cashier)
    shop.customers.erase(manager, ticket.customer_id)
    (consent,) = shop.intake.consents(ticket.id)
    assert (consent.text, consent.strokes, consent.is_whole) == ("", (), False)
    assert "Estimate 100" not in everything(shop)


def test_a_refused_intake_leaves_nothing(shop: Shop, manager: Actor) -> None:
    technician = a_technician(shop, manager)
    before = everything(shop)
    with pytest.raises(RuleBroken):
        shop.intake.take_in(
            technician,
            IntakeCreate(
                ticket=RepairTicketCreate(customer_id=UUID(int=7), jobs=(a_device(),))
            ),
        )
    assert everything(shop) == before


def _lose_key() -> None:
    folder: Path = settings.config_file().parent
    for file in folder.glob("vault-*.secret"):
        file.unlink()


def _sealed(shop: Shop) -> str:
    with shop.database.engine.connect() as connection:
        query = text("SELECT sealed_code FROM access_code")
        return str(connection.scalar(query))
