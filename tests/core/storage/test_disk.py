"""The disk's room is told in three steps."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from techstore_desktop.core.storage import dialects
from techstore_desktop.core.storage.disk import Room, room

Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil gives it


@pytest.mark.parametrize(
    ("megabytes", "expected"),
    [(900, Room.ENOUGH), (500, Room.ENOUGH), (499, Room.LITTLE), (199, Room.NONE)],
)
def test_room_is_told_in_three_steps(
    megabytes: int, expected: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = Usage(10**12, 0, megabytes * 1024**2)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    assert room(dialects.sqlite_engine(tmp_path / "shop.db")) is expected


def test_a_disk_that_cannot_be_asked_has_room(tmp_path: Path) -> None:
    engine = dialects.sqlite_engine(tmp_path / "nowhere" / "shop.db")
    assert room(engine) is Room.ENOUGH
