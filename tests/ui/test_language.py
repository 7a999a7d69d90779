"""English in the source, Spanish complete and compiled."""

import re
import runpy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from techstore_desktop.places import resources
from techstore_desktop.ui import language
from techstore_desktop.ui.messages.gathered import MESSAGES

INFINITIVE = re.compile(r"[¿¡«]?\w+(ar|er|ir)(l[oa]s?|se)?\b")
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


def test_who_asks_is_told_what_is_spoken_from_the_first_moment_on(
    qapp: QApplication,
) -> None:
    for spoken in ("es", "en", "es", "en"):
        language.install(qapp, spoken)
        assert language.current() == spoken


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


def spanish_texts(translations: dict[str, Any]) -> list[tuple[str, str]]:
    """Return each text of the window with its Spanish, forms of number apart."""
    tree = ET.parse(translations["TS"])  # noqa: S314 - our own file
    return [
        (message.findtext("source") or "", text)
        for message in tree.iter("message")
        for text in message.find("translation").itertext()  # type: ignore[union-attr]
        if text.strip()
    ]


def test_a_receipt_has_one_name_in_spanish(translations: dict[str, Any]) -> None:
    wrong = [
        spanish
        for english, spanish in spanish_texts(translations)
        if "receipt" in english.lower() and "comprobante" in spanish.lower()
    ]
    assert wrong == []


def test_spanish_sentences_ask_as_usted_and_only_labels_take_the_infinitive(
    translations: dict[str, Any],
) -> None:
    wrong = [
        text
        for _english, text in spanish_texts(translations)
        if text.rstrip().endswith(".")
        for sentence in re.split(r"(?<=[.:;!?])\s+", text)
        if INFINITIVE.match(sentence) and not sentence.startswith("Cualquier ")
    ]
    assert wrong == []


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
