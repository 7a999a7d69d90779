"""Thins the data of ICU that travels with Qt on Linux, from 32 MB to 1.

Qt takes dates, numbers, words and case from tables of its own. Of ICU's it uses the
order of words in a language, as in a list of files: that stays.

icu_data.py LIBRARY …
"""

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

KEPT = ("ucadata.icu", "root.res", "res_index.res", "en.res", "es.res")
"""What ICU sorts by, within its folder ``coll``."""

_LOAD, _DYNAMIC, _RELRO = 1, 2, 0x6474E552
_SEGMENT = struct.Struct("<IIQQQQQQ")
_ENTRY = struct.Struct("<II")
# The largest page of a machine that Linux runs on: segments may not share one.
_PAGE, _ALIGNED = 0x10000, 16


def thin(library: Path) -> None:
    """Leave of a data library what ``KEPT`` names.

    What the loader reads keeps its addresses. Raises ValueError where the library is
    laid out in another way: it is whole then.
    """
    content = bytearray(library.read_bytes())
    if content[:6] != b"\x7fELF\x02\x01":
        raise ValueError("no 64-bit library of a little-endian machine")
    data = content.find(b"CmnD") - 12
    if data < 0:
        raise ValueError("no data of ICU")
    (header,) = struct.unpack_from("<H", content, data)
    contents = _written(list(_kept(content, data + header)))
    first = bytes(content[: data + header]) + contents
    library.write_bytes(_with_segments(content, first))


def _kept(content: bytearray, table: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the data of what stays, in ICU's order."""
    (count,) = struct.unpack_from("<I", content, table)
    entries = [_ENTRY.unpack_from(content, table + 4 + 8 * n) for n in range(count)]
    ends = [start for _name, start in entries[1:]]
    for (name_at, start), end in zip(entries, ends, strict=False):
        name = bytes(content[table + name_at : content.index(0, table + name_at)])
        folder, _slash, file = name.decode().rpartition("/")
        if folder.endswith("/coll") and file in KEPT:
            yield name, bytes(content[table + start : table + end])


def _written(kept: list[tuple[bytes, bytes]]) -> bytes:
    """Return a table of contents with what it lists."""
    names_at = 4 + _ENTRY.size * len(kept)
    names = b"".join(name + b"\0" for name, _data in kept)
    table, body = struct.pack("<I", len(kept)), b""
    body_at = _up(names_at + len(names), _ALIGNED)
    for name, data in kept:
        table += _ENTRY.pack(names_at, body_at + len(body))
        names_at += len(name) + 1
        body += data.ljust(_up(len(data), _ALIGNED), b"\0")
    return (table + names).ljust(body_at, b"\0") + body


def _with_segments(content: bytearray, first: bytes) -> bytes:
    """Return the library with a shorter first segment and the dynamic one after it."""
    shorter = bytearray(first)
    (at,) = struct.unpack_from("<Q", content, 32)
    (count,) = struct.unpack_from("<H", content, 56)
    tail, tail_at = b"", 0
    for place in range(at, at + count * _SEGMENT.size, _SEGMENT.size):
        kind, flags, offset, *addresses, size, _memory, align = _SEGMENT.unpack_from(
            content, place
        )
        if kind == _LOAD and offset == 0:
            size = len(first)
        elif kind in (_LOAD, _DYNAMIC, _RELRO):
            tail_at = _up(len(first), _PAGE) + addresses[0] % _PAGE
            tail, offset = bytes(content[offset : offset + size]), tail_at
        else:
            continue
        changed = (kind, flags, offset, *addresses, size, size, align)
        _SEGMENT.pack_into(shorter, place, *changed)
    # The sections are gone: the loader asks for none.
    struct.pack_into("<Q", shorter, 40, 0)
    struct.pack_into("<HH", shorter, 60, 0, 0)
    return bytes(shorter).ljust(tail_at, b"\0") + tail


def _up(number: int, to: int) -> int:
    return -(-number // to) * to


if __name__ == "__main__":
    for name in sys.argv[1:]:
        thin(Path(name))
