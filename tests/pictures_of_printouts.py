"""Pictures of every print-out, on every paper, in both languages.

python -m tests.pictures_of_printouts DIR [--only receipt,quote] [--papers 80mm,a4]
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.storage import dialects
from techstore_desktop.printing.paper import Paper
from techstore_desktop.printing.printer_settings import printer_at
from techstore_desktop.printing.raster import page_pictures
from techstore_desktop.printing.rolls import roll_job
from techstore_desktop.shop import assemble
from tests.builders import an_empty_file
from tests.printing.busy_shop import MOMENT, SHOPS, BusyShop, open_busy_shop
from tests.printing.escpos_reader import read
from tests.printing.printouts import every_printout

DOTS_PER_INCH = 110


def main(words: list[str]) -> int:
    """Write the pictures and return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="print-outs, by their names")
    parser.add_argument("--papers", default="", help="papers, by their names")
    arguments = parser.parse_args(words)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    only = set(filter(None, arguments.only.split(",")))
    papers = set(filter(None, arguments.papers.split(",")))
    for language in SHOPS:
        with _busy_shop(language) as busy:
            for printout in every_printout(busy):
                if only and printout.name not in only:
                    continue
                for paper in printout.papers:
                    if not papers or paper.name in papers:
                        pdf = printout.make(paper, language)
                        name = f"{printout.name}-{paper.name}-{language}"
                        _picture(pdf, paper, arguments.folder, name)
    return 0


@contextmanager
def _busy_shop(language: str) -> Iterator[BusyShop]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "shop.db"
        an_empty_file(file)
        shop = assemble(
            dialects.sqlite_engine(file, is_throwaway=True), clock=SetClock(MOMENT)
        )
        yield open_busy_shop(shop, language)
        shop.close()


def _picture(pdf: bytes, paper: Paper, folder: Path, name: str) -> None:
    for number, page in enumerate(page_pictures(pdf, dots_per_inch=DOTS_PER_INCH), 1):
        size = (page.width, page.height)
        picture = Image.frombuffer("L", size, page.pixels, "raw", "L", page.stride, 1)
        picture.save(folder / f"{name}-{number}.png")
    if paper.is_roll:
        _picture_dots(pdf, folder / f"{name}-escpos.png")


def _picture_dots(pdf: bytes, file: Path) -> None:
    """Save what a roll printer burns, read back from what it is sent."""
    printer = printer_at("escpos:/dev/null")
    assert printer is not None
    rows = read(roll_job(pdf, printer, opens_drawer=False)).rows
    picture = Image.new("1", (len(rows[0]), len(rows)), 1)
    picture.putdata([not dot for row in rows for dot in row])
    picture.save(file)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
