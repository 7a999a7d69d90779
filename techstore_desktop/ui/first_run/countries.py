"""The countries of the first run, in the person's language."""

from PySide6.QtCore import QLocale

from techstore_desktop.core.branches.presets import PRESETS, CountryPreset, preset


def country_names(locale: QLocale) -> list[tuple[str, str]]:
    """Return code and name of every country with a preset, by name."""
    names = [(each.code, country_name(each.code, locale)) for each in PRESETS]
    return sorted(names, key=lambda pair: pair[1].casefold())


def likely_preset(locale: QLocale) -> CountryPreset:
    """Return the preset of the computer's own country, or the first there is."""
    code = locale.name().partition("_")[2]
    return preset(code) or PRESETS[0]


def country_name(code: str, locale: QLocale) -> str:
    """Return what a country is called in the person's language."""
    territory = QLocale.codeToTerritory(code)
    if locale.language() == QLocale.Language.Spanish:
        own = QLocale(QLocale.Language.Spanish, territory).nativeTerritoryName()
        return own or QLocale.territoryToString(territory)
    return QLocale.territoryToString(territory)
