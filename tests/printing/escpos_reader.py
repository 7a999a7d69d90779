"""Reads ESC/POS back, as a printer does, into commands and the dots on paper."""

from dataclasses import dataclass, field

from techstore_desktop.printing.raster import Bitmap

Row = tuple[bool, ...]


@dataclass
class Paper:
    """What came out: the commands besides pictures, and rows of dots."""

    commands: list[bytes] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


_COMMANDS = {
    b"\x1b@": 2,
    b"\x1bp": 5,
    b"\x1b3": 3,
    b"\x1b2": 2,
    b"\x1dV": 4,
    b"\n": 1,
}


def read(job: bytes) -> Paper:
    paper = Paper()
    while job:
        if job.startswith(b"\x1dv0\x00"):
            job = _raster(job, paper)
        elif job.startswith(b"\x1b*\x21"):
            job = _columns(job, paper)
        else:
            start = job[:1] if job[:1] == b"\n" else job[:2]
            length = _COMMANDS[start]
            paper.commands.append(job[:length])
            job = job[length:]
    return paper


def rows_of(bitmap: Bitmap) -> list[Row]:
    stride = bitmap.stride
    return [
        _bits(bitmap.rows[row * stride : (row + 1) * stride])[: bitmap.width]
        for row in range(bitmap.height)
    ]


def _raster(job: bytes, paper: Paper) -> bytes:
    stride = int.from_bytes(job[4:6], "little")
    height = int.from_bytes(job[6:8], "little")
    end = 8 + stride * height
    assert len(job) >= end
    for top in range(8, end, stride):
        paper.rows.append(_bits(job[top : top + stride]))
    return job[end:]


def _columns(job: bytes, paper: Paper) -> bytes:
    end = 5 + 3 * int.from_bytes(job[3:5], "little")
    assert len(job) >= end
    columns = [_bits(job[place : place + 3]) for place in range(5, end, 3)]
    paper.rows += zip(*columns, strict=True)
    return job[end:]


def _bits(octets: bytes) -> Row:
    return tuple(bool(octet & 0x80 >> place) for octet in octets for place in range(8))
