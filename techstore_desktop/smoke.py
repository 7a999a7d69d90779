"""The built program tries itself: a demo shop, one sale, its receipt, the proof."""

import os
import shutil
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from techstore_desktop import demo
from techstore_desktop.camera import attached
from techstore_desktop.core.errors import Unavailable
from techstore_desktop.core.sales import cart as carts
from techstore_desktop.core.sales.cart import Cart
from techstore_desktop.core.sales.lines import line_for
from techstore_desktop.core.sales.tender import Tender
from techstore_desktop.core.storage import dialects
from techstore_desktop.printing.paper import ROLL_80
from techstore_desktop.printing.raster import page_pictures
from techstore_desktop.printing.receipt import receipt_pdf
from techstore_desktop.printing.words import SPANISH
from techstore_desktop.shop import Shop

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

SIZE = demo.DemoSize(customers=5, sales=20, days=10)
PICTURE = (1024, 700)
FEWEST_COLOURS = 20


class SmokeFailed(Exception):
    """Something that the built program must be able to do, and cannot."""


def run_smoke(folder: Path) -> dict[str, object]:
    """Try everything in a new folder and return what came of it.

    Raises SmokeFailed, or whatever stood in the way.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "smoke" / "shop.db"
    shutil.rmtree(file.parent, ignore_errors=True)
    shop = demo.make_demo(file, size=SIZE)
    try:
        number, pdf = _sell(shop)
        (folder / "receipt.pdf").write_bytes(pdf)
        _exchange(shop, folder / "products.xlsx")
        _find_postgresql()
        cameras = _find_cameras()
        colours = _picture(shop, folder / "sign-in.png")
        proof = shop.verify()
    finally:
        shop.close()
    if not proof.holds:
        raise SmokeFailed(str(proof.differences[:3]))
    if colours < FEWEST_COLOURS:
        raise SmokeFailed("the window is empty")
    found = {"entries": proof.entries, "rows": proof.rows, "cameras": cameras}
    return {"sale": number, **found}


def _sell(shop: Shop) -> tuple[str, bytes]:
    actor = demo.demo_actor(shop)
    identifiers = shop.database.identifiers
    product = shop.products.search("ryzen")[0]
    line = line_for(product, shop.branches.taxes(), line_id=identifiers.new())
    cart = carts.add(Cart(id=identifiers.new()), line)
    paid = [Tender(method="cash", amount=product.price + Decimal(1))]
    sale = shop.sales.complete(actor, cart, paid)
    profile = shop.profiles.current()
    pdf = receipt_pdf(sale, profile, paper=ROLL_80, words=SPANISH)
    if not page_pictures(pdf, dots_per_inch=72):
        raise SmokeFailed("the receipt has no page")
    return sale.number, pdf


def _exchange(shop: Shop, file: Path) -> None:
    """Write the catalogue as a spreadsheet and find every row of it the same."""
    file.unlink(missing_ok=True)
    rows = shop.imports.export(file)
    preview = shop.imports.preview(file)
    if preview.unchanged != rows:
        raise SmokeFailed(f"{preview.unchanged} of {rows} products came back the same")


def _find_postgresql() -> None:
    """Load the client of the central database, as joining a hub would."""
    dialects.postgresql_engine("postgresql://127.0.0.1/none").dispose()


def _check_looks() -> None:
    """Check that the letters, the signs and the Spanish were found."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtGui import QFontDatabase

    from techstore_desktop.ui import theme
    from techstore_desktop.ui.messages import message
    from techstore_desktop.ui.messages.gathered import MESSAGES
    from techstore_desktop.ui.theme.tokens import FONT_FAMILY

    own = MESSAGES["storage.in_use"]
    # By a name of its own, or Qt Linguist would take the text for one of ours.
    said_by_qt = QCoreApplication.translate
    are_found = {
        "letters": FONT_FAMILY in QFontDatabase.families(),
        "signs": _colours(theme.pixmap("search").toImage(), step=1) > 1,
        "translation": message(Unavailable("storage.in_use")) != own,
        "translation of Qt": said_by_qt("QPlatformTheme", "Cancel") != "Cancel",
    }
    missing = [name for name, is_found in are_found.items() if not is_found]
    if missing:
        raise SmokeFailed(f"not found: {', '.join(missing)}")


def _find_cameras() -> int:
    """Count the cameras: there may be none, but there must be a way to them."""
    camera = attached()
    try:
        return len(camera.names())
    except Unavailable as error:
        if error.code != "camera.forbidden":
            raise SmokeFailed("no library that speaks to cameras") from error
        return 0
    finally:
        camera.close()


def _picture(shop: Shop, file: Path) -> int:
    """Show the sign-in, keep a picture of it, and return how many colours it has."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QLocale, QTimer
    from PySide6.QtWidgets import QApplication

    from techstore_desktop.ui import language, theme
    from techstore_desktop.ui.changes import Changes
    from techstore_desktop.ui.main_window import MainWindow
    from techstore_desktop.ui.start import doors_to

    app = QApplication.instance() or QApplication(["techstore"])
    assert isinstance(app, QApplication)  # noqa: S101 - nobody made another kind
    language.install(app, "es")
    theme.apply(app, "light")
    _check_looks()
    changes = Changes()
    window = MainWindow(doors_to(shop, changes), changes, locale=QLocale("es"))
    window.resize(*PICTURE)
    window.show()
    loop = QEventLoop()
    QTimer.singleShot(800, loop.quit)
    loop.exec()
    picture = window.grab().toImage()
    picture.save(str(file))
    window.close()
    return _colours(picture, step=4)


def _colours(picture: "QImage", *, step: int) -> int:
    """Return how many colours a picture has, looking at each ``step``-th point."""
    columns, rows = range(0, picture.width(), step), range(0, picture.height(), step)
    return len({picture.pixel(x, y) for x in columns for y in rows})
