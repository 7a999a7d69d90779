"""Pictures: scaled, and kept once under the SHA-256 of their content, while shown."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products.models import Picture
from techstore_desktop.core.storage.entity import shared_tables
from techstore_desktop.core.storage.transaction import Transaction

LARGEST_FILE = 32 * 1024 * 1024
SIDE = 512
_MOST_PIXELS = 100_000_000
_MEDIA_TYPE = "image/jpeg"


def scaled(content: bytes, *, side: int = SIDE) -> bytes:
    """Return a picture as a JPEG of at most ``side`` pixels a side, upright.

    What a camera wrote into it (place, time, owner) is left out.

    Raises RuleBroken ``picture.too_large``, ``picture.too_many_pixels`` and
    ``picture.unreadable``.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(content) > LARGEST_FILE:
        raise RuleBroken("picture.too_large", megabytes=LARGEST_FILE // 1024**2)
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise _too_many_pixels()
            if picture.format == "JPEG":
                # Read at a part of its size: a camera's photo takes hundreds of MB.
                picture.thumbnail((side, side), reducing_gap=2.0)
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((side, side))
            out = BytesIO()
            upright.save(out, "JPEG", quality=85)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise RuleBroken("picture.unreadable") from error
    return out.getvalue()


def _too_many_pixels() -> RuleBroken:
    return RuleBroken("picture.too_many_pixels", megapixels=_MOST_PIXELS // 10**6)


def keep(transaction: Transaction, content: bytes) -> str:
    """Keep a picture and return its name, the SHA-256 of its content."""
    name = sha256(content).hexdigest()
    if transaction.session.get(Picture, name) is None:
        transaction.add(Picture(sha256=name, media_type=_MEDIA_TYPE, content=content))
    return name


def columns() -> Iterator[tuple[Any, str]]:
    """Yield each table and column that names pictures."""
    for model in shared_tables():
        table: Any = model.__table__
        for column in table.columns:
            if column.info.get("picture"):
                yield table, column.name


def is_shown_nowhere() -> ColumnElement[bool]:
    """Return the condition that no row names a picture any more."""
    picture: Any = Picture.__table__
    return and_(
        *(
            ~exists(select(table.c.id).where(table.c[name] == picture.c.sha256))
            for table, name in columns()
        )
    )


def let_go(transaction: Transaction, name: str) -> None:
    """Forget a picture's content, unless something else shows it."""
    transaction.flush()
    of_name = Picture.sha256 == name
    transaction.session.execute(delete(Picture).where(of_name, is_shown_nowhere()))
