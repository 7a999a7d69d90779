"""Pictures of products: scaled, and kept once under the SHA-256 of their content."""

from hashlib import sha256
from io import BytesIO

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.products.models import Picture
from techstore_desktop.core.storage.transaction import Transaction

LARGEST_FILE = 20 * 1024 * 1024
SIDE = 512
_MOST_PIXELS = 100_000_000
_MEDIA_TYPE = "image/jpeg"


def scaled(content: bytes, *, side: int = SIDE) -> bytes:
    """Return a picture as a JPEG of at most ``side`` pixels a side, upright.

    What a camera wrote into it (place, time, owner) is left out.

    Raises RuleBroken ``picture.too_large`` and ``picture.unreadable``.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(content) > LARGEST_FILE:
        raise RuleBroken("picture.too_large", megabytes=LARGEST_FILE // 1024**2)
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise RuleBroken("picture.too_large", megabytes=20)
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((side, side))
            out = BytesIO()
            upright.save(out, "JPEG", quality=85)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise RuleBroken("picture.unreadable") from error
    return out.getvalue()


def keep(transaction: Transaction, content: bytes) -> str:
    """Keep a picture and return its name, the SHA-256 of its content."""
    name = sha256(content).hexdigest()
    if transaction.session.get(Picture, name) is None:
        transaction.add(Picture(sha256=name, media_type=_MEDIA_TYPE, content=content))
    return name
