"""This terminal's own settings: a TOML file in the user's config folder.

What belongs to the shop lies in its database. Variables such as
``TECHSTORE_DATA_FOLDER`` override the file.
"""

import tomllib
from enum import StrEnum
from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from techstore_desktop.core.errors import Unavailable

APPLICATION = "TechStore"


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


def config_file() -> Path:
    """Return where this terminal's settings are kept."""
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / "settings.toml"


def default_data_folder() -> Path:
    """Return where a shop's database lies unless the settings say else."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False)


class Settings(BaseSettings):
    """What one terminal may choose for itself."""

    model_config = SettingsConfigDict(
        env_prefix="TECHSTORE_", extra="ignore", frozen=True
    )

    data_folder: Path = Field(default_factory=default_data_folder)
    language: LanguageChoice = LanguageChoice.SYSTEM
    theme: ThemeChoice = ThemeChoice.SYSTEM
    receipt_paper: ReceiptPaper = ReceiptPaper.ROLL_80
    receipt_printer: str = ""

    @property
    def database_file(self) -> Path:
        """The shop's SQLite file."""
        return self.data_folder / "shop.db"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - not one of ours
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what was handed in first, then the environment, then the file."""
        file = TomlConfigSettingsSource(settings_cls, toml_file=config_file())
        return (init_settings, env_settings, file)


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
    return Settings()
