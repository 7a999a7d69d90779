"""What a card's pill says is whole, also in the narrowest column, in both languages."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.shop import Shop
from techstore_desktop.ui import language
from techstore_desktop.ui.repairs.board.card_delegate import age_beside
from techstore_desktop.ui.repairs.board.card_face import CardFace, face_of
from techstore_desktop.ui.repairs.board.card_title import title_lines
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.painting import text_width
from techstore_desktop.ui.widgets.pill import pill_width
from tests.core.repairs.arranging import a_job

ROOM, ROOM_BESIDE_EXPRESS = 78, 56
"""What the narrowest column leaves a pill, beside its bar and the technician."""

WIDTH = 122
"""What the narrowest column leaves a title."""

HOURS = (-500, -50, -25, -3, -0.5, 0.5, 5, 26, 60, 400)


def faces(shop: Shop, manager: Actor) -> list[CardFace]:
    """Return cards promised long ago until long from now, and such as stand still."""
    card, profile = a_job(shop, manager), shop.profiles.current()
    now = shop.database.clock.now()
    promised = [
        card.model_copy(
            update={
                "promised_at": now + timedelta(hours=hours),
                "is_overdue": hours < 0,
            }
        )
        for hours in HOURS
    ]
    state = card.state.model_copy(update={"kind": RepairKind.READY})
    ready = card.model_copy(update={"state": state})
    come = card.model_copy(update={"has_parts": True})
    asked = card.state.model_copy(update={"kind": RepairKind.QUOTED})
    quoted = card.model_copy(update={"state": asked, "price": Decimal("1154.50")})
    off = card.state.model_copy(update={"kind": RepairKind.CANCELLED})
    cancelled = promised[-1].model_copy(update={"state": off})
    return [
        face_of(each, now, formats=profile.formats, zone=profile.zone)
        for each in (*promised, ready, come, quoted, cancelled)
    ]


def test_a_cancelled_repair_goes_back_and_is_promised_for_no_day(
    qapp: QApplication, shop: Shop, manager: Actor
) -> None:
    language.install(qapp, "en")
    assert faces(shop, manager)[-1].pill == "to be given back"


def test_number_and_age_of_a_narrow_card_do_not_run_into_each_other(
    qapp: QApplication, shop: Shop, manager: Actor
) -> None:
    face = replace(faces(shop, manager)[0], number="RA1-000043", age="57 min")
    assert age_beside(face, 170) == "57 min"
    assert not age_beside(face, 116)


@pytest.mark.parametrize("spoken", ["en", "es"])
def test_every_pill_has_words_for_the_narrowest_column(
    qapp: QApplication, shop: Shop, manager: Actor, spoken: str
) -> None:
    language.install(qapp, spoken)
    found = faces(shop, manager)
    language.install(qapp, "en")
    for face in found:
        every = (face.pill, *face.shorter_pills)
        assert pill_width(every[-1]) <= ROOM, face.pill


def test_a_short_pill_says_the_same_in_fewer_words(shop: Shop, manager: Actor) -> None:
    said = {face.pill: face.shorter_pills for face in faces(shop, manager)}
    assert said["1 day late"] == ("1 d late",)
    assert said["just late"] == ("late",)
    assert said["to be fetched"] == ("fetch",)
    assert said["the part is here"] == ("part here",)
    assert said["quoted 1.154,50"] == ("1.154,50",)
    (tomorrow,) = [each for each in said if each.startswith("tomorrow")]
    assert said[tomorrow][0] == "tomorrow"
    assert pill_width(said[tomorrow][1]) <= ROOM_BESIDE_EXPRESS


@pytest.mark.parametrize("pressing", ["is_due_soon", "is_overdue"])
def test_a_pressing_card_says_what_it_waits_for_before_whose_it_is(
    shop: Shop, manager: Actor, pressing: str
) -> None:
    card, profile = a_job(shop, manager), shop.profiles.current()
    now = shop.database.clock.now()
    state = card.state.model_copy(update={"kind": RepairKind.WAITING_FOR_PART})
    late = {"promised_at": now + timedelta(hours=5), pressing: True}
    waits = card.model_copy(update={**late, "state": state, "waiting_for": "Display"})
    away = card.model_copy(update={**late, "sent_to": "Micro Lab"})
    come = card.model_copy(update={**late, "has_parts": True})
    usual = card.model_copy(update=late)
    said = [
        face_of(each, now, formats=profile.formats, zone=profile.zone)
        for each in (waits, away, come, usual)
    ]
    name = card.customer_name
    begins = ("Display · ", "at Micro Lab · ", "the part is here · ", "")
    for face, begin in zip(said, begins, strict=True):
        assert face.customer == f"{begin}{name}"
        assert face.pill == said[-1].pill


@pytest.mark.parametrize("fault", ["board", "does not turn on"])
def test_device_and_fault_have_a_line_each_where_they_fit(
    qapp: QApplication, fault: str
) -> None:
    assert title_lines("Edge 40", fault, WIDTH) == ("Edge 40", fault)


@pytest.mark.parametrize(
    ("device", "fault"),
    [
        ("ThinkPad X1 Carbon Gen 9", "board"),
        ("PS5", "does not turn on since it was dropped"),
        ("Galaxy S22 Ultra 5G", "dead"),
        ("Lenovo Yoga 520 Touch", ""),
    ],
)
def test_a_longer_title_goes_on_between_words_and_no_line_begins_with_the_dot(
    qapp: QApplication, device: str, fault: str
) -> None:
    first, second = title_lines(device, fault, WIDTH)
    assert f"{first} {second}" == " · ".join(filter(None, (device, fault)))
    assert text_width(first, tokens.TEXT, tokens.SEMIBOLD) <= WIDTH
    assert second
    assert not second.startswith("·")


def test_a_word_longer_than_a_line_keeps_the_first_for_itself(
    qapp: QApplication,
) -> None:
    long = "M" * 60
    assert title_lines(long, "", WIDTH) == (long, "")
    assert title_lines(long, "board", WIDTH) == (long, "· board")
