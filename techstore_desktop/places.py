"""Where the files that are not code lie: in a checkout, a wheel or a build."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of fonts, icons, translations and sample data."""
    return _folder("resources")


def migrations() -> Path:
    """Return the folder of the database's migrations."""
    return _folder("migrations")


def _folder(name: str) -> Path:
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name
