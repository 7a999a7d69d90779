"""A sign for a product without a picture, by the words of its category."""

from functools import lru_cache

from techstore_desktop.core.storage.search import words_of

_SIGNS = {
    "cpu": ("processor", "procesador", "cpu"),
    "device-desktop": ("monitor", "display", "case", "gabinete"),
    "device-laptop": ("laptop", "notebook", "portatil"),
    "device-mobile": ("phone", "telefono", "celular"),
    "mouse": ("mouse", "mice", "raton"),
    "keyboard": ("keyboard", "teclado"),
    "headphones": ("headphone", "auricular"),
    "database": ("storage", "disk", "disco", "memory", "memoria"),
    "plug": ("power", "ups", "fuente"),
    "wifi": ("network", "red"),
    "volume": ("speaker", "sound", "parlante", "sonido"),
    "video": ("webcam", "camera", "camara", "graphics", "video"),
    "disc": ("optical", "optica", "software"),
    "tool": ("service", "servicio", "repair"),
}
OTHER = "package"


@lru_cache(maxsize=1024)
def category_icon(category: str | None) -> str:
    """Return the name of an icon."""
    words = words_of(category or "")
    for sign, beginnings in _SIGNS.items():
        if any(word.startswith(beginnings) for word in words):
            return sign
    return OTHER
