"""A product's picture between its file, the shop and the card."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QImage

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products.pictures import LARGEST_FILE
from techstore_desktop.core.products.schemas import ProductResponse
from techstore_desktop.shop import Shop


@dataclass(frozen=True, slots=True)
class Shown:
    """A product with its picture's content, if there is one."""

    product: ProductResponse
    picture: bytes | None


def read_shown(shop: Shop, product_id: UUID) -> Shown:
    """Read a product and its picture. Runs on the worker."""
    product = shop.products.get(product_id)
    name = product.picture_sha256
    return Shown(product, shop.products.picture(name) if name else None)


def read_picture(path: Path) -> bytes:
    """Return a file's content, unless it is larger than a picture may be.

    Raises RuleBroken ``picture.too_large``, ``picture.unreadable``.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RuleBroken("picture.too_large", megabytes=LARGEST_FILE // 1024**2)
        return path.read_bytes()
    except OSError as error:
        raise RuleBroken("picture.unreadable") from error


def as_image(content: bytes | None) -> QImage | None:
    """Return a content to draw, or None."""
    if content is None:
        return None
    image = QImage()
    image.loadFromData(content)
    return None if image.isNull() else image
