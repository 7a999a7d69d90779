"""Setting shop, taxes, people and terminal; who sees what; found by words."""

from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.permissions import Actor, Role
from techstore_desktop.settings import ThemeChoice, change, config_file, read
from techstore_desktop.shop import Shop
from techstore_desktop.ui import language, theme
from techstore_desktop.ui.changes import Changes
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.settings import entry
from techstore_desktop.ui.settings.branches_page import BranchesPage
from techstore_desktop.ui.settings.person_dialog import PersonDialog
from techstore_desktop.ui.settings.pin_dialog import PinDialog
from techstore_desktop.ui.settings.screen import SettingsScreen
from techstore_desktop.ui.settings.shop_page import ShopPage
from techstore_desktop.ui.settings.staff_page import StaffPage
from techstore_desktop.ui.settings.tax_dialog import TaxDialog
from techstore_desktop.ui.settings.taxes_page import TaxesPage
from techstore_desktop.ui.settings.terminal_page import TerminalPage
from techstore_desktop.ui.settings.topics import PAGES, TOPICS, matching
from techstore_desktop.ui.shell.doors import Doors
from techstore_desktop.ui.shell.status_line import Status
from techstore_desktop.ui.widgets.sheet import open_sheet
from tests import builders
from tests.ui.conftest import BareShell
from tests.ui.keys import click, press, type_text
from tests.ui.showing import shown

FAR_DOWN = "workshop.repair_second_check"
CONTROL = Qt.KeyboardModifier.ControlModifier
Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture
def screen(qtbot: QtBot, at_work: Session) -> SettingsScreen:
    """Return the manager's screen."""
    return shown(qtbot, SettingsScreen(at_work))


def shop_page(qtbot: QtBot, screen: SettingsScreen) -> ShopPage:
    screen.open_page("shop")
    page = screen.page()
    assert isinstance(page, ShopPage)
    qtbot.waitUntil(lambda: page.lines["name"].text() != "")
    return page


def on_top(screen: QWidget, kind: type[Kind]) -> Kind:
    sheet = open_sheet(screen)
    assert isinstance(sheet, kind)
    return sheet


def test_every_setting_is_on_a_page_and_found_by_its_own_words(
    screen: SettingsScreen, at_work: Session
) -> None:
    assert {topic.page for topic in TOPICS} <= {page.key for page in PAGES}
    for topic in TOPICS:
        assert topic in matching(topic.title, at_work.actor)


def test_every_field_says_what_it_does(qtbot: QtBot, screen: SettingsScreen) -> None:
    for page in PAGES:
        screen.open_page(page.key)
        wanted = {each.field for each in TOPICS if each.page == page.key} - {"table"}
        assert set(screen.page().fields) == wanted


