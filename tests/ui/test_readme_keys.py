"""README's page of keys and the keys that the screens declare are the same."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.sales.payments import METHODS
from techstore_desktop.shop import Shop
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.checkout.paying.layout import RECEIPT_KEY, SPLIT_KEY
from techstore_desktop.ui.entries import entries
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.start import doors_to
from tests.ui.showing import at_rest

README = Path(__file__).parents[2] / "README.md"
EVERYWHERE = "everywhere"
TABLES = {
    "checkout": "checkout",
    "cash": "cash desk",
    "repairs": "repairs",
    "intake": "take in",
    "repair_figures": "figures of the repairs",
    "follow_up": "follow-up",
    "vouchers": "vouchers (managers)",
    "products": "products, customers",
    "customers": "products, customers",
    "sales": "other screens",
    "attention": "other screens",
    "sync": "other screens",
    "settings": "other screens",
    "dashboard": "other screens",
}
"""Which table tells of a screen; a new screen needs one."""

HEARD_BY_PARTS = {"checkout", "cash desk", "take in", "repairs"}
"""Tables that tell of keys within fields, sheets and pictures as well."""

ALWAYS = {"Enter", "Esc", "Tab"}

WORDS = {
    "Return": "Enter",
    "←": "Left",
    "→": "Right",
    "↑": "Up",
    "↓": "Down",
    "−": "-",
}


def plain(key: str) -> str:
    """Return a key as this test compares it."""
    for word, same in WORDS.items():
        key = key.replace(word, same)
    return key.strip()


def tables() -> dict[str, set[str]]:
    """Return the keys in each of README's tables, wherever in a row they stand."""
    page = README.read_text(encoding="utf-8")
    page = page.partition("## Keys")[2].partition("\n## ")[0]
    found: dict[str, set[str]] = {}
    heading = ""
    for line in page.splitlines():
        if line.endswith("| |"):
            heading = line.strip("| ")
            assert heading not in found, f"two tables of {heading}"
            found[heading] = set()
        elif line.startswith("| ") and heading:
            found[heading] |= set(map(plain, re.findall(r"`([^`]+)`", line)))
    return found


@pytest.fixture
def window(qtbot: QtBot, shop: Shop, manager: Actor) -> MainWindow:
    """Return the window with the manager signed in: they may do everything."""
    window = MainWindow(doors_to(shop, Changes()), Changes(), locale=QLocale("en_US"))
    qtbot.addWidget(window)
    window.show()
    window._enter(manager)
    return window


def declared(window: MainWindow, name: str) -> set[str]:
    window.open_screen(name)
    screen = window.current_screen()
    assert screen is not None
    written = " ".join(each.keys.replace("  ", " ") for each in screen.shortcuts())
    return set(map(plain, written.split(" "))) - {"…", ""}


@pytest.mark.parametrize("name", [entry.name for entry in entries()])
def test_each_key_of_a_screen_is_on_the_page(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    page = tables()
    told = page[TABLES[name]] | page[EVERYWHERE]
    assert declared(window, name) - told == set()
    at_rest(qtbot)


def test_each_key_that_works_everywhere_is_on_the_page(window: MainWindow) -> None:
    keys = {plain(each.keys) for each in window.keys.listed()}
    assert keys - tables()[EVERYWHERE] == set()


def test_the_keys_of_the_payment_are_on_the_page() -> None:
    methods = {each.key for each in METHODS if each.key}
    keys = {*methods, SPLIT_KEY, RECEIPT_KEY}
    assert keys - tables()["payment"] == set()


def test_the_page_tells_of_no_key_that_a_screen_does_not_have(
    qtbot: QtBot, window: MainWindow
) -> None:
    there = {name: declared(window, name) for name in TABLES}
    page = tables()
    for table in sorted(set(TABLES.values()) - HEARD_BY_PARTS):
        screens = [name for name, told in TABLES.items() if told == table]
        keys = set[str]().union(*(there[name] for name in screens))
        assert page[table] - keys - ALWAYS == set(), table
    at_rest(qtbot)
