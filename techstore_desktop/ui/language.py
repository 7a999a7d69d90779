"""The language of the window: English in the source, Spanish by Qt Linguist."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from techstore_desktop.places import resources

LANGUAGES = {"en": "English", "es": "Español"}
_OWN = "techstoreTranslator"


def install(app: QApplication, language: str) -> None:
    """Speak a language of ``LANGUAGES``; widgets made before must be made anew."""
    for old in app.findChildren(QTranslator, _OWN):
        app.removeTranslator(old)
        # Gone at once for whoever asks what is spoken, not only when Qt gets to it.
        old.setParent(None)
        old.deleteLater()
    for file, folder in _files(language):
        translator = QTranslator(app)
        translator.setObjectName(_OWN)
        if translator.load(file, folder):
            app.installTranslator(translator)


def current() -> str:
    """Return the language that the window speaks."""
    app = QApplication.instance()
    is_translated = app is not None and app.findChild(QTranslator, _OWN) is not None
    return "es" if is_translated else "en"


def demo_words(text: str) -> str:
    """Return the demo shop's own words as the window says them."""
    return QCoreApplication.translate("Demo", text) if text else ""


def demo_country() -> str:
    """Return the country whose dates and numbers go with the demo shop's words."""
    return {"es": "AR"}.get(current(), "US")


def preferred() -> str:
    """Return the language of this computer, or English where we do not speak it."""
    code = QLocale.system().name().split("_")[0]
    return code if code in LANGUAGES else "en"


def _files(language: str) -> tuple[tuple[str, str], ...]:
    """Return the translations to load: Qt's own dialogs first, then ours."""
    if language == "en":
        return ()
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = str(resources() / "translations")
    return ((f"qtbase_{language}", qt), (f"techstore_{language}", ours))