def test_a_setting_is_found_by_words_and_opened_with_the_cursor_in_it(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    type_text(screen.index.search.line, "smallest c")
    qtbot.waitUntil(lambda: len(screen.index.found()) == 1)
    assert screen.index.found()[0].key == "shop.cash_rounding_step"
    press(screen.index.search.line, Qt.Key.Key_Return)
    page = screen.page()
    assert isinstance(page, ShopPage)
    qtbot.waitUntil(page.rounding_step.hasFocus)


def test_a_setting_far_down_its_page_is_scrolled_into_sight(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    screen.resize(1080, 600)
    screen.open_with(topic=FAR_DOWN)
    chosen = screen.page().fields[FAR_DOWN.partition(".")[2]].control

    def is_seen() -> bool:
        return chosen.hasFocus() and chosen.visibleRegion().contains(chosen.rect())

    qtbot.waitUntil(is_seen)


def test_the_shop_is_changed_by_keyboard_alone(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    page = shop_page(qtbot, screen)
    assert not screen.save_button.isVisible()
    type_text(page.lines["name"], "TechStore Sur ")
    assert screen.save_button.isVisible()
    press(screen, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: not page.is_changed())
    assert shop.branches.shop().name.startswith("TechStore Sur")
    assert not screen.save_button.isVisible()


def test_the_language_of_what_is_printed_is_chosen_and_seen_on_the_preview(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    page = shop_page(qtbot, screen)
    assert page.print_language.chosen() == ""
    assert "Receipt" in page.preview.accessibleDescription()
    page.print_language.choose("es")
    assert "Recibo" in page.preview.accessibleDescription()
    press(screen, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: not page.is_changed())
    assert shop.branches.shop().print_language == "es"
    assert shop.profiles.current().print_language == "es"


def test_the_shop_is_changed_by_mouse(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    page = shop_page(qtbot, screen)
    page.includes_tax.click()
    page.stock_policy.choose("refuse")
    click(screen.save_button)
    qtbot.waitUntil(lambda: not page.is_changed())
    kept = shop.branches.shop()
    assert not kept.prices_include_tax
    assert kept.stock_policy == "refuse"


def test_a_ceiling_for_credit_without_the_network_comes_and_goes(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    page = shop_page(qtbot, screen)
    for typed, kept in (("150", Decimal(150)), ("", None)):
        page.credit_ceiling.clear()
        type_text(page.credit_ceiling, typed)
        page.credit_ceiling.changed.emit(page.credit_ceiling.value())
        page.save()
        qtbot.waitUntil(lambda: not page.is_changed())
        assert shop.branches.shop().offline_credit_ceiling == kept
    page.credit_ceiling.setText("a lot")
    page.save()
    assert page.fields["offline_credit_ceiling"].error()


def test_all_that_is_wrong_shows_at_once_and_nothing_is_saved(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    page = shop_page(qtbot, screen)
    before = shop.branches.shop()
    page.lines["name"].clear()
    page.lines["address"].setText("x" * 301)
    page.rounding_step.setText("a coin")
    page.save()
    wrong = {name for name, field in page.fields.items() if field.error()}
    assert wrong == {"name", "address", "cash_rounding_step"}
    assert page.rounding_step.text() == "a coin"
    assert shop.branches.shop() == before


def test_a_time_zone_that_no_clock_knows_is_said_beside_it(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    page = shop_page(qtbot, screen)
    page.time_zone.setEditText("Middle/Earth")
    page.save()
    qtbot.waitUntil(lambda: page.fields["time_zone"].error() != "")
    assert page.is_changed()


def test_leaving_a_changed_page_asks_first(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    page = shop_page(qtbot, screen)
    type_text(page.lines["phone"], "5")
    screen.index.pages.mark(2)
    sheet = on_top(screen, QWidget)
    assert screen.page() is page
    press(sheet, Qt.Key.Key_Return)
    assert isinstance(screen.page(), BranchesPage)
    screen.open_page("shop")
    assert not page.is_changed()


def test_what_was_typed_survives_another_language_or_theme(
    qtbot: QtBot, screen: SettingsScreen, at_work: Session
) -> None:
    page = shop_page(qtbot, screen)
    type_text(page.lines["phone"], "4242")
    again = SettingsScreen(at_work)
    qtbot.addWidget(again)
    again.restore(screen.state())
    made = again.page()
    assert isinstance(made, ShopPage)
    qtbot.waitUntil(lambda: "4242" in made.lines["phone"].text())
    assert made.is_changed()


def test_a_tax_of_two_components_is_added_and_made_the_usual_one(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    screen.open_page("taxes")
    press(screen, Qt.Key.Key_N, CONTROL)
    dialog = on_top(screen, TaxDialog)
    type_text(dialog.name, "Electronics")
    type_text(dialog.rows[0].name, "IVA")
    type_text(dialog.rows[0].rate, "21")
    second = dialog.add_row()
    type_text(second.name, "Eco")
    type_text(second.amount, "5")
    second.is_compound.setChecked(True)
    dialog.usual.setChecked(True)
    press(dialog, Qt.Key.Key_Return)
    page = screen.page()
    assert isinstance(page, TaxesPage)
    qtbot.waitUntil(lambda: page.table.model.rowCount() == 2)
    added = next(tax for tax in shop.branches.taxes() if tax.name == "Electronics")
    assert [part.name for part in added.components] == ["IVA", "Eco"]
    assert added.components[1].amount_per_unit == 5
    assert [tax.name for tax in shop.branches.taxes() if tax.is_default] == [
        "Electronics"
    ]


def test_a_tax_with_no_number_for_a_rate_says_so_and_stays_open(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    screen.open_page("taxes")
    screen.page().add()
    dialog = on_top(screen, TaxDialog)
    type_text(dialog.rows[0].name, "IVA")
    type_text(dialog.rows[0].rate, "lots")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.rows[0].rate.text() == "lots"
    assert len(shop.branches.taxes()) == 1


def test_the_usual_tax_cannot_be_archived(qtbot: QtBot, screen: SettingsScreen) -> None:
    screen.open_page("taxes")
    page = screen.page()
    assert isinstance(page, TaxesPage)
    qtbot.waitUntil(lambda: page.table.marked_row() is not None)
    assert not page.archive_button.isEnabled()
    assert page.edit_button.isEnabled()


def test_a_person_is_added_with_a_pin_and_may_sign_in(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    screen.open_page("staff")
    press(screen, Qt.Key.Key_N, CONTROL)
    dialog = on_top(screen, PersonDialog)
    type_text(dialog.name, "Sofia Lema")
    dialog.role.choose("technician")
    type_text(dialog.secrets.pin, "9182")
    type_text(dialog.secrets.again, "9182")
    press(dialog.secrets.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(shop.staff.people()) == 2)
    person = next(one for one in shop.staff.people() if one.name == "Sofia Lema")
    assert shop.staff.sign_in(person.id, "9182").role is Role.TECHNICIAN


def test_a_pin_that_is_too_simple_or_typed_differently_is_refused(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    screen.open_page("staff")
    screen.page().add()
    dialog = on_top(screen, PersonDialog)
    type_text(dialog.name, "Sofia")
    type_text(dialog.secrets.pin, "1234")
    type_text(dialog.secrets.again, "1234")
    dialog.decide()
    assert dialog.secrets.pin_field.error()
    dialog.secrets.pin.setText("9182")
    dialog.decide()
    assert dialog.secrets.again_field.error()
    assert len(shop.staff.people()) == 1


def test_the_last_manager_keeps_the_role(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    screen.open_page("staff")
    page = screen.page()
    assert isinstance(page, StaffPage)
    qtbot.waitUntil(lambda: page.table.marked_row() is not None)
    click(page.edit_button)
    dialog = on_top(screen, PersonDialog)
    dialog.role.choose("cashier")
    click(dialog.primary)
    qtbot.waitUntil(dialog.primary.isEnabled)
    assert dialog.isVisible()
    assert shop.staff.people()[0].role is Role.MANAGER


def test_a_locked_person_is_unlocked(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop, cashier: Actor
) -> None:
    for _try in range(5):
        with pytest.raises(RuleBroken):
            shop.staff.sign_in(cashier.staff_id, "0000")
    screen.open_page("staff")
    page = screen.page()
    assert isinstance(page, StaffPage)
    rows = page.table.model.rows
    qtbot.waitUntil(lambda: len(rows()) == 2)
    at = [row.id for row in rows()].index(cashier.staff_id)
    page.table.mark(at)
    click(page.unlock_button)
    shell = screen.session.shell
    assert isinstance(shell, BareShell)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert shop.staff.sign_in(cashier.staff_id, builders.CASHIER_PIN)


def test_a_cashier_sees_this_terminal_only_and_may_change_their_own_pin(
    qtbot: QtBot, shop: Shop, cashier: Actor, at_work: Session
) -> None:
    formats, shell = at_work.formats, at_work.shell
    session = Session(cashier, shop, formats, Changes(), shell)
    screen = shown(qtbot, SettingsScreen(session))
    assert [row.key for row in screen.index.pages.model.rows()] == ["terminal"]
    page = screen.page()
    assert isinstance(page, TerminalPage)
    assert not page.lines["code"].isVisible()
    assert "terminal.code" not in {each.key for each in matching("code", cashier)}
    click(page.pin_button)
    dialog = on_top(screen, PinDialog)
    type_text(dialog.old_pin, "9753")
    type_text(dialog.secrets.pin, "8264")
    type_text(dialog.secrets.again, "8264")
    press(dialog.secrets.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Wrong PIN" in dialog.old_field.error())
    type_text(dialog.old_pin, builders.CASHIER_PIN)
    with qtbot.waitSignal(dialog.closed):
        press(dialog.secrets.again, Qt.Key.Key_Return)
    assert shop.staff.sign_in(cashier.staff_id, "8264")


def test_a_manager_resets_another_s_pin_without_the_old_one(
    qtbot: QtBot, shop: Shop, cashier: Actor, at_work: Session
) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    dialog = PinDialog(over, at_work, staff_id=cashier.staff_id, name=cashier.name)
    dialog.open()
    assert not dialog.old_field.isVisibleTo(dialog)
    dialog.secrets.pin.setText("8264")
    dialog.secrets.again.setText("8264")
    with qtbot.waitSignal(dialog.closed):
        dialog.decide()
    assert shop.staff.sign_in(cashier.staff_id, "8264")


def test_a_terminal_s_code_is_one_to_six_letters_and_digits(
    qtbot: QtBot, screen: SettingsScreen, shop: Shop
) -> None:
    page = screen.page()
    assert isinstance(page, TerminalPage)
    qtbot.waitUntil(lambda: page.lines["code"].text() == "A1")
    page.lines["code"].setText("caja uno!")
    page.save()
    assert page.fields["code"].error()
    page.lines["code"].setText("b2")
    page.save()
    qtbot.waitUntil(lambda: not page.is_changed())
    assert shop.branches.terminal().code == "B2"


def test_a_printer_chosen_is_kept_on_this_terminal(
    qtbot: QtBot, screen: SettingsScreen
) -> None:
    page = screen.page()
    assert isinstance(page, TerminalPage)
    page.printer.choose("EPSON-1")
    page.paper.choose("58mm")
    page.paper.activated.emit(1)
    qtbot.waitUntil(lambda: read().receipt_printer == "EPSON-1")
    assert read().receipt_paper == "58mm"


def test_what_the_environment_says_stays_out_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TECHSTORE_DATA_FOLDER", "/elsewhere")
    change(theme="dark")
    assert read().theme is ThemeChoice.DARK
    assert "elsewhere" not in config_file().read_text()


def test_another_language_is_spoken_and_another_theme_worn_at_once(
    qtbot: QtBot, qapp: QApplication, shop: Shop, at_work: Session
) -> None:
    before = QLocale()
    doors = Doors(
        entries=(entry.entry(),),
        people=shop.staff.people,
        sign_in=shop.staff.sign_in,
        begin=lambda actor, shell: Session(
            actor, shop, at_work.formats, at_work.changes, shell
        ),
        read_status=lambda: Status(place=""),
    )
    window = MainWindow(doors, at_work.changes, locale=before)
    qtbot.addWidget(window)
    window.show()
    window._enter(at_work.actor)
    screen = window.current_screen()
    assert isinstance(screen, SettingsScreen)
    page = screen.page()
    assert isinstance(page, TerminalPage)
    page.language.choose("es")
    page.theme.choose("dark")
    page.theme.activated.emit(2)
    qtbot.waitUntil(lambda: window.current_screen() is not screen)
    assert theme.is_dark()
    assert read().language == "es"
    language.install(qapp, "en")
    QLocale.setDefault(before)
