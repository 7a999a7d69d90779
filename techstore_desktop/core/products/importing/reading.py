"""A spreadsheet or a CSV file as a header and rows of text, whatever its making."""

import csv
import io
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products.importing.plain_number import plain_number

LARGEST_FILE = 50 * 1024 * 1024
MOST_ROWS = 500_000
SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
_DELIMITERS = ",;\t|"
_SAMPLED_LINES = 50


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and the rows beneath it, with the line on which each stands."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheet(path: Path) -> Sheet:
    """Return a file's first sheet.

    Raises RuleBroken ``import.file_not_found``, ``import.file_too_large``,
    ``import.file_unreadable``, ``import.file_empty``, ``import.too_many_rows``.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise RuleBroken("import.file_not_found", file=path.name) from error
    if size > LARGEST_FILE:
        megabytes = LARGEST_FILE // 1024**2
        raise RuleBroken("import.file_too_large", megabytes=megabytes)
    is_spreadsheet = path.suffix.lower() in SPREADSHEETS
    grid = _read_spreadsheet(path) if is_spreadsheet else _read_csv(path)
    numbered = [
        (number, tuple(cell.strip() for cell in row))
        for number, row in enumerate(grid, 1)
    ]
    filled = [(number, row) for number, row in numbered if any(row)]
    if len(filled) < 2:  # noqa: PLR2004 - a header and a row
        raise RuleBroken("import.file_empty", file=path.name)
    if len(filled) > MOST_ROWS:
        raise RuleBroken("import.too_many_rows", largest=MOST_ROWS)
    return Sheet(filled[0][1], tuple(filled[1:]))


def _read_spreadsheet(path: Path) -> list[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        cells = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise RuleBroken("import.file_unreadable", file=path.name) from error
    return [[_cell_text(cell) for cell in row] for row in cells]


def _cell_text(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return plain_number(Decimal(int(cell) if cell.is_integer() else repr(cell)))
    return str(cell)


def _read_csv(path: Path) -> list[list[str]]:
    text = _decoded(path)
    if "\0" in text:
        raise RuleBroken("import.file_unreadable", file=path.name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        return list(reader)
    except csv.Error as error:
        raise RuleBroken("import.file_unreadable", file=path.name) from error


def _decoded(path: Path) -> str:
    """Return the text of a file in UTF-8, UTF-16 or whatever it seems to be."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RuleBroken("import.file_unreadable", file=path.name) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    best = from_bytes(content, cp_isolation=["cp1252", "utf_16", "latin_1"]).best()
    if best is None:
        raise RuleBroken("import.file_unreadable", file=path.name)
    return str(best)


def _delimiter(text: str) -> str:
    """Return the sign that splits most lines into the same number of cells."""
    lines = [line for line in text.splitlines()[:_SAMPLED_LINES] if line.strip()]

    def regularity(delimiter: str) -> tuple[int, int]:
        counts = Counter(
            len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1
        )
        cells, lines_alike = counts.most_common(1)[0] if counts else (0, 0)
        return lines_alike, cells

    return max(_DELIMITERS, key=regularity)
