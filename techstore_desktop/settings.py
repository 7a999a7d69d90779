"""This terminal's own settings: a TOML file in the user's config folder.

What belongs to the shop lies in its database. Variables such as
``TECHSTORE_DATA_FOLDER`` override the file. Two sources of text need no library: the
usual one would take a fifth of the time until the sign-in appears.
"""

import logging
import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import platformdirs

from techstore_desktop.core.errors import Unavailable

APPLICATION = "TechStore"
_PREFIX = "TECHSTORE_"
_log = logging.getLogger(__name__)


class ThemeChoice(StrEnum):
    """Which of the two looks, or the one that the system shows."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class LanguageChoice(StrEnum):
    """Which language, or the one that the system speaks."""

    SYSTEM = "system"
    ENGLISH = "en"
    SPANISH = "es"


class ReceiptPaper(StrEnum):
    """What the receipt printer holds: a roll of 80 or 58 mm, or sheets."""

    ROLL_80 = "80mm"
    ROLL_58 = "58mm"
    A4 = "a4"


class LabelChoice(StrEnum):
    """How large the label of a device that is repaired is, in millimetres."""

    WIDE_62 = "62x29"
    SMALL_50 = "50x25"
    HIGH_40 = "40x30"


class DisplayChoice(StrEnum):
    """Where the customer's display opens, if anywhere."""

    OFF = "off"
    SECOND_SCREEN = "second_screen"
    WINDOW = "window"


def config_file() -> Path:
    """Return where this terminal's settings are kept."""
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / "settings.toml"


def default_data_folder() -> Path:
    """Return where a shop's database lies unless the settings say else."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """What one terminal may choose for itself.

    ``hub_without_tls`` is the manager's word that the line to a hub elsewhere needs no
    protection. ``direct_address`` is the hub on which an office computer works without
    a file of its own, ``hub_owner`` the hub that commands of its owner
    look after. ``keep_months`` is how long sales stay on a terminal that a hub has them
    from; 0 keeps all. Without a hub nothing ever goes. ``mail_…`` is the mailbox that
    notices to customers go out from; its password lies in the keyring.
    """

    data_folder: Path
    language: LanguageChoice = LanguageChoice.SYSTEM
    theme: ThemeChoice = ThemeChoice.SYSTEM
    receipt_paper: ReceiptPaper = ReceiptPaper.ROLL_80
    repair_label: LabelChoice = LabelChoice.WIDE_62
    receipt_printer: str = ""
    hub_without_tls: bool = False
    direct_address: str = ""
    hub_owner: str = ""
    customer_display: DisplayChoice = DisplayChoice.OFF
    display_picture: str = ""
    keep_months: int = 13
    mail_host: str = ""
    mail_port: int = 465
    mail_security: str = "tls"
    mail_sender: str = ""
    mail_user: str = ""

    @property
    def database_file(self) -> Path:
        """The shop's SQLite file."""
        return self.data_folder / "shop.db"


def _months(text: str) -> int:
    months = int(text)
    if months < 0:
        raise ValueError(text)
    return months


_KINDS: dict[str, Callable[[str], Any]] = {
    "data_folder": Path,
    "language": LanguageChoice,
    "theme": ThemeChoice,
    "receipt_paper": ReceiptPaper,
    "repair_label": LabelChoice,
    "receipt_printer": str,
    "hub_without_tls": lambda text: text.lower() in {"true", "yes", "1"},
    "direct_address": str,
    "hub_owner": str,
    "customer_display": DisplayChoice,
    "display_picture": str,
    "keep_months": _months,
    "mail_host": str,
    "mail_port": int,
    "mail_security": str,
    "mail_sender": str,
    "mail_user": str,
}


def read() -> Settings:
    """Return the settings: the file's, and the environment's over them.

    What makes no sense in either is left out and logged: the program always starts.
    """
    texts = {"data_folder": str(default_data_folder())}
    texts |= _from_file() | _from_environment()
    chosen = {name: _value(name, text) for name, text in texts.items()}
    known: dict[str, Any] = {
        name: value for name, value in chosen.items() if value is not None
    }
    return Settings(**known)


def _from_file() -> dict[str, str]:
    try:
        kept = tomllib.loads(config_file().read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        _log.warning("the settings cannot be read: %s", error)
        return {}
    return {name: str(kept[name]) for name in _KINDS if name in kept}


def _from_environment() -> dict[str, str]:
    names = {name: _PREFIX + name.upper() for name in _KINDS}
    return {
        name: os.environ[variable]
        for name, variable in names.items()
        if variable in os.environ
    }


def _value(name: str, text: str) -> object:
    try:
        value: object = _KINDS[name](text)
    except ValueError:
        _log.warning("the setting %s cannot be %r", name, text)
        return None
    return value


def change(**choices: str) -> Settings:
    """Keep some choices of this terminal and return all. Raises Unavailable.

    Whole or not at all; what the environment says for one run stays out of the file.
    """
    import tomli_w

    file = config_file()
    unfinished = file.with_suffix(".unfinished")
    try:
        kept = tomllib.loads(file.read_text("utf-8")) if file.exists() else {}
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(tomli_w.dumps(kept | choices), encoding="utf-8")
        unfinished.replace(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Unavailable("settings.not_saved", file=str(file)) from error
    return read()
