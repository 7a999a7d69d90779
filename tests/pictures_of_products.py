"""Pictures of a product's card, of a new product, and of the import of a catalogue."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from techstore_desktop.shop import Shop
from techstore_desktop.ui.main_window import MainWindow
from techstore_desktop.ui.products.import_page import ImportPage
from techstore_desktop.ui.products.screen import ProductsScreen
from techstore_desktop.ui.widgets.tab_bar import TabBar
from tests.settling import settle

Save = Callable[[QWidget, str], None]
_CATALOGUE = """Name,SKU,Price,Cost,Barcode
Teclado inalámbrico,PIC-1,59.90,41.00,7791234500016
Mouse,PIC-2,not a price,12.00,
"""


def picture_products(window: MainWindow, shop: Shop, save: Save) -> None:
    """Picture each tab of a card, what a new product asks for, and an import."""
    product = shop.products.search("moto g84")[0]
    window.open_screen("products", product_id=product.id)
    settle()
    screen = window.current_screen()
    assert isinstance(screen, ProductsScreen)
    (tabs,) = (each for each in screen.findChildren(TabBar) if each.isVisible())
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        save(window, f"products-card-{place + 1}")
    screen.close_card()
    screen.add_product()
    save(window, "products-new")
    screen.close_card()
    screen.open_import()
    save(window, "products-import")
    (page,) = screen.findChildren(ImportPage)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "catalogue.csv"
        file.write_text(_CATALOGUE, encoding="utf-8")
        page.take_file(file)
        save(window, "products-import-check")
    screen.step_back()
