"""Every column of the board is in sight; those without room are strips."""

import pytest
from PySide6.QtWidgets import QApplication

from techstore_desktop.core.repairs.choices import RepairKind
from techstore_desktop.ui import language
from techstore_desktop.ui.repairs.board.column import title_room
from techstore_desktop.ui.repairs.board.folding import (
    FOLDED_WIDTH,
    GAP,
    LEAST_WIDTH,
    open_lanes,
)
from techstore_desktop.ui.repairs.board.lanes import Lane
from techstore_desktop.ui.repairs.words import kind_words
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.widgets.painting import text_width

LANES = [Lane(kind.value, kind.value, "accent", n) for n, kind in enumerate(RepairKind)]
ALL = {lane.key for lane in LANES}


def test_eleven_states_fit_beside_the_navigation_of_a_small_screen() -> None:
    width = 1280 - 188 - 32
    opened = open_lanes(LANES, ALL, recent=(), width=width)
    assert len(opened) == 5
    strips = (len(LANES) - len(opened)) * FOLDED_WIDTH
    assert strips + len(opened) * LEAST_WIDTH + (len(LANES) - 1) * GAP <= width


def test_what_was_looked_at_last_stays_open() -> None:
    opened = open_lanes(LANES, ALL, recent=("cancelled", "ready"), width=700)
    assert {"cancelled", "ready"} <= opened
    assert "received" not in open_lanes(LANES, ALL, recent=("ready",), width=300)


def test_an_empty_lane_is_a_strip_and_one_with_cards_is_always_open() -> None:
    assert open_lanes(LANES, {"ready"}, recent=("received",), width=2000) == {"ready"}
    assert len(open_lanes(LANES, ALL, recent=(), width=50)) == 1


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_the_name_of_every_state_is_whole_in_the_narrowest_column(
    qapp: QApplication, spoken: str
) -> None:
    language.install(qapp, spoken)
    names = {kind: kind_words(kind) for kind in RepairKind}
    language.install(qapp, "en")
    room = title_room(LEAST_WIDTH, "88")
    for name in names.values():
        assert text_width(name, tokens.TEXT_SMALL, tokens.SEMIBOLD) <= room, name
