"""English in the source, Spanish complete and compiled."""

import runpy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from techstore_desktop.places import resources
from techstore_desktop.ui import language
from techstore_desktop.ui.messages.gathered import MESSAGES

TOOL = Path(__file__).parents[2] / "packaging" / "translations.py"


@pytest.fixture
def translations() -> dict[str, Any]:
    """Return the command that keeps the texts."""
    return runpy.run_path(str(TOOL))


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    """Speak Spanish during a test."""
    language.install(qapp, "es")
    yield
    language.install(qapp, "en")


def test_every_text_of_the_source_has_a_finished_spanish_one(
    translations: dict[str, Any], tmp_path: Path
) -> None:
    collected = tmp_path / "techstore_es.ts"
    shutil.copy(translations["TS"], collected)
    update: Callable[[Path], None] = translations["update"]
    update(collected)
    assert translations["missing"](collected) == []


def test_what_the_window_loads_is_compiled_from_the_present_texts(
    translations: dict[str, Any], tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh.qm"
    translations["release"](fresh)
    kept = resources() / "translations" / "techstore_es.qm"
    assert fresh.read_bytes() == kept.read_bytes()


def test_values_keep_their_names_in_spanish(spanish: None) -> None:
    for source in MESSAGES.values():
        translated = QCoreApplication.translate("Messages", source)
        assert _names(translated) == _names(source), source


def test_a_message_is_said_in_spanish(spanish: None) -> None:
    said = QCoreApplication.translate("Messages", MESSAGES["pin.wrong"])
    assert said == "PIN incorrecto. Intentos restantes: {tries_left}."


def test_qts_own_dialogs_speak_spanish_too(spanish: None) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"


def test_english_is_what_the_source_says(qapp: QApplication) -> None:
    language.install(qapp, "es")
    language.install(qapp, "en")
    assert QCoreApplication.translate("Roles", "Manager") == "Manager"


def _names(text: str) -> set[str]:
    return {piece.split("}")[0] for piece in text.split("{")[1:]}
